"""Which period came before, so that figures can be compared."""

from datetime import date, timedelta

_DAY = timedelta(days=1)
_MONTHS = 12


def period_before(since: date, until: date) -> tuple[date, date] | None:
    """As many days up to the day before ``since``; where the period is whole calendar months, as many months.

    None where the calendar ends, or for a period that is none.
    """
    if until < since:
        return None
    try:
        last = since - _DAY
        if since.day == 1 and _ends_a_month(until):
            return _months_earlier(since, _months(since, until)), last
        return since - (until - since + _DAY), last
    except (OverflowError, ValueError):
        return None


def _ends_a_month(day: date) -> bool:
    return day != date.max and (day + _DAY).day == 1


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * _MONTHS + until.month - since.month + 1


def _months_earlier(day: date, months: int) -> date:
    year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    return date(year, month + 1, 1)
