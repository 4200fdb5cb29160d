"""Where an interview can stand, and which event leads where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from exitcoach.domain.cases import Answers, Gate, Happening, Note, PlaybookRef, Record, Status
from exitcoach.domain.catalog import DEBRIEF
from exitcoach.domain.events import (
    Answered,
    Closed,
    Departed,
    Drafted,
    Event,
    Filed,
    Noted,
    NoteDrafted,
    NoteSettled,
    Opened,
    Paused,
    Place,
    Recalled,
    Resumed,
    RowDropped,
    Shortened,
    Skipped,
    Started,
    WentBack,
)
from exitcoach.domain.investigation import INVESTIGATION

AFTERWARDS = (DEBRIEF, INVESTIGATION)
"""Stages without the client: quick notes taken there stay as they are."""


class Phase(StrEnum):
    """The six places an interview can be in."""

    BLANK = "blank"
    LIVE = "live"
    SET_ASIDE = "set_aside"
    DEBRIEF = "debrief"
    PUT_OFF = "put_off"
    CLOSED = "closed"


_TALK: dict[type[Event], None] = dict.fromkeys((Answered, RowDropped, Skipped, WentBack, Noted, Drafted, NoteDrafted))


def _staying(phase: Phase) -> dict[type[Event], Phase]:
    return dict.fromkeys(_TALK, phase)


TRANSITIONS: Mapping[Phase, Mapping[type[Event], Phase]] = MappingProxyType(
    {
        Phase.BLANK: {Started: Phase.LIVE, Opened: Phase.DEBRIEF, Recalled: Phase.SET_ASIDE},
        Phase.LIVE: {
            **_staying(Phase.LIVE),
            Shortened: Phase.LIVE,
            Resumed: Phase.LIVE,
            Recalled: Phase.SET_ASIDE,
            Paused: Phase.SET_ASIDE,
            Departed: Phase.DEBRIEF,
            Filed: Phase.DEBRIEF,
        },
        Phase.SET_ASIDE: {Resumed: Phase.LIVE, Recalled: Phase.SET_ASIDE, Paused: Phase.SET_ASIDE},
        Phase.DEBRIEF: {
            **_staying(Phase.DEBRIEF),
            NoteSettled: Phase.DEBRIEF,
            Resumed: Phase.DEBRIEF,
            Recalled: Phase.PUT_OFF,
            Paused: Phase.PUT_OFF,
            Closed: Phase.CLOSED,
        },
        Phase.PUT_OFF: {Resumed: Phase.DEBRIEF, Recalled: Phase.PUT_OFF, Paused: Phase.PUT_OFF},
        Phase.CLOSED: {},
    }
)

STATUS: Mapping[Phase, Status] = MappingProxyType(
    {
        Phase.BLANK: Status.OPEN,
        Phase.LIVE: Status.OPEN,
        Phase.SET_ASIDE: Status.INTERRUPTED,
        Phase.DEBRIEF: Status.DEBRIEF,
        Phase.PUT_OFF: Status.DEBRIEF,
        Phase.CLOSED: Status.CLOSED,
    }
)
PHASE_OF_STORED: Mapping[Status, Phase] = MappingProxyType(
    {
        Status.OPEN: Phase.SET_ASIDE,
        Status.INTERRUPTED: Phase.SET_ASIDE,
        Status.DEBRIEF: Phase.PUT_OFF,
        Status.CLOSED: Phase.CLOSED,
    }
)


_BEFORE = datetime.fromtimestamp(0, UTC)
_NO_PLAYBOOK = PlaybookRef(id="", version=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An interview so far. ``given`` holds every answer ever given and not changed, also those set aside.

    ``at`` is where it stands; None when nothing is left to ask in this phase. ``skipped`` were put and left.
    ``agenda`` is what the debrief asks, fixed when it begins. ``notes_settled``: so many notes, from the first, have
    been kept there. ``drafts`` are texts typed at a place and not given, ``note_draft`` a quick note half written.
    ``stored`` is the record it was recalled from.
    """

    phase: Phase = Phase.BLANK
    revision: int = 0
    case_id: str = ""
    created: datetime = _BEFORE
    left_at: datetime | None = None
    closed_at: datetime | None = None
    employee: str = ""
    language: str = ""
    playbook: PlaybookRef = _NO_PLAYBOOK
    practice: bool = False
    express: bool = False
    given: Answers = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    gate: Gate | None = None
    notes: tuple[Note, ...] = ()
    notes_settled: int = 0
    timeline: tuple[Happening, ...] = ()
    at: Place | None = None
    drafts: Mapping[Place, str] = field(default_factory=dict)
    note_draft: str = ""
    agenda: tuple[str, ...] = ()
    stored: Record | None = None

    @property
    def status(self) -> Status:
        """The status a case of this state has."""
        return STATUS[self.phase]

    @property
    def pending_note(self) -> Note | None:
        """The note of the call that the debrief settles next; those of the debrief itself stay as they are."""
        if self.phase is not Phase.DEBRIEF or self.notes_settled >= len(self.notes):
            return None
        note = self.notes[self.notes_settled]
        return note if note.stage not in AFTERWARDS else None

    @property
    def in_debrief(self) -> bool:
        """Whether the client has gone."""
        return self.phase in (Phase.DEBRIEF, Phase.PUT_OFF, Phase.CLOSED)
