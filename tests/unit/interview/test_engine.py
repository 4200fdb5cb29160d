"""The interview step by step: back, skip, note, hang-up, pause, shorten, and the gate on the way."""

import pytest

from exitcoach.domain.cases import Answers, Note
from exitcoach.domain.events import Drafted, Place
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import Phase
from tests.unit.interview.call import DONE, READY, Call

RECOVERY = {"explore", "permission", "wish", "promises"}
REASON = {"override_reason": "they called back"}


def test_back_keeps_what_lies_ahead() -> None:
    """Going back loses nothing, and going on from there shows it again."""
    call = Call().reach("intensity", {"story": "It broke", "emotion": "sad"}).back().back()

    assert (call.at, dict(call.answers)) == ("story", {"story": "It broke", "emotion": "sad"})
    assert call.later().at == "emotion"
    assert call.say("angry").at == "intensity"
    assert call.answers == {"story": "It broke", "emotion": "angry"}


def test_back_at_the_start() -> None:
    """There is nothing before the first question, of the call or of a debrief without answers."""
    for call in (Call(), Call().gone()):
        with pytest.raises(Refused) as refused:
            call.back()
        assert refused.value.code == "at-the-start"


def test_back_passes_over_what_does_not_apply() -> None:
    """From the decision of somebody who was not asked, back leads to the one question."""
    assert Call().reach("decision", READY).back().at == "explore"


def test_back_from_beyond_the_last_question() -> None:
    """When nothing is left in the call, back leads to its last question."""
    assert Call().finish({"recontact_consent": "yes"}).back().at == "recontact_after"


def test_back_in_the_debrief_reaches_the_call() -> None:
    """An answer of the call can be put right in the debrief; then it goes on from there."""
    call = Call().reach("firmness", {"client.name": "Rosa", "story": "It broke"}).gone()
    assert call.at == "firmness"

    call.back()
    assert (call.at, call.answers["story"]) == ("story", "It broke")
    assert call.say("It broke twice").at == "firmness"


@pytest.mark.parametrize(
    ("question", "value", "changed", "other", "gone"),
    [
        (
            "decision",
            "leaves",
            "stays",
            {"exit_reference": "X1", "obstacles": ("fee",)},
            ["exit_reference", "obstacles"],
        ),
        ("decision", "decides_later", "leaves", {"decision_due": "2026-12-01"}, ["decision_due"]),
        (
            "recontact_consent",
            "yes",
            "no",
            {"recontact_at": "555", "recontact_topic": "news"},
            ["recontact_at", "recontact_topic"],
        ),
        ("cause", "competition.better_offer", "price.high", {"competitor": "Acme"}, ["competitor"]),
        ("explore", True, False, {"permission": "not_asked"}, ["permission"]),
    ],
)
def test_set_aside_and_back(question: str, value: object, changed: object, other: Answers, gone: list[str]) -> None:
    """What no longer applies does not count, and counts again when it applies again."""
    call = Call().finish({**READY, question: value, **other})  # type: ignore[dict-item]
    assert set(gone) <= set(call.answers)

    call.tell(question, changed)  # type: ignore[arg-type]
    assert set(gone).isdisjoint(call.answers)
    assert set(gone).isdisjoint(call.record().case.answers)

    call.tell(question, value)  # type: ignore[arg-type]
    assert {name: call.answers[name] for name in other} == other


def test_a_contributing_cause_that_became_the_primary_one() -> None:
    """It counts once; when the primary changes again it is contributing again."""
    both = ("price.high", "response.slow")
    call = Call().tell("cause", "core.quality").tell("causes_contributing", both)

    assert call.tell("cause", "price.high").answers["causes_contributing"] == ("response.slow",)
    assert call.tell("cause", "fit.need_changed").answers["causes_contributing"] == both
    call.tell("causes_contributing", ("price.high",)).tell("cause", "price.high")
    assert "causes_contributing" not in call.answers


@pytest.mark.parametrize("empty", ["", "  \n", ()])
def test_an_empty_answer_erases_nothing(empty: object) -> None:
    """It is a skip: the answer stays, the place moves on."""
    call = Call().reach("emotion", {"story": "It broke"}).back()

    assert call.say(empty).at == "emotion"  # type: ignore[arg-type]
    assert call.answers == {"story": "It broke"}
    assert "story" not in call.state.skipped
    assert call.say(empty).at == "intensity"  # type: ignore[arg-type]
    assert "emotion" in call.state.skipped


def test_skip() -> None:
    """A question left is remembered as left until it is answered."""
    call = Call().later()
    assert (call.at, call.state.skipped) == ("client.account", {"client.name"})

    assert call.back().say("Rosa").state.skipped == frozenset()


