"""The notes of a call, one by one in its debrief."""

from typing import Literal

import pytest

from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import Phase
from tests.unit.interview.call import DONE, Call


def with_notes(*texts: str) -> Call:
    """A call at its debrief, with these notes of the call."""
    call = Call()
    for question, value in DONE.items():
        call.tell(question, value)
    for text in texts:
        call.note(text)
    return call.gone()


def pending(call: Call) -> str:
    return call.state.pending_note.text if call.state.pending_note else ""


@pytest.mark.parametrize(
    ("fate", "left"),
    [("kept", ("one", "two")), ("dropped", ("two",)), ("answered", ("two",))],
    ids=str,
)
def test_fates(fate: Literal["kept", "dropped", "answered"], left: tuple[str, ...]) -> None:
    """A kept note stays, any other goes; the next one is pending, the question stands, the timeline tells it."""
    call = with_notes("one", "two")
    at = call.at
    call.settle(fate)

    assert (tuple(note.text for note in call.state.notes), pending(call)) == (left, "two")
    told = call.state.timeline[-1]
    assert (told.event, told.stage, told.question, call.at) == (f"note_{fate}", "debrief", None, at)
    assert tuple(note.text for note in call.record().case.notes) == left


def test_only_notes_of_the_call_and_only_in_the_debrief() -> None:
    """None while the client is there, none while it is put off; a note of the debrief itself is settled as it is."""
    call = Call().note("one")
    assert pending(call) == ""
    with pytest.raises(Refused) as refused:
        call.settle()
    assert refused.value.code == "not-now"

    call.gone().note("tired")
    assert pending(call) == "one"
    assert pending(call.pause()) == ""
    assert pending(call.resume()) == "one"
    assert pending(call.settle()) == ""
    with pytest.raises(Refused) as refused:
        call.settle("dropped")
    assert refused.value.code == "no-such-note"
    assert [note.text for note in call.state.notes] == ["one", "tired"]


def test_the_debrief_can_be_closed_over_them() -> None:
    """What was not settled is kept."""
    call = with_notes("one", "two").settle("dropped").close()
    assert [note.text for note in call.state.notes] == ["two"]
    assert call.state.phase is Phase.CLOSED


def test_replay_and_recall() -> None:
    """The journal tells which are settled; a stored case has none to settle."""
    call = with_notes("one", "two", "three").settle().settle("dropped")
    assert call.interview.replay(call.events) == call.state
    assert pending(call) == "three"

    again = Call(begun=False).recall(call.pause().record()).resume()
    assert pending(again) == ""
    assert [note.text for note in again.state.notes] == ["one", "three"]
