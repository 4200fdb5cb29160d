"""What a frontend is shown, and what it may reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from exitcoach.domain.cases import Answers, Gate, Note, Value
from exitcoach.domain.events import Place
from exitcoach.domain.playbooks import Playbook, Question, Stage
from exitcoach.domain.questions import Spec
from exitcoach.domain.tone import Finding, Praise


def nowhere(_typed: str) -> None:
    """Nothing is kept."""


def unheard(_said: str) -> tuple[Finding, ...]:
    """Nobody listens."""
    return ()


def unpraised(_said: str) -> tuple[Praise, ...]:
    """Nobody praises."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One moment of the interview: the question, and all that helps to answer it.

    ``spec`` is what is answered: the question's, or that of one field. ``known`` is the answer given earlier, if any.
    ``left`` is when the client left. ``recent`` are the last answers, oldest first. ``refusal`` and ``facts`` say
    why the last reply was not taken.
    ``needed``: what closing still needs. ``draft``: text typed here before and not given; ``draft_note``: a quick note
    half written. ``keep`` and ``keep_note`` store what is typed so far, so that no interruption loses it. ``hear``
    tells what in the employee's words may sound defensive to this client at this stage, ``praise`` what is well said.
    """

    playbook: Playbook
    stage: Stage
    question: Question
    spec: Spec
    place: Place
    language: str
    answers: Answers
    gate: Gate
    started: datetime
    left: datetime | None = None
    known: Value | None = None
    recent: tuple[tuple[str, Value], ...] = ()
    in_debrief: bool = False
    express: bool = False
    entering: bool = False
    first: bool = False
    notes: tuple[Note, ...] = ()
    skipped: int = 0
    needed: tuple[str, ...] = ()
    draft: str = ""
    draft_note: str = ""
    refusal: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    keep: Callable[[str], None] = field(default=nowhere, compare=False, repr=False)
    keep_note: Callable[[str], None] = field(default=nowhere, compare=False, repr=False)
    hear: Callable[[str], tuple[Finding, ...]] = field(default=unheard, compare=False, repr=False)
    praise: Callable[[str], tuple[Praise, ...]] = field(default=unpraised, compare=False, repr=False)

    @property
    def in_a_row(self) -> bool:
        """Whether it asks about a row of a repeated group that has been begun."""
        rows = self.answers.get(self.place.question)
        return self.place.row is not None and isinstance(rows, tuple) and self.place.row < len(rows)


@dataclass(frozen=True, slots=True)
class Say:
    """An answer."""

    value: Value


@dataclass(frozen=True, slots=True)
class Later:
    """Leave it for now; ``typed``, here and below, is text not yet given, offered again when the question is."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """One question back."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Jot:
    """A quick note; the question stays."""

    text: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Take this row of a repeated group out."""


@dataclass(frozen=True, slots=True)
class Shorten:
    """Only what is necessary from here on."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """The client has gone; in the debrief, that it is enough."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Save and stop."""

    typed: str = ""


Reply = Say | Later | Back | Jot | Drop | Shorten | Gone | Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteScene:
    """A quick note of the call, in the debrief: number ``number`` of the ``of`` there were left, from 1.

    ``targets`` are the questions without an answer that the note's words can answer. ``skipped`` counts those left.
    ``left`` is when the client left. ``refusal`` and ``facts`` say why the last reply was not taken.
    """

    note: Note
    number: int
    of: int
    playbook: Playbook
    language: str
    started: datetime
    left: datetime | None = None
    targets: tuple[Question, ...] = ()
    skipped: int = 0
    refusal: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keep:
    """The note stays a note."""


@dataclass(frozen=True, slots=True)
class Discard:
    """The note goes."""


@dataclass(frozen=True, slots=True)
class Use:
    """The note is the answer to this question."""

    question_id: str


NoteReply = Keep | Discard | Use | Gone | Stop
