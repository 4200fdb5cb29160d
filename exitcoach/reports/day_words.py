"""Days as people say them."""

from datetime import date

from exitcoach.locale import _, ngettext

_NEAR = {0: lambda: _("today"), 1: lambda: _("tomorrow"), -1: lambda: _("yesterday")}


def day_in_words(day: date, today: date) -> str:
    """``tomorrow``, ``3 days ago``."""
    days = (day - today).days
    if days in _NEAR:
        return _NEAR[days]()
    count = abs(days)
    if days > 0:
        return ngettext("in {count} day", "in {count} days", count).format(count=count)
    return ngettext("{count} day ago", "{count} days ago", count).format(count=count)


def day_text(day: str, language: str) -> str:
    """A whole day by locale; a year or a month as it was written."""
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(day), "long", locale=language)
    except ValueError:
        return day
