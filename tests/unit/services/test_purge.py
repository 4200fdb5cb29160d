"""Cases kept long enough lose the people."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from exitcoach.domain.cases import Imported, Record
from exitcoach.domain.commitments import is_forgotten
from exitcoach.services.following import Author
from exitcoach.services.purge import Aged, NoRetention, is_older, last_days, limit, purging
from tests.fakes.clock import TickingClock
from tests.fakes.records import CALL, a_case, a_full_case, a_private

BEFORE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 22), 1, date(2026, 10, 22)),
        (date(2026, 11, 22), 24, date(2024, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 1), 12, date(2025, 1, 1)),
        (date(2026, 1, 1), 9999, date(1192, 10, 1)),
        (date(2026, 1, 1), 99_999, date.min),
    ],
)
def test_months_are_counted_back(today: date, months: int, day: date):
    """To the last day of a shorter month; never before there were days."""
    assert limit(today, months) == day


def test_nothing_is_kept_for_no_time():
    """Zero months means that nobody said."""
    with pytest.raises(NoRetention):
        limit(date(2026, 1, 1), 0)


@pytest.mark.parametrize(
    ("when", "older"),
    [("2025-12-31", True), ("2026-01-01", False), ("2025-12", True), ("2026-01", False), ("2025", True), ("", False)],
)
def test_a_day_that_is_half_known_must_be_over_whole(when: str, older: bool):
    """Of cases of the time before; where nothing is known, the day they were imported counts."""
    imported = Imported(source="a.csv", row=1, key="x", on=CALL, when=when)
    answers = {"call.date": when} if len(when) == 10 else {}
    case = a_case(imported=imported, answers=answers, created=datetime(2000, 1, 1, tzinfo=UTC))

    assert is_older(case, BEFORE, UTC) is older


def test_old_cases_lose_the_people_and_new_ones_nothing():
    """With the private part; and only once."""
    change = purging(BEFORE, Author(by="Eva", clock=TickingClock(), zone=UTC))
    young = Record(a_full_case(), a_private())
    old = replace(young, case=replace(young.case, answers={**young.case.answers, "call.date": "2025-06-01"}))
    purged = change.record(old)

    assert change.record(young) is young
    assert is_forgotten(purged.case.history)
    assert purged.private.answers == {}
    assert purged.case.answers["call.date"] == "2025-06-01"
    assert change.record(purged) is purged


def test_what_is_purged_is_not_due_again():
    """The reminder counts what still has people in it."""
    aged = Aged(id="x", created=CALL, answers={"call.date": "2025-06-01"})
    purged = purging(BEFORE, Author(by="Eva", clock=TickingClock(), zone=UTC)).record(
        Record(a_case(answers=aged.answers), a_private())
    )
    done = Aged(id="y", created=CALL, answers=purged.case.answers, history=purged.case.history)

    assert [*last_days([aged, done], UTC)] == [date(2025, 6, 1)]
