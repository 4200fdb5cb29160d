"""What follows a call: what was promised to the client, and what the house found, cured and learned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class CorrectiveState(StrEnum):
    """How far a corrective has come."""

    PLANNED = "planned"
    IN_PLACE = "in_place"
    VERIFIED = "verified"


class LessonState(StrEnum):
    """Whether a lesson is shown to the next employee."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


FORGOTTEN = "case.forgotten"
"""The change that took the client out of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened after the call: ``what`` is a code such as ``promise.kept``, ``about`` an id."""

    at: datetime
    by: str
    what: str
    about: str
    note: str = ""


def is_forgotten(history: Iterable[Change]) -> bool:
    """Whether the client was taken out of the case that has this history."""
    return any(change.what == FORGOTTEN for change in history)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one named owner will make happen by a day. ``client_agreed``: to its being withdrawn."""

    id: str
    what: str
    owner: str
    due: date
    authority: str = "to_confirm"
    tell_client_by: str = ""
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    note: str = ""
    client_agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a client who wanted to think chose, or that one who stayed left later."""

    decision: str
    on: date
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Investigation:
    """What the house found. ``diagnosed`` stands apart from the causes the client stated.

    ``diagnosed`` begins with the main cause. ``factors`` are roles and conditions, never people.
    ``no_corrective_because`` says why none is needed. ``finished_on`` is null while the investigation goes on.
    ``notes`` were jotted down on the way.
    """

    findings: str
    diagnosed: tuple[str, ...] = ()
    finished_on: date | None = None
    departments: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    should_have: str = ""
    factors: tuple[str, ...] = ()
    client_told: bool | None = None
    no_corrective_because: str = ""
    by: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrective:
    """What was put right, ``how`` that is verified, and on what ``evidence`` it was.

    It belongs to the house: ``cases`` are those it serves. The copy a case shows has neither them nor the history.
    """

    id: str
    what: str
    owner: str
    due: date | None = None
    state: CorrectiveState = CorrectiveState.PLANNED
    how: str = ""
    verify_by: date | None = None
    cause: str = ""
    process: str = ""
    planned_on: date | None = None
    placed_on: date | None = None
    verified_on: date | None = None
    evidence: str = ""
    cases: tuple[str, ...] = ()
    revision: int = 1
    history: tuple[Change, ...] = ()

    def copy(self) -> "Corrective":
        """What one case shows of it."""
        return replace(self, cases=(), history=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Recontact:
    """That the client was contacted again, the ``number``-th time. ``received`` is how they took it, once known."""

    on: date
    by: str = ""
    received: str = ""
    received_on: date | None = None
    channel: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The client came back."""

    on: date
    because: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What the house learned about a cause; published, the next employee who meets it sees it."""

    id: str
    text: str
    cause: str
    by: str = ""
    on: date | None = None
    case: str = ""
    corrective: str = ""
    state: LessonState = LessonState.DRAFT
    revision: int = 1
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoke:
    """An early signal, logged before anybody left."""

    id: str
    at: datetime
    by: str
    text: str
    cause: str = ""
    department: str = ""
    process: str = ""
    revision: int = 1
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What was done for an employee who asked for support."""

    done_on: date
    by: str
    what: str
