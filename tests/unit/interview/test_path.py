"""What is asked, when, and in which order."""

import pytest

from exitcoach.domain.cases import Answers
from exitcoach.domain.catalog import CATALOG, DEBRIEF
from exitcoach.domain.conditions import Condition, Test
from exitcoach.domain.questions import Kind, Spec
from exitcoach.interview.refusal import Refused
from tests.fakes.playbooks import small_playbook
from tests.unit.interview.call import DONE, READY, Call

EXPRESS = ["client.name", "story", "firmness", "cause", "decision", "recontact_consent"]
CLOSE = {"firmness", "cause", "decision", "recontact_consent"}
CONDITIONAL = {
    *("call.date", "causes_contributing", "competitor", "override_reason", "permission", "wish", "statement"),
    *("cause_controlled", "promises", "decision_due"),
    *("recontact_channel", "recontact_at", "recontact_topic", "recontact_after"),
}
ASKED_YES: Answers = {**READY, "explore": True, "permission": "yes"}
REPORT_ONLY: Answers = {**READY, "explore": True, "permission": "report_only"}
ASKED_NO: Answers = {**READY, "explore": True, "permission": "no"}


def test_a_call_of_nothing_but_skips() -> None:
    """Every unconditional question of the call is put once, in the order of the catalog; none of the debrief."""
    asked = Call().asked()

    assert asked == [spec.id for spec in CATALOG if spec.stage != DEBRIEF and spec.id not in CONDITIONAL]


def test_express() -> None:
    """Exactly the six, whatever is answered on the way."""
    assert Call(express=True).asked() == EXPRESS
    answers: Answers = {"cause": "competition.better_offer", "decision": "decides_later", "recontact_consent": "yes"}
    assert Call(express=True).asked(answers) == EXPRESS


@pytest.mark.parametrize(
    ("question", "asked_with", "not_asked_with"),
    [
        ("causes_contributing", {"cause": "price.high"}, [{}, {"cause": "unknown.unclear"}]),
        ("competitor", {"cause": "competition.better_offer"}, [{"cause": "price.high"}]),
        (
            "competitor",
            {"cause": "price.high", "causes_contributing": ("competition.better_offer",)},
            [{"cause": "price.high", "causes_contributing": ("fit.need_changed",)}],
        ),
        ("override_reason", {"explore": True}, [{"explore": False}, {}, {**READY, "explore": True}]),
        ("override_reason", {**READY, "firmness": "firm", "explore": True}, [{**READY, "intensity": 5}]),
        ("permission", {**READY, "explore": True}, [{**READY, "explore": False}, READY]),
        ("wish", ASKED_YES, [REPORT_ONLY, ASKED_NO, {**ASKED_YES, "permission": "not_asked"}]),
        ("statement", ASKED_YES, [ASKED_NO, {**ASKED_YES, "permission": "not_asked"}]),
        ("statement", REPORT_ONLY, [READY]),
        (
            "cause_controlled",
            {**ASKED_YES, "cause": "response.slow"},
            [ASKED_YES, {**ASKED_NO, "cause": "core.repeated"}],
        ),
        ("promises", ASKED_YES, [REPORT_ONLY, ASKED_NO, {**ASKED_YES, "permission": "not_asked"}, READY]),
        ("decision_due", {"decision": "decides_later"}, [{}, {"decision": "leaves"}]),
        ("apology", {}, [{"cause": "circumstance.moved"}]),
        ("apology", {"cause": "unknown.not_said"}, [{"cause": "circumstance.deceased"}]),
        ("exit_steps", {"decision": "leaves"}, [{"decision": "stays"}]),
        ("exit_reference", {}, [{"decision": "stays"}]),
        ("effective_date", {"decision": "decides_later"}, [{"decision": "stays"}]),
        ("obstacles", {"decision": "unknown"}, [{"decision": "stays"}]),
        ("recontact_channel", {"recontact_consent": "yes"}, [{}, {"recontact_consent": "no"}]),
        ("recontact_at", {"recontact_consent": "yes"}, [{"recontact_consent": "not_asked"}]),
        ("recontact_topic", {"recontact_consent": "yes"}, [{}]),
        ("recontact_after", {"recontact_consent": "yes"}, [{}]),
    ],
)
def test_when(question: str, asked_with: Answers, not_asked_with: list[Answers]) -> None:
    """A question that hangs on others is put exactly where they call for it."""
    assert question in Call().asked({"override_reason": "they called back", **asked_with})
    for answers in not_asked_with:
        assert question not in Call().asked({"override_reason": "they called back", **answers})


