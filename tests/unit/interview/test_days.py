"""The day of a call."""

from datetime import UTC, date, datetime, timedelta, timezone

from exitcoach.interview.days import day_of_call

LATE = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_given() -> None:
    """A date that was given is the day, whatever the zone."""
    assert day_of_call({"call.date": "2026-11-01"}, LATE, UTC) == date(2026, 11, 1)


def test_created() -> None:
    """Else the day it was begun, as the clock on the wall shows it."""
    assert day_of_call({}, LATE, UTC) == date(2026, 11, 22)
    assert day_of_call({}, LATE, timezone(timedelta(hours=1))) == date(2026, 11, 23)
