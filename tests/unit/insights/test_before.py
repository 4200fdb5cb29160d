"""Which period came before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.insights.before import period_before

DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2026-11-01", "2026-11-30", "2026-10-01", "2026-10-31"),
        ("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"),
        ("2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"),
        ("2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"),
        ("2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"),
        ("2026-11-01", "2026-11-29", "2026-10-03", "2026-10-31"),
        ("2026-11-02", "2026-11-30", "2026-10-04", "2026-11-01"),
        ("2026-11-16", "2026-11-22", "2026-11-09", "2026-11-15"),
        ("2026-11-22", "2026-11-22", "2026-11-21", "2026-11-21"),
    ],
)
def test_as_long_and_whole_months_where_the_period_is(since, until, first, last):
    """October is compared with September, a week with the week before."""
    assert period_before(DAY(since), DAY(until)) == (DAY(first), DAY(last))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-11-02", "2026-11-01"),
        ("0001-01-01", "0001-01-31"),
        ("0001-01-02", "9999-12-31"),
        ("0001-02-01", "0001-03-31"),
    ],
)
def test_there_is_none_before_the_calendar_begins(since, until):
    """Nor before a period that ends before it begins."""
    assert period_before(DAY(since), DAY(until)) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_it_ends_the_day_before_and_is_about_as_long(since, days):
    """To the day, but for calendar months."""
    until = since + timedelta(days=days)
    first, last = period_before(since, until)

    assert last == since - timedelta(days=1)
    assert abs((last - first).days - days) <= (3 if since.day == 1 else 0)
