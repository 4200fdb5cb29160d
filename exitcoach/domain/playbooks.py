"""A playbook: the wording of the interview, its guidance and its causes, in every language it speaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.questions import Spec
from exitcoach.domain.text import LocalText


class Moment(StrEnum):
    """When a reminder has its place."""

    ENTERING = "entering"
    HOT = "hot"
    LONG_LISTENING = "long_listening"
    TONE = "tone"
    BEFORE_PROMISE = "before_promise"
    AFTER_NO = "after_no"
    BEFORE_GOODBYE = "before_goodbye"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Something to say, or never to say. Empty ``fits``: for everybody.

    ``fits`` and ``unless`` hold emotions, verdicts, decisions, firmness, or causes and patterns of them (``core.*``).
    """

    text: LocalText
    fits: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One line for the employee, for its moment."""

    text: LocalText
    moment: Moment = Moment.ENTERING
    fits: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """How one field of a repeated group is put."""

    label: LocalText
    ask: LocalText
    choices: Mapping[str, LocalText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its rules and its words: a short name, what the wizard asks, one talking point."""

    spec: Spec
    label: LocalText
    ask: LocalText
    tip: LocalText
    choices: Mapping[str, LocalText] = field(default_factory=dict)
    fields: Mapping[str, FieldWords] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its public id."""
        return self.spec.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of the call: its questions and its guidance."""

    id: str
    title: LocalText
    goal: LocalText
    questions: tuple[Question, ...]
    say: tuple[Phrase, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    reminders: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """The recovery gate's verdict in plain words, and what to do about it."""

    headline: LocalText
    advice: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """Everything the wizard shows that is not the program's own interface.

    ``cards``: ``opening`` (before the first question) and ``calm`` ("I'm heating up"), each a few short lines.
    ``verdicts`` and ``reasons`` word the recovery gate. ``departments`` and ``processes`` are offered as suggestions.
    """

    id: str
    version: int
    title: LocalText
    stages: tuple[Stage, ...]
    causes: Taxonomy
    cards: Mapping[str, tuple[LocalText, ...]]
    verdicts: Mapping[str, VerdictWords]
    reasons: Mapping[str, LocalText]
    departments: tuple[LocalText, ...] = ()
    processes: tuple[LocalText, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """All questions, in the order of the call."""
        return (question for stage in self.stages for question in stage.questions)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the playbook asks it."""
        return next((question for question in self.questions if question.id == question_id), None)

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with this id, if the playbook has it."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)