def test_an_answer_that_does_not_apply() -> None:
    """It is refused, and so is one to a question nobody knows."""
    call = Call()
    for question, code in (("decision_due", "does-not-apply"), ("shoe_size", "unknown-question")):
        before = call.state
        with pytest.raises(Refused) as refused:
            call.tell(question, "2026-12-01")
        assert (refused.value.code, refused.value.facts["question"]) == (code, question)
        assert call.state is before


def test_note() -> None:
    """It keeps its moment and stage; the question and the answers stay."""
    call = Call().reach("emotion").note("a dog barks")
    noted = call.now

    assert call.at == "emotion"
    call.gone().note("tired")
    assert call.state.notes == (
        Note(at=noted, stage="listen", text="a dog barks"),
        Note(at=call.now, stage="debrief", text="tired"),
    )


def test_a_draft_lasts_until_the_interview_moves_on() -> None:
    """Text typed and not given survives a pause, and is dropped with the answer."""
    call = Call()
    call.receive(Drafted(at=call.tick(), place=Place(question="client.name"), text="Ro")).pause().resume()
    assert call.state.draft is not None
    assert call.state.draft.text == "Ro"

    assert call.say("Rosa").state.draft is None


def test_hang_up() -> None:
    """The client has gone: the moment is kept and the debrief begins with what closing needs."""
    call = Call().reach("intensity", {"client.name": "Rosa"}).gone()

    assert (call.state.phase, call.at, call.state.left_at) == (Phase.DEBRIEF, "firmness", call.now)
    assert call.state.gate is not None
    assert call.answers == {"client.name": "Rosa"}


@pytest.mark.parametrize("phase", [Phase.LIVE, Phase.DEBRIEF])
def test_pause_and_resume(phase: Phase) -> None:
    """Stopped, nothing is taken; taken up again, it stands where it stood."""
    call = Call().reach("emotion", {"story": "It broke"})
    if phase is Phase.DEBRIEF:
        call.gone().say("open")
    place, answers = call.place, dict(call.answers)

    call.pause()
    with pytest.raises(Refused):
        call.later()
    call.resume()
    assert (call.state.phase, call.place, dict(call.answers)) == (phase, place, answers)


def test_a_killed_call_is_taken_up_where_it_stood() -> None:
    """Without a pause in the journal, and also after the last question."""
    call = Call().reach("emotion")
    assert call.resume().at == "emotion"

    last = Call().finish()
    assert (last.resume().at, last.state.phase) == ("", Phase.LIVE)


def test_a_debrief_taken_up_after_its_last_question_goes_on_with_what_was_left() -> None:
    """Not with all of it again: what has its answer is done."""
    call = Call().gone().finish({**DONE, "feeling": 4, "self_check": ("thanked",)}).resume()

    assert call.at == "last_impression"
    assert {"feeling", "self_check", "cause"}.isdisjoint(call.state.skipped)


def test_shorten() -> None:
    """From here on only what is necessary; answers stay, and a question of the six stays on the screen."""
    call = Call().reach("emotion", {"client.account": "Acme"}).shorten()
    assert call.at == "firmness"
    assert call.asked() == ["firmness", "cause", "decision", "recontact_consent"]
    assert call.answers == {"client.account": "Acme"}

    assert Call().reach("story").shorten().at == "story"
    assert Call().reach("recontact_after", {"recontact_consent": "yes"}).shorten().at == ""


def test_shorten_out_of_a_repeated_group() -> None:
    """The rows so far stay."""
    call = Call().reach("incidents").say("late").shorten()

    assert (call.at, call.answers["incidents"]) == ("decision", ({"what": "late"},))
    assert call.verdict == "hold"


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
    while call.at != "heard_out":
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


def test_the_timeline() -> None:
    """Every event but a draft or a recall, with its moment, stage and question."""
    call = Call().say("Rosa").later().back().note().shorten().pause().resume().gone()

    assert [(told.event, told.stage, told.question) for told in call.state.timeline] == [
        ("started", "open", None),
        ("answered", "open", "client.name"),
        ("skipped", "open", "client.account"),
        ("back", "open", "client.ref"),
        ("note", "open", "client.account"),
        ("shortened", "open", "client.account"),
        ("paused", "listen", "story"),
        ("resumed", "listen", "story"),
        ("left", "listen", "story"),
    ]
    assert [told.at for told in call.state.timeline] == [event.at for event in call.events]


def test_replay() -> None:
    """The fold of the events is the state."""
    call = Call().reach("promises", {**READY, "explore": True, "permission": "yes"}).say("call").gone()
    call.finish({**DONE, "promises": ({"what": "call", "owner": "Bo", "due": "2026-12-01"},)}).close()

    assert call.interview.replay(call.events) == call.state
