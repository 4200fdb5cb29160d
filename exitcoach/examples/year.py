"""When clients call, and why: two trends over the year, and one cause that jumps in its last four weeks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate
from random import Random

DAYS = 365
RECENT, BEFORE = 28, 84
SLOW, BILLING, JUMPING, FAULTY = "response.slow", "core.error_billing", "core.reliability", "core.quality"
CURED_AFTER, RECURRED_AFTER, TESTED_AFTER = 195, 327, 285
"""Days from the beginning of the year: when billing was mended, when it failed again, when equipment was."""
_OPENS, _CLOSES = 9 * 3600, 18 * 3600
_WEEK = (1.0, 1.0, 1.0, 1.0, 0.9, 0.4, 0.05)
_STEADY = {
    "response.broken_promise": 3.0,
    "price.increase": 5.0,
    "competition.offer": 5.0,
    "access.wait": 3.0,
    "encounter.indifferent": 2.0,
    "price.extra": 2.0,
    "fit.unused": 3.0,
    "fit.onboarding": 2.0,
    "ethics.exit_barrier": 1.5,
    "circumstance.moved": 3.0,
    "circumstance.deceased": 1.0,
    "circumstance.finance": 2.0,
    "unknown.not_said": 1.5,
}
_TRENDS: Mapping[str, Callable[[int], float]] = {
    SLOW: lambda day: 2.0 + 13.0 * day / DAYS,
    BILLING: lambda day: 20.0 - 8.0 * day / CURED_AFTER if day < CURED_AFTER else 0.0,
    FAULTY: lambda day: 4.0 if day < TESTED_AFTER else 0.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One call: the moment it begins, UTC, and the cause behind it."""

    at: datetime
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The year that ends the day before ``today``, where ``zone`` is the local time."""

    today: date
    zone: tzinfo

    def day(self, number: int) -> date:
        """The day of this number, from 0; ``DAYS`` is today."""
        return self.today + timedelta(days=number - DAYS)

    def moment(self, day: date, seconds: int) -> datetime:
        """So many seconds after local midnight, as UTC."""
        return (datetime.combine(day, time(), self.zone) + timedelta(seconds=seconds)).astimezone(UTC)

    def working(self, day: date, chance: Random) -> datetime:
        """Any moment of the day while the office is open."""
        return self.moment(day, chance.randrange(_OPENS, _CLOSES))

    def rings(self, count: int, chance: Random) -> tuple[Ring, ...]:
        """``count`` calls, oldest first."""
        told = _told(count)
        drawn = _drawn(count - len(told), self.today, chance)
        rings = (Ring(at=self.working(self.day(day), chance), cause=cause) for day, cause in (*told, *drawn))
        return tuple(sorted(rings, key=lambda ring: (ring.at, ring.cause)))


def _told(count: int) -> list[tuple[int, str]]:
    """What must not be left to chance: the jump, with little of it before, and the one billing error that came back."""
    jump = max(8, round(count * 0.042))
    recent = [DAYS - RECENT + 2 + number * (RECENT - 3) // jump for number in range(jump)]
    quiet = max(1, round(count * 0.008))
    earlier = [DAYS - RECENT - BEFORE + 20 + number * 50 // quiet for number in range(quiet)]
    return [*((day, JUMPING) for day in (*earlier, *recent)), (RECURRED_AFTER, BILLING)]


def _drawn(count: int, today: date, chance: Random) -> Iterator[tuple[int, str]]:
    """Days spread evenly over the working time there is, each with a cause drawn by the weights of that day."""
    edges = list(accumulate(_WEEK[(today + timedelta(days=day - DAYS)).weekday()] for day in range(DAYS)))
    day = 0
    for number in range(count):
        aim = (number + chance.random()) / count * edges[-1]
        while edges[day] < aim and day < DAYS - 1:
            day += 1
        weights = {**_STEADY, **{cause: weight(day) for cause, weight in _TRENDS.items()}}
        yield day, chance.choices(list(weights), list(weights.values()))[0]
