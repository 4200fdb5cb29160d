"""Which event leads where, and that every other pair is refused."""

import pytest

from exitcoach.domain import events as happened
from exitcoach.domain.cases import PlaybookRef, Status
from exitcoach.domain.events import Event, Place
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import STATUS, TRANSITIONS, Phase
from tests.fakes.records import CALL, an_id
from tests.unit.interview.call import DONE, Call

STORY = Place(question="lesson")
ROW = Place(question="incidents", row=0, field="what")


def a_call(phase: Phase) -> Call:
    """A call in that phase, everything answered that closing needs, a note taken, standing where one can go back."""
    if phase is Phase.BLANK:
        return Call(begun=False)
    call = Call().tell("incidents", ({"what": "late"},)).note().later()
    if phase in (Phase.LIVE, Phase.SET_ASIDE):
        return call if phase is Phase.LIVE else call.pause()
    for question, value in DONE.items():
        call.tell(question, value)
    call.gone().later()
    if phase is Phase.DEBRIEF:
        return call
    return call.pause() if phase is Phase.PUT_OFF else call.close()


def an_event(kind: type[Event]) -> Event:
    """One that is taken wherever its kind is."""
    made: dict[type[Event], Event] = {
        happened.Started: Call(begun=False).started(),
        happened.Opened: happened.Opened(
            at=CALL, case_id=an_id(), employee="Ana", language="es", playbook=PlaybookRef(id="investigation", version=1)
        ),
        happened.Recalled: happened.Recalled(at=CALL, record=Call().later().pause().record()),
        happened.Answered: happened.Answered(at=CALL, place=STORY, value="a"),
        happened.RowDropped: happened.RowDropped(at=CALL, place=ROW),
        happened.Skipped: happened.Skipped(at=CALL, place=STORY),
        happened.WentBack: happened.WentBack(at=CALL),
        happened.Noted: happened.Noted(at=CALL, text="n"),
        happened.NoteSettled: happened.NoteSettled(at=CALL, fate="kept"),
        happened.Drafted: happened.Drafted(at=CALL, place=STORY, text="t"),
        happened.NoteDrafted: happened.NoteDrafted(at=CALL, text="t"),
        happened.Shortened: happened.Shortened(at=CALL),
        happened.Departed: happened.Departed(at=CALL),
        happened.Filed: happened.Filed(at=CALL),
        happened.Paused: happened.Paused(at=CALL),
        happened.Resumed: happened.Resumed(at=CALL),
        happened.Closed: happened.Closed(at=CALL),
    }
    return made[kind]


KINDS = tuple(event for event in Event.__args__)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("phase", Phase)
def test_every_pair(phase: Phase, kind: type[Event]) -> None:
    """A pair of the table leads where it says, one revision on; any other is refused and changes nothing."""
    call = a_call(phase)
    before = call.state
    assert before.phase is phase

    follows = TRANSITIONS[phase].get(kind)
    if follows is None:
        with pytest.raises(Refused) as refused:
            call.receive(an_event(kind))
        assert (refused.value.code, refused.value.facts["phase"]) == ("not-now", phase)
        assert call.state is before
    else:
        call.receive(an_event(kind))
        expected = Phase.SET_ASIDE if kind is happened.Recalled else follows
        assert call.state.phase is expected
        assert call.state.revision > before.revision or kind is happened.Recalled


def test_the_table_is_whole() -> None:
    """Every phase is in it, nothing leaves a closed case, and only a call, an investigation or a record begins one."""
    assert set(TRANSITIONS) == set(Phase)
    assert TRANSITIONS[Phase.CLOSED] == {}
    assert set(TRANSITIONS[Phase.BLANK]) == {happened.Started, happened.Opened, happened.Recalled}
    assert {phase for row in TRANSITIONS.values() for phase in row.values()} == set(Phase) - {Phase.BLANK}


@pytest.mark.parametrize(
    ("phase", "status"),
    [
        (Phase.LIVE, Status.OPEN),
        (Phase.SET_ASIDE, Status.INTERRUPTED),
        (Phase.DEBRIEF, Status.DEBRIEF),
        (Phase.PUT_OFF, Status.DEBRIEF),
        (Phase.CLOSED, Status.CLOSED),
    ],
)
def test_status(phase: Phase, status: Status) -> None:
    """The status of a case says where its interview stands."""
    assert a_call(phase).record().case.status is status
    assert STATUS[phase] is status


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.BLANK])
def test_a_stored_case_goes_on_where_it_was(phase: Phase) -> None:
    """Recalled, a case is set aside in the call or in the debrief, or closed; never live by itself."""
    record = a_call(phase).record()
    state = Call(begun=False).recall(record).state

    expected = {Phase.LIVE: Phase.SET_ASIDE, Phase.DEBRIEF: Phase.PUT_OFF}.get(phase, phase)
    assert state.phase is expected
    assert state.revision == record.case.revision + 1
