"""When a call took place, as far as it is known."""

from datetime import UTC, date

import pytest

from exitcoach.insights.days import UNKNOWN_MONTH, day_of_call, month_name, month_of_call, span_of_call
from exitcoach.insights.selection import Selection
from tests.unit.insights.cases import facts

DAY = date.fromisoformat


def old(when, **answers):
    origin = {"source": "old.csv", "row": 1, "key": "k", "on": "2026-11-22T12:00:00Z", "when": when}
    return facts(answers=answers, imported=origin)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012-02-03", "2012-02-03", "2012-02-03"),
    ],
)
def test_a_part_of_a_date_spans_its_month_or_year(when, first, last):
    """A day spans itself."""
    assert span_of_call(old(when), UTC) == (DAY(first), DAY(last))


def test_an_imported_case_was_not_called_when_it_was_imported():
    """Without a whole date it has no day, without any it has no span."""
    assert day_of_call(old("2012-02"), UTC) is None
    assert (day_of_call(old(""), UTC), span_of_call(old(""), UTC)) == (None, None)


def test_the_answer_tells_the_day():
    """Of an imported case as of any other."""
    assert day_of_call(old("2012-02-03", **{"call.date": "2012-02-03"}), UTC) == DAY("2012-02-03")
    assert span_of_call(facts(), UTC) == (DAY("2026-11-22"), DAY("2026-11-22"))


@pytest.mark.parametrize(
    ("when", "month"),
    [("", ""), ("2012", ""), ("2012-12", "2012-12"), ("2012-01", "2012-01"), ("2012-12-31", "2012-12")],
)
def test_a_month_is_known_from_a_month_or_a_day(when, month):
    """A year alone tells none."""
    assert month_name(month_of_call(old(when), UTC)) == month


def test_months_follow_each_other():
    """So that those without a case can be told too."""
    months = [month_of_call(old(when), UTC) for when in ("2011-12", "2012-01", "2012-02")]

    assert [month - months[0] for month in months] == [0, 1, 2]
    assert UNKNOWN_MONTH not in months


@pytest.mark.parametrize(
    ("when", "since", "until", "taken"),
    [
        ("2012-05", "2012-05-01", "2012-05-31", True),
        ("2012-05", "2012-05-02", "2012-05-31", False),
        ("2012-05", "2012-05-01", "2012-05-30", False),
        ("2012-05", "2012-05-01", None, True),
        ("2012", "2012-01-01", "2012-12-31", True),
        ("2012", None, "2012-12-30", False),
        ("", None, "2099-01-01", False),
        ("", None, None, True),
    ],
)
def test_a_selection_takes_a_case_whose_whole_span_lies_inside(when, since, until, taken):
    """One without any date is in no period, and in every selection without one."""
    days = [DAY(day) if day else None for day in (since, until)]

    assert taken == Selection(since=days[0], until=days[1]).takes(old(when), UTC)
