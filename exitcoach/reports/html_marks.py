"""The smallest pieces of the page: numbers that say which figure they are, and words that people typed.

``data-figure`` is the path of a figure in the JSON form, parts joined by dots, rows of lists by their number. A number
that is worked out from figures says how in ``data-form``.
"""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup, escape

from exitcoach.domain.text import shown, shown_in_line
from exitcoach.insights.share import Share
from exitcoach.insights.spread import Spread
from exitcoach.locale import _, language, ngettext
from exitcoach.reports import numbers

NOTHING = Markup('<span class="nothing">–</span>')
"""Stands where there is nothing to divide by."""

_LEAST = 0.0001


def said(pattern: str, **parts: object) -> Markup:
    """A sentence with its placeholders filled, each escaped unless it is a mark already."""
    return escape(pattern).format(**parts)


def joined(between: str, cells: Iterable[Markup | str]) -> Markup:
    """The cells with ``between`` between them."""
    return escape(between).join(cells)


def typed(text: str) -> Markup:
    """What a person typed, on one line: it cannot steer the page, nor the direction of what stands around it."""
    return Markup("<bdi>{}</bdi>").format(shown_in_line(text))


def quoted(text: str) -> Markup:
    """What a person typed, with its line breaks."""
    return Markup("<bdi>{}</bdi>").format(shown(text).strip())


def count(path: str, value: int) -> Markup:
    """A whole number."""
    return _data(value, path, "count", numbers.decimal(value))


def added(paths: Iterable[str], value: int) -> Markup:
    """The sum of the figures at ``paths``."""
    return _data(value, " ".join(paths), "sum", numbers.decimal(value))


def measure(path: str, value: float | None) -> Markup:
    """A number with one decimal place at most."""
    return NOTHING if value is None else _data(value, path, "measure", numbers.decimal(value))


def probability(path: str, value: float) -> Markup:
    """A probability, with four digits; what is smaller is only said to be so."""
    text = _probability(value) if value >= _LEAST else f"< {_probability(_LEAST)}"
    return _data(value, path, "probability", text)


def percent(path: str, share: Share) -> Markup:
    """The share at ``path`` in percent."""
    if not share.of:
        return NOTHING
    return _data(share.count / share.of, path, "percent", numbers.percent(share))


def cumulated(path: str, upto: int, share: Share) -> Markup:
    """The first ``upto`` rows of the ranking at ``path``, over ``share.of``: the cases of all its rows."""
    if not share.of:
        return NOTHING
    return _data(share.count / share.of, f"{path} {upto}", "cumulated", numbers.percent(share))


def of(path: str, share: Share) -> Markup:
    """``12 of 40``."""
    pattern = _("{count} of {of}")
    return said(pattern, count=count(f"{path}.count", share.count), of=count(f"{path}.of", share.of))


def of_whole(path: str, whole: str, share: Share) -> Markup:
    """The same, where the count lies at ``path`` and the number of all at ``whole``, or in parts at several."""
    return said(_("{count} of {of}"), count=count(path, share.count), of=added(whole.split(), share.of))


def ratio(path: str, whole: str, share: Share) -> Markup:
    """The figure at ``path`` over ``whole``, in percent."""
    if not share.of:
        return NOTHING
    return _data(share.count / share.of, f"{path} {whole}", "ratio", numbers.percent(share))


def few(share: Share) -> Markup:
    """The mark of a small denominator, or nothing."""
    words = numbers.few_words(share)
    return Markup('<span class="few">{}</span>').format(words) if words else Markup("")


def points(paths: str, now: Share, before: Share) -> Markup:
    """By how many points of a percentage the share changed: ``paths`` of both, or of each count and its whole."""
    change = round(100 * (now.count / now.of - before.count / before.of))
    return _data(change, paths, "points", f"{change:+d}".replace("-", "\N{MINUS SIGN}") if change else "±0")


def in_picture(mark: Markup) -> Markup:
    """The number as SVG has it."""
    drawn = str(mark).replace("<data value", "<tspan data-value").replace("</data>", "</tspan>")
    return Markup(drawn)  # noqa: S704 - a mark stays one


def spread(path: str, figures: Spread) -> Markup:
    """The median of how many, and between what half of them lie."""
    if not figures.n:
        return NOTHING
    return said(
        ngettext("{median} ({n} case)", "{median} (half of them {low} to {high}; {n} cases)", figures.n),
        median=measure(f"{path}.median", figures.median),
        low=measure(f"{path}.low", figures.low),
        high=measure(f"{path}.high", figures.high),
        n=count(f"{path}.n", figures.n),
    )


def moment(when: date) -> Markup:
    """A day."""
    return Markup('<time datetime="{}">{}</time>').format(when.isoformat(), numbers.day(when))


def _probability(value: float) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="0.0000", locale=language()))


def _data(value: float, path: str, form: str, text: str) -> Markup:
    mark = Markup('<data value="{}" data-figure="{}" data-form="{}">{}</data>')
    return mark.format(value, path, form, text.replace(" ", "\N{NO-BREAK SPACE}"))
