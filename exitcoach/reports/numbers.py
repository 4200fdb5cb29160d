"""Numbers, shares and days as people of a language write them. Babel is loaded only when a page needs it."""

from calendar import monthrange
from datetime import date

from exitcoach.insights.share import Share
from exitcoach.locale import _, language

DECEMBER = 12


def percent(share: Share) -> str:
    """``30%`` or ``30 %``; empty when there is nothing to divide by."""
    if not share.of:
        return ""
    from babel.numbers import format_percent

    return str(format_percent(share.count / share.of, locale=language())).replace("\N{NO-BREAK SPACE}", " ")


def decimal(number: float) -> str:
    """``8``, ``8.5`` or ``8,5``: one digit after the point, if it is needed."""
    from babel.numbers import format_decimal

    return str(format_decimal(round(number, 1), format="#,##0.#", locale=language()))


def of_words(share: Share) -> str:
    """``12 of 40``."""
    return _("{count} of {of}").format(count=share.count, of=share.of)


def share_words(share: Share) -> str:
    """``12 of 40 (30%)``, or ``1 of 3 (few cases)``, where a percentage would say too much; empty for none of none."""
    return f"{of_words(share)} ({few_words(share) or percent(share)})" if share.of else ""


def few_words(share: Share) -> str:
    """The mark of a share with a small denominator; empty for others."""
    return _("few cases") if share.of and share.few else ""


def before_words(share: Share | None) -> str:
    """``before 25%``; the counts where there were few cases; empty where there was nothing."""
    if share is None or not share.of:
        return ""
    return _("before {figure}").format(figure=of_words(share) if share.few else percent(share))


def count_before_words(count: int | None) -> str:
    """``before 3``; empty where there was nothing."""
    return "" if count is None else _("before {figure}").format(figure=count)


def day(when: date) -> str:
    """``Nov 22, 2026``."""
    from babel.dates import format_date

    return str(format_date(when, format="medium", locale=language()))


def month(name: str) -> str:
    """``November 2026`` for ``2026-11``; anything else as it is."""
    from babel.dates import format_skeleton

    try:
        first = date.fromisoformat(f"{name}-01")
    except ValueError:
        return name
    return str(format_skeleton("yMMMM", first, locale=language()))


def period(since: date | None, until: date | None) -> str:
    """``in October 2026``, ``from Oct 3, 2026 to Oct 9, 2026``, ``since …``, ``until …``; empty for all days."""
    if since and until:
        return _closed_period(since, until)
    if since:
        return _("since {day}").format(day=day(since))
    return _("until {day}").format(day=day(until)) if until else ""


def span(since: date, until: date) -> str:
    """``October 2026``, ``2026``, or ``Oct 3, 2026 – Oct 9, 2026``."""
    return _whole(since, until) or f"{day(since)} – {day(until)}"


def _closed_period(since: date, until: date) -> str:
    if since == until:
        return _("on {day}").format(day=day(since))
    whole = _whole(since, until)
    if whole:
        return _("in {period}").format(period=whole)
    return _("from {since} to {until}").format(since=day(since), until=day(until))


def _whole(since: date, until: date) -> str:
    """The month or year that both are the ends of; empty when there is none."""
    is_whole = since.day == 1 and until.day == monthrange(until.year, until.month)[1]
    if is_whole and (since.year, since.month) == (until.year, until.month):
        return month(since.isoformat()[:-3])
    if is_whole and (since.month, until.month) == (1, DECEMBER) and since.year == until.year:
        return str(since.year)
    return ""
