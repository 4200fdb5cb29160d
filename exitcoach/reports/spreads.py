"""How far numbers lie apart, for people who never heard of a quartile."""

from exitcoach.insights.share import FEW
from exitcoach.insights.spread import Spread
from exitcoach.locale import _, ngettext
from exitcoach.reports.numbers import decimal


def spread_words(spread: Spread) -> str:
    """``8 in the middle case; half of them between 5 and 12 (30 cases)``; empty without any case."""
    if spread.median is None or spread.low is None or spread.high is None:
        return ""
    middle = decimal(spread.median)
    if spread.n < FEW:
        words = ngettext("{middle} ({count} case)", "{middle} in the middle of {count} cases", spread.n)
        return words.format(middle=middle, count=spread.n)
    return _("{middle} in the middle case, half of them between {low} and {high} ({count} cases)").format(
        middle=middle, low=decimal(spread.low), high=decimal(spread.high), count=spread.n
    )
