"""A case: the record of one goodbye, as stored, printed and exported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

SCHEMA = 1
"""The version of the stored form; stores/migrations.py brings older ones up to it."""

Scalar = str | int | bool
Row = Mapping[str, Scalar]
Value = Scalar | tuple[str | Row, ...]
Answers = Mapping[str, Value]


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    INTERRUPTED = "interrupted"
    DEBRIEF = "debrief"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the recovery gate said, and every reason that held."""

    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookRef:
    """The playbook a case was taken with."""

    id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A quick note."""

    at: datetime
    stage: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of the timeline; ``question`` is null where none was on the screen."""

    at: datetime
    stage: str
    event: str
    question: str | None = None


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one named owner will make happen by a day."""

    id: str
    what: str
    owner: str
    due: date
    authority: str = "to_confirm"
    tell_client_by: str = ""
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a client who wanted to think chose, or that one who stayed left later."""

    decision: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Investigation:
    """What the house found."""

    findings: str
    diagnosed: tuple[str, ...] = ()
    finished_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrective:
    """What was put right, and how that was verified."""

    id: str
    what: str
    owner: str
    due: date | None = None
    state: str = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recontact:
    """That the client was contacted again."""

    on: date
    by: str = ""
    received: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The client came back."""

    on: date
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The public record. Times are UTC; ``left_at`` is null for a case from a file.

    ``answers`` maps dotted question ids to values; dates in it are the text that was given.
    ``gate`` is null only while the call has not come to recovery. ``revision`` grows with every change.
    """

    schema: int
    id: str
    revision: int
    status: Status
    practice: bool
    created: datetime
    left_at: datetime | None
    closed: datetime | None
    employee: str
    language: str
    playbook: PlaybookRef
    answers: Answers
    gate: Gate | None
    asks: int
    notes: tuple[Note, ...] = ()
    timeline: tuple[Happening, ...] = ()
    promises: tuple[Promise, ...] = ()
    decided: Decided | None = None
    investigation: Investigation | None = None
    correctives: tuple[Corrective, ...] = ()
    recontact: Recontact | None = None
    returned: Returned | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneFinding:
    """Words of the employee the coach marked: ``start`` and ``end`` are offsets in characters."""

    stage: str
    question: str
    marker: str
    words: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """What only the employee sees of a case: stored apart, printed by nothing."""

    id: str
    revision: int
    answers: Answers = field(default_factory=dict)
    tone: tuple[ToneFinding, ...] = ()
    timeline: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A case and its private part, as they are stored together."""

    case: Case
    private: Private
