"""A case taken up from its record, when its journal is not there."""

from exitcoach.interview.states import Phase
from tests.unit.interview.call import DONE, READY, Call


def recalled(call: Call) -> Call:
    return Call(begun=False).recall(call.pause().record()).resume()


def test_a_call_goes_on_where_it_was_paused() -> None:
    """What was answered and what was left come back with it."""
    call = Call().reach("emotion", {"client.name": "Rosa", "story": "It broke"})
    again = recalled(call)

    assert (again.state.phase, again.at) == (Phase.LIVE, "emotion")
    assert again.answers == call.answers
    assert again.state.skipped == call.state.skipped


def test_the_gate_of_the_record_stands() -> None:
    """After the ask it is not worked out again."""
    call = Call().reach("decision", {"explore": True, "override_reason": "r", "permission": "yes"})
    again = recalled(call.tell("heard_out", True))

    assert (again.at, again.verdict) == ("decision", "hold")
    assert again.state.gate == call.state.gate


def test_before_the_ask_the_gate_is_worked_out_on_the_answers_of_the_record() -> None:
    """Recovery is entered anew."""
    call = Call().reach("explore", READY)
    while call.at != "firmness":
        call.back()

    again = recalled(call.say("firm"))

    assert (again.at, again.verdict) == ("firmness_evidence", "explore")
    assert again.reach("explore").verdict == "let_go"


def test_a_repeated_group_goes_on_at_its_first_row() -> None:
    """A record tells the question it was paused at, not the row."""
    again = recalled(Call().reach("incidents").say("late").later())

    assert (again.place.question, again.place.row, again.place.field) == ("incidents", 0, "what")
    assert again.answers["incidents"] == ({"what": "late"},)


def test_a_call_without_its_pause_goes_on_at_the_first_question_not_put() -> None:
    """What was answered and what was left both count as put."""
    call = Call().reach("emotion", {"client.name": "Rosa", "story": "It broke"})
    again = Call(begun=False).recall(call.record()).resume()

    assert (again.at, again.answers) == ("emotion", call.answers)


def test_a_debrief_goes_on_where_it_was_paused() -> None:
    """Private answers come back too."""
    call = Call().finish(READY).gone().reach("feeling", {**DONE, "self_check": ("thanked",)}).say(2)
    again = recalled(call)

    assert (again.state.phase, again.at) == (Phase.DEBRIEF, "house_backed")
    assert again.answers == call.answers
    assert again.answers["feeling"] == 2


def test_a_debrief_without_its_pause_goes_on_with_what_it_lacks() -> None:
    """Nothing that has its answer is asked for first."""
    call = Call().gone().reach("last_impression", {**DONE, "self_check": ("thanked",)})
    again = Call(begun=False).recall(call.record()).resume()

    assert again.at == "last_impression"


def test_a_debrief_begun_anew_passes_by_nothing_that_closing_needs() -> None:
    """A promise put first, because it was half made, is no longer needed once it is dropped: the decision is."""
    promising = {**READY, "explore": True, "permission": "yes"}
    call = Call().reach("promises", promising).say("call them back").gone()
    assert call.at == "promises"
    again = recalled(call.drop())

    assert again.at == "decision"
    assert again.finish(DONE).close().state.phase is Phase.CLOSED


def test_the_timeline_is_whole() -> None:
    """The private lines are in their places, and stay private in the next record."""
    call = Call().gone().finish({**DONE, "feeling": 2})
    again = recalled(call)

    known = len(call.state.timeline)
    assert again.state.timeline[:known] == call.state.timeline
    assert "feeling" not in {told.question for told in again.record().case.timeline}


def test_nothing_left() -> None:
    """A call with everything put is taken up with nothing to ask."""
    assert recalled(Call().finish()).at == ""
