"""Investigations: which are due, and what a finished one says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from exitcoach.domain.cases import Imported
from exitcoach.domain.commitments import Investigation
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.investigations import due_on, is_due, recorded, was_in_time
from exitcoach.followups.refusal import NotPossible
from tests.unit.followups.cases import AVOIDABLE, CALL, CIRCUMSTANCE, FINISHED, TAXONOMY, TODAY, facts

UNDER_WAY = Investigation(findings="so far nothing")


@pytest.mark.parametrize(
    ("cause", "promised", "before", "due"),
    [
        (AVOIDABLE, False, None, True),
        (CIRCUMSTANCE, False, None, False),
        (CIRCUMSTANCE, True, None, True),
        (AVOIDABLE, True, UNDER_WAY, True),
        (AVOIDABLE, True, FINISHED, False),
    ],
)
def test_which_are_due(cause: str, promised: bool, before: Investigation | None, due: bool):
    """Those that were promised, and those of an avoidable cause, until they are finished."""
    case = facts(answers={"cause": cause, "investigation_promised": promised}, investigation=before)

    assert is_due(case, TAXONOMY) is due


def test_none_is_due_for_the_time_before():
    """A list of clients who left years ago is no pile of work."""
    brought = Imported(source="leavers.csv", row=2, key="x", on=datetime(2026, 11, 22, tzinfo=UTC))

    assert not is_due(facts(answers={"cause": AVOIDABLE}, imported=brought), TAXONOMY)


def test_by_when():
    """Two weeks after the call, unless the house sets another term."""
    assert due_on(CALL) == date(2026, 12, 6)
    assert due_on(CALL, 3) == date(2026, 11, 25)
    assert was_in_time(FINISHED, CALL)
    assert not was_in_time(FINISHED, CALL, 3)
    assert not was_in_time(UNDER_WAY, CALL)


def record(before: FollowFacts, found: Investigation, reason: str = "") -> Investigation:
    return recorded(before, found, taxonomy=TAXONOMY, today=TODAY, call=CALL, reason=reason)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (replace(FINISHED, findings=" "), "findings-needed"),
        (replace(FINISHED, diagnosed=("core.nothing",)), "unknown-cause"),
        (replace(FINISHED, finished_on=TODAY + timedelta(days=1)), "day-ahead"),
        (replace(FINISHED, finished_on=CALL - timedelta(days=1)), "day-before-call"),
    ],
)
def test_what_is_no_finding(found: Investigation, code: str):
    """A finished investigation says what was found, and when; causes are those of the playbooks."""
    with pytest.raises(NotPossible) as refused:
        record(facts(), found)
    assert refused.value.code == code


def test_a_finished_one_changes_for_a_reason():
    """What goes on may be written as it comes."""
    assert record(facts(investigation=UNDER_WAY), FINISHED) == FINISHED
    with pytest.raises(NotPossible) as refused:
        record(facts(investigation=FINISHED), replace(FINISHED, findings="more"))
    assert refused.value.code == "reason-needed"
    assert record(facts(investigation=FINISHED), replace(FINISHED, findings=" more "), "a letter").findings == "more"
