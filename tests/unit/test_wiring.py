"""Local time as the machine has it."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from exitcoach.wiring import LocalTime

HALF_HOUR = timedelta(minutes=30)
YEAR = [datetime(2026, 1, 1, tzinfo=UTC) + number * HALF_HOUR for number in range(365 * 48)]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be set for a test")
@pytest.mark.parametrize(
    "zone", ["Europe/Madrid", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"]
)
def test_it_is_that_of_the_system_at_every_half_hour_of_a_year(zone, monkeypatch):
    """Also on the days the clocks are changed, at whatever hour."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    local = LocalTime()

    told = [moment.astimezone(local).replace(tzinfo=None) for moment in YEAR]

    assert told == [moment.astimezone().replace(tzinfo=None) for moment in YEAR]
