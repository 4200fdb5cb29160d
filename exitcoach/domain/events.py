"""What can happen in an interview. A case is the fold of its events. ``at`` is aware and UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from exitcoach.domain.cases import Answers, PlaybookRef, Record, Value
from exitcoach.domain.commitments import Investigation


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the interview stands: a question, and in a repeated group the row (from 0) and the field."""

    question: str
    row: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A call begins. ``source`` is where the playbook was found when it was named by its path."""

    at: datetime
    case_id: str
    employee: str
    language: str
    playbook: PlaybookRef
    express: bool = False
    practice: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An investigation begins, from what was ``seen`` then; ``given`` are the answers it begins with.

    ``anew``: every question is put again, also one that has its answer.
    """

    at: datetime
    case_id: str
    employee: str
    language: str
    playbook: PlaybookRef
    seen: Investigation | None = None
    given: Answers = field(default_factory=dict)
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A stored case is taken up again."""

    at: datetime
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer: to a whole question, or to one field of one row."""

    at: datetime
    place: Place
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDropped:
    """A row of a repeated group is taken out."""

    at: datetime
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Left for later; an answer already given stays."""

    at: datetime
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    """One question back; answers ahead stay."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A quick note."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSettled:
    """What became, in the debrief, of the first note of the call not yet settled; ``answered``: it is an answer now."""

    at: datetime
    fate: Literal["kept", "dropped", "answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """Text typed and not yet given as an answer; empty once it was taken out."""

    at: datetime
    place: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDrafted:
    """A quick note half written; empty once it was given up."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """From here on, only the express questions."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """The client has gone; what is left is the debrief."""

    at: datetime
    hung_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A case from an answer file is complete as given; nobody knows when the client left."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """Stopped, to be resumed."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """Taken up again."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Done."""

    at: datetime


Event = (
    Started
    | Opened
    | Recalled
    | Answered
    | RowDropped
    | Skipped
    | WentBack
    | Noted
    | NoteSettled
    | Drafted
    | NoteDrafted
    | Shortened
    | Departed
    | Filed
    | Paused
    | Resumed
    | Closed
)
