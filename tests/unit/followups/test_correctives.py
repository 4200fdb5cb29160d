"""Correctives: planned, in place, verified, in this order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.commitments import Corrective, CorrectiveState, Investigation
from exitcoach.followups.correctives import STEPS, Plan, linked, placed, planned, recurrence, verified
from exitcoach.followups.refusal import NotPossible
from tests.fakes.records import an_id
from tests.unit.followups.cases import AVOIDABLE, CALL, TODAY, a_cure, a_proven_cure, attempt, facts

PLANNED, IN_PLACE, VERIFIED = CorrectiveState.PLANNED, CorrectiveState.IN_PLACE, CorrectiveState.VERIFIED
PLAN = Plan(what="A second desk", owner="Eva", due=TODAY, how="count the waits", verify_by=TODAY, cause=AVOIDABLE)


def step(corrective: Corrective, to: CorrectiveState, on: date = TODAY, evidence: str = "no waits") -> Corrective:
    if to is IN_PLACE:
        return placed(corrective, on=on, today=TODAY)
    return verified(corrective, evidence=evidence, on=on, today=TODAY)


@given(ways=some.lists(some.sampled_from([IN_PLACE, VERIFIED]), max_size=6))
def test_no_step_is_left_out_or_done_twice(ways: list[CorrectiveState]):
    """Whatever is tried: the states come in their order, and a refused step changes nothing."""
    corrective, passed = planned(PLAN, an_id(), today=CALL), [PLANNED]
    for to in ways:
        refusal = STEPS[corrective.state][to]
        came = attempt(lambda to=to, corrective=corrective: step(corrective, to))  # type: ignore[misc]
        if isinstance(came, NotPossible):
            assert (came.code, came.facts["state"]) == (refusal, corrective.state.value)
        else:
            assert refusal == ""
            corrective = came
            passed.append(corrective.state)
    assert passed == [PLANNED, IN_PLACE, VERIFIED][: len(passed)]
    assert (corrective.verified_on is not None) is (corrective.state is VERIFIED) is bool(corrective.evidence)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"what": " "}, "what-needed"),
        ({"owner": " "}, "owner-needed"),
        ({"due": CALL}, "due-passed"),
        ({"verify_by": CALL}, "due-passed"),
    ],
)
def test_a_plan_that_is_none(changes: dict[str, object], code: str):
    """A corrective has something to do, an owner, and days still to come."""
    with pytest.raises(NotPossible) as refused:
        planned(replace(PLAN, **changes), an_id(), today=TODAY)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_plan_without_a_day_is_one():
    """Today is in time."""
    assert planned(replace(PLAN, due=None), an_id(), today=TODAY).due is None
    assert planned(PLAN, an_id(), today=TODAY).due == TODAY


def test_verifying_takes_evidence():
    """A feeling that it works is none."""
    with pytest.raises(NotPossible) as refused:
        step(a_cure(IN_PLACE), VERIFIED, evidence=" ")
    assert refused.value.code == "evidence-needed"


def test_days_that_cannot_be():
    """Nothing is verified before it was in place, or done tomorrow; late is no fault of the day."""
    tomorrow = TODAY + timedelta(days=1)
    in_place = placed(a_cure(due=CALL), on=TODAY, today=TODAY)

    for corrective, to, on, code in (
        (a_cure(), IN_PLACE, tomorrow, "day-ahead"),
        (in_place, VERIFIED, tomorrow, "day-ahead"),
        (in_place, VERIFIED, TODAY - timedelta(days=1), "day-before-placed"),
    ):
        with pytest.raises(NotPossible) as refused:
            step(corrective, to, on)
        assert refused.value.code == code


def test_one_corrective_serves_many_cases():
    """Each once."""
    corrective = linked(a_cure(), an_id(1))

    assert corrective.cases == (an_id(), an_id(1))
    with pytest.raises(NotPossible) as refused:
        linked(corrective, an_id(1))
    assert refused.value.code == "linked-already"


def test_what_came_back():
    """Counted: real cases of the same cause and process, after the day it was verified, that it does not serve."""
    corrective = a_proven_cure(cause=AVOIDABLE, process="Facturación", verified_on=date(2026, 12, 10))
    after, before = datetime(2026, 12, 11, 15, tzinfo=UTC), datetime(2026, 12, 10, 15, tzinfo=UTC)
    here = {"incidents": ({"process": "facturacion"},)}
    found = Investigation(findings="x", diagnosed=(AVOIDABLE,), processes=("Facturación",))
    again = (
        facts(an_id(1), created=after, answers=here),
        facts(an_id(2), created=after, answers={"cause": "price.high"}, investigation=found),
        facts(an_id(3), created=after),
        facts(an_id(4), created=before, answers=here),
        facts(an_id(5), created=after, answers={**here, "cause": "price.high"}),
        facts(an_id(6), created=after, answers=here, practice=True),
        facts(an_id(0), created=after, answers=here),
    )

    assert recurrence(corrective, again, UTC).cases == (an_id(1), an_id(2))
    assert recurrence(replace(corrective, process=""), again, UTC).count == 3
    assert recurrence(a_cure(IN_PLACE, cause=AVOIDABLE), again, UTC).count == 0
