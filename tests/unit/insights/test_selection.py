"""Which cases a report is about."""

from datetime import date, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from exitcoach.insights.selection import Selection, day_of_call
from tests.unit.insights.cases import case_id, facts

UTC_ZONE = timezone(timedelta(0))
FAR_EAST = timezone(timedelta(hours=13))


def late(**answers):
    return facts(created="2026-03-31T23:30:00Z", answers=answers)


def test_everything_is_taken_without_filters():
    """An empty selection filters nothing, not even what figures do not count."""
    assert Selection().is_everything
    assert Selection().takes(facts(status="interrupted"), UTC_ZONE)


@pytest.mark.parametrize(
    ("since", "until", "taken"),
    [
        ("2026-03-31", None, True),
        (None, "2026-03-31", True),
        ("2026-03-31", "2026-03-31", True),
        ("2026-04-01", None, False),
        (None, "2026-03-30", False),
    ],
)
def test_both_ends_are_included(since, until, taken):
    """A call on the first or the last day is in the selection."""
    days = [date.fromisoformat(day) if day else None for day in (since, until)]

    assert taken == Selection(since=days[0], until=days[1]).takes(late(), UTC_ZONE)


def test_the_day_is_the_local_one():
    """Half past eleven at night in London is the next day further east."""
    assert date(2026, 4, 1) == day_of_call(late(), FAR_EAST)
    assert date(2026, 4, 1) == day_of_call(late(), ZoneInfo("Europe/Madrid"))


def test_the_day_given_wins():
    """call.date says when the call took place, whenever the case was made."""
    assert date(2025, 12, 24) == day_of_call(late(**{"call.date": "2025-12-24"}), FAR_EAST)


@pytest.mark.parametrize("cause", ["core.reliability", "response.slow", "core", "response"])
def test_a_cause_may_be_leaf_or_group_primary_or_contributing(cause):
    """Any of the causes of the case is enough."""
    selected = facts(answers={"cause": "core.reliability", "causes_contributing": ["response.slow"]})

    assert Selection(causes=(cause,)).takes(selected, UTC_ZONE)


def test_a_group_is_no_prefix():
    """The group core takes no case of a group that only begins so."""
    assert not Selection(causes=("core",)).takes(facts(answers={"cause": "corextra.new"}), UTC_ZONE)
    assert not Selection(causes=("core.rel",)).takes(facts(answers={"cause": "core.reliability"}), UTC_ZONE)


def test_no_cause_is_named_by_no_selection():
    """What has no cause is about none of them."""
    assert not Selection(causes=("core",)).names("")
    assert Selection(causes=("core",)).names("core.reliability")


def test_a_department_is_found_without_accents_or_case():
    """Any incident of the case is enough."""
    selected = facts(answers={"incidents": [{"department": "Ventas"}, {"department": "Atención  al cliente"}]})

    assert Selection(departments=("atencion al CLIENTE",)).takes(selected, UTC_ZONE)
    assert not Selection(departments=("atencion",)).takes(selected, UTC_ZONE)


def test_an_outcome_is_what_the_client_said_then():
    """What was decided later does not change it; no answer is unanswered."""
    later = facts(answers={"decision": "decides_later"}, decided={"decision": "leaves", "on": "2026-12-01"})

    assert Selection(outcomes=("decides_later",)).takes(later, UTC_ZONE)
    assert not Selection(outcomes=("leaves",)).takes(later, UTC_ZONE)
    assert Selection(outcomes=("unanswered",)).takes(facts(), UTC_ZONE)


def test_filters_all_hold_and_one_value_of_each_is_enough():
    """And between filters, or within one."""
    selected = facts(answers={"cause": "price.high", "decision": "leaves"})

    assert Selection(causes=("core", "price"), outcomes=("leaves", "stays")).takes(selected, UTC_ZONE)
    assert not Selection(causes=("core", "price"), outcomes=("stays",)).takes(selected, UTC_ZONE)


def test_cases_and_playbooks():
    """A case by any start of its id, a playbook by its whole id."""
    assert Selection(cases=("nothing", case_id(1)[:9])).takes(facts(1), UTC_ZONE)
    assert not Selection(cases=(case_id(2),)).takes(facts(1), UTC_ZONE)
    assert Selection(playbooks=("general",)).takes(facts(), UTC_ZONE)
    assert not Selection(playbooks=("gen",)).takes(facts(), UTC_ZONE)
