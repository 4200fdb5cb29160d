"""A playbook as far as it could be read, and where everything in it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exitcoach.domain.playbooks import Phrase, Playbook, Question, Reminder, Stage
from exitcoach.playbook.codes import Code

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the rules look at. Hollow ids and texts stand for what was reported already; rules pass over them."""

    playbook: Playbook
    file: str
    places: Mapping[str, Place]

    def place(self, where: str) -> Place:
        """The place of a breadcrumb, or of the nearest thing around it."""
        while where and where not in self.places:
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return self.places.get(where, (1, 1))

    def stages(self) -> Iterator[tuple[str, Stage]]:
        """Every stage with its breadcrumb."""
        for number, stage in enumerate(self.playbook.stages, start=1):
            yield f"stages[{number}]", stage

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Every question with its breadcrumb, in the order of the call."""
        for where, stage in self.stages():
            for number, question in enumerate(stage.questions, start=1):
                yield f"{where}.questions[{number}]", question

    def phrases(self) -> Iterator[tuple[str, Phrase]]:
        """Every phrase to say or to avoid with its breadcrumb."""
        for where, stage in self.stages():
            for name, phrases in (("say", stage.say), ("avoid", stage.avoid)):
                for number, phrase in enumerate(phrases, start=1):
                    yield f"{where}.{name}[{number}]", phrase

    def reminders(self) -> Iterator[tuple[str, Reminder]]:
        """Every reminder with its breadcrumb."""
        for where, stage in self.stages():
            for number, reminder in enumerate(stage.reminders, start=1):
                yield f"{where}.reminders[{number}]", reminder


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule broken at a breadcrumb."""

    code: Code
    where: str
    facts: Mapping[str, str] = field(default_factory=dict)