def test_the_debrief_of_a_call_without_answers() -> None:
    """First what closing needs, then the debrief's own questions, then all that was left, the late one last."""
    call = Call().gone()
    own = [spec.id for spec in CATALOG if spec.stage == DEBRIEF]
    needed = [spec.id for spec in CATALOG if spec.close]

    asked = call.asked(DONE)

    assert asked[:4] == needed
    assert asked[4 : 4 + len(own)] == own
    rest = asked[4 + len(own) :]
    assert rest[-1] == "call.date"
    assert rest[:-1] == [spec.id for spec in CATALOG if spec.id in rest and spec.id != "call.date"]
    assert "explore" not in rest
    assert "causes_contributing" in rest


def test_the_debrief_asks_only_what_was_left() -> None:
    """An answer of the call is not asked for again; what was skipped is."""
    call = Call().reach("intensity", {"client.name": "Rosa", "story": "It broke"}).later().gone()

    asked = call.asked(DONE)

    assert {"client.name", "story"}.isdisjoint(asked)
    assert {"client.account", "intensity", "heard_out"} <= set(asked)


def test_explore_is_put_in_the_debrief_only_where_it_was_put_before() -> None:
    """Put and skipped, it comes again; a call that never came to it is not asked for it, nor is one on its screen."""
    skipped = Call().reach("explore", READY).later().gone()
    never = Call().reach("cause", READY).gone()
    standing = Call().reach("explore", READY).gone()
    express = Call(express=True).finish(DONE).gone()

    assert "explore" in skipped.asked(DONE)
    for call in (never, standing, express):
        assert "explore" not in call.asked(DONE)


@pytest.mark.parametrize("question", sorted(CLOSE))
def test_closing_needs(question: str) -> None:
    """Each of the four, and a case that lacks one cannot be closed."""
    call = Call()
    for name, value in DONE.items():
        if name != question:
            call.tell(name, value)
    call.gone()

    assert call.path.missing_to_close() == (question,)
    assert call.at == question
    with pytest.raises(Refused) as closing:
        call.close()
    assert (closing.value.code, closing.value.facts) == ("needed-to-close", {"missing": question})
    with pytest.raises(Refused) as skipping:
        call.later()
    assert (skipping.value.code, skipping.value.facts["missing"]) == ("needed-to-close", question)
    assert call.say(DONE[question]).close().state.status == "closed"


def test_an_override_needs_its_reason() -> None:
    """Against advice the reason cannot be skipped, nor left out at the close."""
    call = Call().reach("explore").say(True)
    assert (call.at, call.verdict) == ("override_reason", "hold")

    with pytest.raises(Refused) as skipping:
        call.later()
    assert (skipping.value.code, skipping.value.facts["question"]) == ("needed-here", "override_reason")

    call.gone()
    assert call.path.missing_to_close() == ("firmness", "cause", "override_reason", "decision", "recontact_consent")
    assert call.asked({**DONE, "override_reason": "they asked me"})[2] == "override_reason"
    assert call.close().answers["override_reason"] == "they asked me"


def test_no_override_with_the_advice() -> None:
    """With ``care`` and ``explore`` nothing has to be justified."""
    assert Call().reach("explore", READY).say(True).at == "permission"
    assert Call().reach("explore", {**READY, "intensity": 5}).say(True).at == "permission"


def test_a_playbook_may_leave_questions_out() -> None:
    """They are not asked, but may be answered, and the reason of an override is still asked for at the end."""
    call = Call(small_playbook(left_out=("emotion", "override_reason")))
    assert "emotion" not in call.asked({"explore": True})
    call.tell("emotion", "sad").gone()

    assert call.answers["emotion"] == "sad"
    assert call.reach("override_reason", DONE).at == "override_reason"


def test_an_own_question_has_its_place() -> None:
    """At its place in its stage, and only when its condition holds."""
    own = Spec(id="own", kind=Kind.TEXT, stage="listen", when=Condition(all_of=(Test("emotion", ("angry",)),)))
    playbook = small_playbook(own=(own,))

    assert "own" not in Call(playbook).asked()
    asked = Call(playbook).asked({"emotion": "angry"})
    assert asked[asked.index("own") - 1] == "firmness_evidence"
    assert asked[asked.index("own") + 1] == "cause"
