"""When a call took place, as far as it is known."""

from calendar import monthrange
from datetime import date, tzinfo

from exitcoach.insights.facts import CaseFacts

UNKNOWN_MONTH = 0
_MONTHS = 12
_WHOLE_DAY, _MONTH = len("2026-11-22"), len("2026-11")


def day_of_call(facts: CaseFacts, zone: tzinfo) -> date | None:
    """The day the call took place, where ``zone`` is the local time; None for an imported case without a whole date."""
    given = facts.word("call.date")
    if given:
        return date.fromisoformat(given)
    if facts.imported is None:
        return facts.created.astimezone(zone).date()
    when = facts.imported.when
    return date.fromisoformat(when) if len(when) == _WHOLE_DAY else None


def span_of_call(facts: CaseFacts, zone: tzinfo) -> tuple[date, date] | None:
    """The first and the last day the call can have been on: a month or a year where no more is known."""
    day = day_of_call(facts, zone)
    if day is not None:
        return day, day
    when = facts.imported.when if facts.imported else ""
    if not when:
        return None
    year = int(when[:4])
    if len(when) < _MONTH:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(when[5:7])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month_of_call(facts: CaseFacts, zone: tzinfo) -> int:
    """The month of the call, counted from the year 0; UNKNOWN_MONTH where nobody knows it."""
    day = day_of_call(facts, zone)
    if day is not None:
        return day.year * _MONTHS + day.month
    when = facts.imported.when if facts.imported else ""
    return int(when[:4]) * _MONTHS + int(when[5:7]) if len(when) == _MONTH else UNKNOWN_MONTH


def month_name(month: int) -> str:
    """``2026-11``; empty for UNKNOWN_MONTH."""
    year, before = divmod(month - 1, _MONTHS)
    return f"{year:04d}-{before + 1:02d}" if month != UNKNOWN_MONTH else ""
