"""Recovery on the way: when the gate is worked out, and what the one question settles."""

import pytest

from exitcoach.domain.cases import Answers
from exitcoach.interview.refusal import Refused
from tests.unit.interview.call import DONE, READY, Call

RECOVERY = {"explore", "permission", "wish", "promises"}
REASON = {"override_reason": "they called back"}


def test_the_gate_is_worked_out_on_entering_recovery() -> None:
    """Not before, not by an answer of recovery, and also where the call is short or ends early."""
    call = Call().reach("competitor", {**READY, "cause": "competition.better_offer"})
    assert call.state.gate is None
    assert call.later().verdict == "explore"
    assert call.say(False).verdict == "explore"

    assert Call(express=True).reach("decision", {"firmness": "firm"}).verdict == "let_go"
    assert Call().tell("firmness", "firm").gone().verdict == "let_go"


@pytest.mark.parametrize("permission", [None, "not_asked"])
def test_back_before_the_ask_works_the_gate_out_anew(permission: str | None) -> None:
    """Once recovery is entered again, and not while still on the way."""
    answers = {**READY, "explore": True} | ({"permission": permission} if permission else {})
    call = Call().reach("decision", answers)
    while call.at != "firmness":
        call.back()

    call.say("firm")
    assert call.verdict == "explore"
    call.reach("explore")
    assert call.verdict == "let_go"
    assert call.later().at == "override_reason"


def test_the_gate_stays_when_the_client_leaves_on_the_way_back() -> None:
    """It was worked out when recovery was entered, and recovery was not entered again."""
    call = Call().reach("explore", READY)
    while call.at != "firmness":
        call.back()

    assert call.say("firm").gone().verdict == "explore"


@pytest.mark.parametrize("permission", ["yes", "no", "report_only"])
def test_after_the_ask_the_gate_and_the_way_to_it_are_settled(permission: str) -> None:
    """No change of an earlier answer overwrites it, and whether to ask cannot be changed."""
    call = Call().reach("permission", {"explore": True, **REASON}).say(permission)
    assert call.verdict == "hold"
    passed = []
    while call.at != "story":
        passed.append(call.back().at)
    assert {"explore", "override_reason"}.isdisjoint(passed)

    asked = call.asked({**READY, "intensity": 1})

    assert call.verdict == "hold"
    assert {"explore", "override_reason"}.isdisjoint(asked)
    for question, value in (("explore", False), ("override_reason", "other")):
        with pytest.raises(Refused) as refused:
            call.tell(question, value)
        assert (refused.value.code, refused.value.facts["question"]) == ("recovery-closed", question)
    assert call.record().case.asks == 1


@pytest.mark.parametrize("permission", ["no", "report_only"])
def test_after_a_no_none_of_it_is_asked_again(permission: str) -> None:
    """Not going on, not going back, not after a pause, and not in the debrief."""
    call = Call().reach("permission", {**READY, "explore": True}).say(permission)
    seen = [call.at]
    while call.at != "story":
        seen.append(call.back().at)
    seen += call.pause().resume().asked()
    seen += call.gone().asked({**DONE})
    while call.at != "story":
        seen.append(call.back().at)
    seen += call.pause().resume().asked()

    assert RECOVERY.isdisjoint(seen)
    assert {"decision", "story"} <= set(seen)
    assert ("statement" in seen) is (permission == "report_only")
    for question, value in (("explore", False), ("permission", "yes")):
        with pytest.raises(Refused) as refused:
            call.tell(question, value)
        assert refused.value.code == "recovery-closed"
    with pytest.raises(Refused) as wishing:
        call.tell("wish", "a refund")
    assert wishing.value.code in ("recovery-closed", "does-not-apply")


def test_a_no_from_a_stored_case() -> None:
    """Also a case taken up from its record never asks again."""
    record = Call().reach("permission", {**READY, "explore": True}).say("no").pause().record()
    call = Call(begun=False).recall(record).resume()

    assert RECOVERY.isdisjoint([*call.asked(DONE), *call.gone().asked(DONE)])
    assert call.verdict == "explore"


def test_a_promise_is_accepted_after_a_no() -> None:
    """It is only never asked for: a file may hold one that was made all the same."""
    promise = {"what": "call", "owner": "Bo", "due": "2026-12-01"}
    call = Call().reach("permission", {**READY, "explore": True}).say("no").tell("promises", (promise,))

    assert [made.owner for made in call.record().case.promises] == ["Bo"]


def test_a_missing_reason_is_asked_for_also_after_the_ask() -> None:
    """An ask that turned out to be against advice still wants its reason before the case closes."""
    call = Call().reach("decision", {**READY, "explore": True, "permission": "not_asked"})
    while call.at != "heard_out":
        call.back()
    call.say(False).shorten().reach("decision").gone()
    assert call.at == "override_reason"

    call.back()
    assert call.at == "permission"
    call.say("yes")
    assert "override_reason" in call.path.missing_to_close()
    assert call.reach("override_reason", DONE).say("they called back").finish(DONE).close().state.status == "closed"


def test_a_case_whose_client_said_no_after_all_can_be_closed() -> None:
    """An unfinished promise is not asked for any more, so closing does not wait for it."""
    call = Call().reach("promises", {**READY, "explore": True, "permission": "yes"}).say("call them")
    while call.at != "permission":
        call.back()
    call.say("no").finish(DONE).gone().finish(DONE)

    assert call.close().record().case.promises == ()


def test_answers_told_out_of_turn_reach_the_gate() -> None:
    """Those of a file come in the order of the call, not of the questions of a short one."""
    short: Answers = {"client.name": "Rosa", "story": "It broke", "firmness": "open", "cause": "core.quality"}
    call = Call(express=True)
    for question, value in {**short, "cause_basis": "declined", "explore": True, "override_reason": "r"}.items():
        call.tell(question, value)

    assert call.verdict == "let_go"
    assert call.answers["override_reason"] == "r"


def test_a_question_that_no_longer_applies_is_left() -> None:
    """Also when the answer that settles it was not that of the question on the screen."""
    call = Call().reach("wish", {**READY, "explore": True, "permission": "yes"}).tell("permission", "no")

    assert call.at == "decision"
