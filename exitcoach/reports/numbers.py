"""Shares and days as people of a language write them. Babel is loaded only when a page needs it."""

from datetime import date

from exitcoach.insights.share import Share
from exitcoach.locale import _, language


def percent(share: Share) -> str:
    """``30%`` or ``30 %``; empty when there is nothing to divide by."""
    if not share.of:
        return ""
    from babel.numbers import format_percent

    return str(format_percent(share.count / share.of, locale=language())).replace("\N{NO-BREAK SPACE}", " ")


def of_words(share: Share) -> str:
    """``12 of 40``."""
    return _("{count} of {of}").format(count=share.count, of=share.of)


def few_words(share: Share) -> str:
    """The mark of a share with a small denominator; empty for others."""
    return _("few cases") if share.of and share.few else ""


def day(when: date) -> str:
    """``Nov 22, 2026``."""
    from babel.dates import format_date

    return str(format_date(when, format="medium", locale=language()))
