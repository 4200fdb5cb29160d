"""Which automatic backups stay: the newest of some days, weeks and months, as far as there is room."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How many to keep; ``megabytes`` for all together. Without ``daily`` ones none is made by itself."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12
    megabytes: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A backup as it lies there; ``made`` is local time."""

    name: str
    made: datetime
    size: int


def to_drop(backups: Iterable[Kept], keeping: Keeping, *, others: int = 0) -> tuple[str, ...]:
    """The names of those that go, oldest first; the newest never does.

    ``others``: bytes taken by backups somebody asked for, which count and are not dropped.
    """
    newest_first = sorted(backups, key=lambda one: (one.made, one.name), reverse=True)
    stay = {
        *_newest_of(newest_first, lambda one: one.made.date(), keeping.daily),
        *_newest_of(newest_first, lambda one: one.made.isocalendar()[:2], keeping.weekly),
        *_newest_of(newest_first, lambda one: (one.made.year, one.made.month), keeping.monthly),
        *(one.name for one in newest_first[:1]),
    }
    room = keeping.megabytes * MEGABYTE - others
    for number, one in enumerate(newest_first):
        if one.name in stay:
            room -= one.size
            if room < 0 and number:
                stay.discard(one.name)
                room += one.size
    return tuple(one.name for one in reversed(newest_first) if one.name not in stay)


def _newest_of(newest_first: Sequence[Kept], period: Callable[[Kept], object], count: int) -> list[str]:
    newest: dict[object, str] = {}
    for one in newest_first:
        newest.setdefault(period(one), one.name)
    return list(newest.values())[:count]
