"""When clients of the example year call, and why."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from exitcoach.examples.year import BEFORE, BILLING, CURED_AFTER, JUMPING, RECENT, SLOW
from tests.fakes.examples import TODAY, YEAR


def day(ring):
    return ring.at.astimezone(YEAR.zone).date()


@pytest.fixture(scope="module")
def rings():
    return YEAR.rings(2000, Random(7))


@pytest.mark.parametrize("count", [60, 61, 240, 999])
def test_as_many_call_as_are_wanted(count):
    """No more and no fewer."""

    assert len(YEAR.rings(count, Random(1))) == count


def test_calls_come_in_the_year_before_today(rings):
    """The oldest first, none today or later, none before that year."""

    days = [day(ring) for ring in rings]

    assert days == sorted(days)
    assert days[0] >= TODAY - timedelta(days=365)
    assert days[-1] < TODAY


def test_calls_come_in_office_hours_and_seldom_on_sundays(rings):
    """Between nine and six, local time."""

    hours = {ring.at.astimezone(YEAR.zone).hour for ring in rings}
    weekdays = Counter(day(ring).weekday() for ring in rings)

    assert hours <= set(range(9, 18))
    assert weekdays[6] < weekdays[0] / 5


def test_slow_answers_rise_over_the_year(rings):
    """The last third has at least twice as many as the first."""

    thirds = Counter((day(ring) - YEAR.day(0)).days * 3 // 366 for ring in rings if ring.cause == SLOW)

    assert thirds[2] >= 2 * thirds[0]
    assert thirds[0] < thirds[1] < thirds[2]


def test_billing_errors_end_when_they_were_mended_and_come_back_once(rings):
    """After the corrective there is one, and only one."""

    after = [ring for ring in rings if ring.cause == BILLING and day(ring) >= YEAR.day(CURED_AFTER)]
    before = [ring for ring in rings if ring.cause == BILLING and day(ring) < YEAR.day(CURED_AFTER)]

    assert len(after) == 1
    assert len(before) > 100


@pytest.mark.parametrize("count", [60, 240, 2000])
def test_one_cause_jumps_in_the_last_four_weeks(count):
    """At least four times as many as in the twelve weeks before, however many cases there are."""

    days = [(TODAY - day(ring)).days for ring in YEAR.rings(count, Random(3)) if ring.cause == JUMPING]

    recent = sum(1 for ago in days if ago < RECENT)
    before = sum(1 for ago in days if RECENT <= ago < RECENT + BEFORE)
    assert recent >= 8
    assert 1 <= before <= recent / 4
    assert recent + before == len(days)
