"""A case: the record of one goodbye, as stored, printed and exported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from exitcoach.domain.commitments import (
    Change,
    Corrective,
    Decided,
    Investigation,
    Promise,
    Recontact,
    Returned,
    Support,
)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Where a case of the time before exitcoach came from: the name of the file and the row in it, counted from 1.

    ``key`` stays the same when the row is read again. ``when`` is the day of the call as far as it is known:
    ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``, or empty; only a whole day is also the answer ``call.date``.
    """

    source: str
    row: int
    key: str
    on: datetime
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The public record. Times are UTC; ``left_at`` is null for a case from a file.

    ``answers`` maps dotted question ids to values; dates in it are the text that was given.
    ``gate`` is null only while the call has not come to recovery. ``revision`` grows with every event of the
    interview, ``followed`` with every change after the call; ``history`` tells those. ``correctives`` are copies of
    the house's own. ``imported`` is null for a case that was taken with exitcoach.
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
    history: tuple[Change, ...] = ()
    followed: int = 0
    imported: Imported | None = None


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
    """What only the employee sees of a case: stored apart, printed by nothing. ``support``: what was done about it."""

    id: str
    revision: int
    answers: Answers = field(default_factory=dict)
    tone: tuple[ToneFinding, ...] = ()
    timeline: tuple[Happening, ...] = ()
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A case and its private part, as they are stored together."""

    case: Case
    private: Private
