"""Dates as houses write them: read under each order of day and month that is possible, never guessed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from exitcoach.domain.text import fold


class Order(StrEnum):
    """What comes first in a date of numbers."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


_TIME = r"(?:[t ,]+[0-9]{1,2}[:.h].*)?"
_YEAR = re.compile(r"([0-9]{4})(?:\.0)?")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[-/. ]([0-9]{{1,2}})[-/. ]([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_DAY_NAME = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[-/. ]+(?:de )?([a-z]+)\.?[-/., ]+(?:de |del )?([0-9]{{4}}){_TIME}"
)
_NAME_DAY = re.compile(rf"([a-z]+)\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? +([0-9]{{4}}){_TIME}")
_NAME_YEAR = re.compile(r"([a-z]+)\.?[-/ ]+(?:de |del )?([0-9]{4})")
_MONTHS = (
    ("jan", "ene"), ("feb",), ("mar",), ("apr", "abr"), ("may",), ("jun",), ("jul",), ("aug", "ago"),
    ("sep", "set"), ("oct",), ("nov",), ("dec", "dic"),
)  # fmt: skip
_LONGEST_NAME = 10
_PIVOT = 69
"""Two digits from here on are a year of the last century, as everywhere else."""
_MOST_EXAMPLES = 3


@lru_cache(maxsize=65_536)
def readings(text: str) -> Mapping[Order, str]:
    """The date under each order that is possible: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; none when it is no date."""
    word = fold(text).rstrip(".")
    certain, found = _certain(word), _NUMBERS.fullmatch(word)
    if certain:
        return MappingProxyType(dict.fromkeys(Order, certain))
    return MappingProxyType(dict(_under_orders(found)) if found else {})


def is_swappable(text: str) -> bool:
    """Whether another order makes another date of it."""
    return len(set(readings(text).values())) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """What all dates together allow. ``order`` is None where nothing hangs on it, or where it must be ``asked``."""

    order: Order | None = None
    asked: bool = False
    examples: tuple[str, ...] = ()
    fitting: tuple[Order, ...] = tuple(Order)


def detect(texts: Iterable[str]) -> Detected:
    """The order in which these dates can be read, all of them; what is no date is passed over."""
    read = [(text, found) for text in texts if (found := readings(text))]
    fitting = tuple(order for order in Order if all(order in found for _, found in read))
    unsettled = [text for text, found in read if len(found) < len(Order) or len(set(found.values())) > 1]
    if not unsettled:
        return Detected()
    if len(fitting) == 1:
        return Detected(order=fitting[0], fitting=fitting)
    return Detected(asked=True, examples=tuple(dict.fromkeys(unsettled))[:_MOST_EXAMPLES], fitting=fitting)


def _certain(word: str) -> str:
    if found := _YEAR.fullmatch(word):
        return found[1] if int(found[1]) else ""
    if found := _YEAR_MONTH.fullmatch(word):
        return _partial(found[1], found[2])
    if found := _MONTH_YEAR.fullmatch(word):
        return _partial(found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(word) or _COMPACT.fullmatch(word):
        return _day(found[1], found[2], found[3])
    if found := _DAY_NAME.fullmatch(word):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NAME_DAY.fullmatch(word):
        return _day(found[3], _month(found[1]), found[2])
    found = _NAME_YEAR.fullmatch(word)
    return _partial(found[2], _month(found[1])) if found else ""


def _under_orders(found: re.Match[str]) -> Iterator[tuple[Order, str]]:
    first, second, third = found[1], found[2], found[3]
    parts = {Order.DMY: (third, second, first), Order.MDY: (third, first, second), Order.YMD: (first, second, third)}
    for order, (year, month, day) in parts.items():
        if (order is not Order.YMD or len(third) < len("2012")) and (whole := _day(_century(year), month, day)):
            yield order, whole


def _century(year: str) -> str:
    if len(year) == len("2012"):
        return year
    return str((1900 if int(year) >= _PIVOT else 2000) + int(year))


def _month(name: str) -> str:
    fits = (number for number, starts in enumerate(_MONTHS, start=1) if name.startswith(starts))
    return str(next(fits, 0)) if len(name) <= _LONGEST_NAME else "0"


def _partial(year: str, month: str) -> str:
    return f"{year}-{int(month):02}" if _day(year, month, "1") else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
