"""What became of a client: chose later, left after all, came back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.commitments import Decided, Returned
from exitcoach.followups.decisions import decided, returned
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.refusal import NotPossible
from tests.unit.followups.cases import CALL, TODAY, attempt, facts

AS_TOLD = ["leaves", "stays", "decides_later", "unknown", ""]


@given(
    told=some.sampled_from(AS_TOLD),
    steps=some.lists(some.sampled_from(["leaves", "stays", "returned"]), max_size=5),
)
def test_nobody_leaves_twice_and_nobody_comes_back_who_stayed(told: str, steps: list[str]):
    """Whatever is tried: who left cannot decide again, who comes back had left, and does so once."""
    case = facts(answers={"decision": told})
    for step in steps:
        came = attempt(lambda step=step, case=case: take(step, case))  # type: ignore[misc]
        if step == "returned":
            refusal = "returned-already" if case.returned else "" if case.decision == "leaves" else "stays"
        else:
            stays_twice = case.decision == step == "stays"
            refusal = "left-already" if case.decision == "leaves" else "decided-already" if stays_twice else ""
        assert (came.code if isinstance(came, NotPossible) else "") == refusal
        case = case if isinstance(came, NotPossible) else came


def take(step: str, case: FollowFacts) -> FollowFacts:
    if step == "returned":
        return replace(case, returned=returned(case, on=TODAY, today=TODAY, call=CALL))
    return replace(case, decided=decided(case, step, on=TODAY, today=TODAY, call=CALL))


@pytest.mark.parametrize(("on", "code"), [(TODAY + timedelta(days=1), "day-ahead"), (CALL, "day-before-call")])
def test_days_that_cannot_be(on: date, code: str):
    """Nobody leaves tomorrow, or comes back before they left."""
    left = facts(decided=Decided(decision="leaves", on=CALL + timedelta(days=3)))

    with pytest.raises(NotPossible) as refused:
        returned(left, on=on, today=TODAY, call=CALL)
    assert refused.value.code == code


def test_what_brought_them_back():
    """Is kept with the day and who wrote it."""
    back = returned(facts(), on=TODAY, today=TODAY, call=CALL, because=" the call ", by="Ana")

    assert back == Returned(on=TODAY, because="the call", by="Ana")
