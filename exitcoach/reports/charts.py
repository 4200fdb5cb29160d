"""Pictures as SVG, from numbers alone. Across they are measured in percent, so they grow and shrink with the page
while their letters stay readable; down they are measured in pixels.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

_LABEL, _LEFT, _RIGHT = 40.0, 43.0, 92.0
_LETTERS, _NARROW_LETTERS = 30, 40
_ROW, _TALL_ROW, _TOP, _FOOT = 34, 44, 22, 6
_ABOVE, _BELOW = 16, 20

Ticks = Sequence[tuple[float, str]]
NO_MARK = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoRow:
    """One bar: its name, its ``share`` of the whole and what it and those above make of it, from 0 to 1.

    ``count_mark`` and ``cumulated_mark`` are the numbers as they are written, ``strong`` a bar in the accent colour.
    """

    label: str
    share: float
    cumulated: float
    count_mark: Markup
    cumulated_mark: Markup
    strong: bool = True


def pareto(
    rows: Sequence[ParetoRow],
    *,
    id: str,  # noqa: A002 - as SVG calls it
    title: str,
    description: str,
    ticks: Ticks,
    narrow: bool,
) -> Markup:
    """Bars from the longest to the shortest, and the line of what they make together, on one scale.

    ``narrow``: the names stand above the bars, for a small screen. ``ticks``: places of the scale, and their names.
    """
    row_height, left = (_TALL_ROW, 0.0) if narrow else (_ROW, _LEFT)
    across = _Across(left, 84.0 if narrow else _RIGHT)
    height = _TOP + row_height * len(rows) + _FOOT
    bars = [_pareto_row(row, place, across, narrow=narrow) for place, row in enumerate(rows)]
    return _picture(
        Markup("").join([*_grid(ticks, across, height), *_line(rows, across, row_height), *bars]),
        id=id,
        title=title,
        description=description,
        height=height,
        sort="pareto narrow" if narrow else "pareto wide",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: how high it is, and how much of it is in the accent colour; its number, and what stands below it."""

    count: int
    strong: int
    mark: Markup = NO_MARK
    label: str = ""


def columns(values: Sequence[Column], most: int, *, id: str, title: str, description: str, height: int) -> Markup:  # noqa: A002 - as SVG calls it
    """A column for each value; ``most`` is the value that would fill the height."""
    above = _ABOVE if any(value.mark for value in values) else 0
    below = _BELOW if any(value.label for value in values) else 0
    ground = above + height
    drawn = [_column(value, place, len(values), most, (above, ground)) for place, value in enumerate(values)]
    line = Markup('<line class="ground" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(ground - 0.5)
    return _picture(
        Markup("").join([*drawn, line]),
        id=id,
        title=title,
        description=description,
        height=ground + below,
        sort="columns",
    )


def bar(share: float, *, strong: bool = True) -> Markup:
    """A bar beside a number that already says the same: for the eye alone."""
    mark = '<svg class="bar" aria-hidden="true" focusable="false"><rect class="rest" width="100%" height="100%"/>'
    return Markup(mark + '<rect class="{}" width="{}%" height="100%"/></svg>').format(  # noqa: S704 - both are literal
        "strong" if strong else "weak", _short(share * 100)
    )


@dataclass(frozen=True, slots=True)
class _Across:
    """Where 0 and 100 % lie."""

    left: float
    right: float

    def at(self, share: float) -> str:
        return f"{_short(self.left + (self.right - self.left) * share)}%"

    def width(self, share: float) -> str:
        return f"{_short((self.right - self.left) * share)}%"


def _pareto_row(row: ParetoRow, place: int, across: _Across, *, narrow: bool) -> Markup:
    top = _TOP + place * (_TALL_ROW if narrow else _ROW)
    thick, above = (12, 22) if narrow else (18, 8)
    sort = "strong" if row.strong else "weak"
    bar_mark = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        sort, across.at(0), top + above, across.width(row.share), thick
    )
    middle = top + above + thick / 2
    dot = Markup('<circle class="dot" cx="{}" cy="{}" r="3"/>').format(across.at(row.cumulated), _short(middle))
    together = Markup('<text class="together" x="{}" y="{}" dx="7">{}</text>').format(
        across.at(row.cumulated), _short(middle + 4), row.cumulated_mark
    )
    words = _narrow_label(row, top) if narrow else _wide_label(row, middle)
    return Markup("").join([bar_mark, dot, words, together])


def _column(value: Column, place: int, of: int, most: int, heights: tuple[int, int]) -> Markup:
    top, ground = heights
    step = 100 / of
    tall, part = ((count / most * (ground - top - 1) if most else 0) for count in (value.count, value.strong))
    middle = _short((place + 0.5) * step)
    rects = [
        Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"/>').format(
            sort, _short((place + 0.18) * step), _short(ground - high), _short(0.64 * step), _short(high)
        )
        for sort, high in (("weak", tall), ("strong", part))
        if high
    ]
    number = Markup('<text class="count" x="{}%" y="{}">{}</text>').format(
        middle, _short(ground - tall - 5), value.mark
    )
    label = Markup('<text class="axis" x="{}%" y="{}">{}</text>').format(middle, ground + 14, value.label)
    return Markup("").join([*rects, number if value.mark else "", label if value.label else ""])


def _wide_label(row: ParetoRow, middle: float) -> Markup:
    lines = textwrap.wrap(row.label, _LETTERS, max_lines=2, placeholder=" …") or [""]
    first = middle + 4 - 8 * (len(lines) - 1)
    texts = [
        Markup('<text class="label" x="0" y="{}">{}</text>').format(_short(first + 15 * number), line)
        for number, line in enumerate(lines)
    ]
    number = Markup('<text class="count" x="{}%" y="{}">{}</text>').format(_LABEL, _short(middle + 4), row.count_mark)
    return Markup("").join([*texts, number])


def _narrow_label(row: ParetoRow, top: int) -> Markup:
    label = textwrap.shorten(row.label, _NARROW_LETTERS, placeholder=" …")
    return Markup(
        '<text class="label" x="0" y="{y}">{label} <tspan class="count" dx="4">{count}</tspan></text>'
    ).format(y=top + 16, label=label, count=row.count_mark)


def _line(rows: Sequence[ParetoRow], across: _Across, row_height: int) -> Iterator[Markup]:
    """Percentages cannot be the points of a path, so each stretch is a line of its own."""
    middle = _TOP + (28 if row_height == _TALL_ROW else 17)
    for place, (before, after) in enumerate(pairwise(rows)):
        yield Markup('<line class="stretch" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
            across.at(before.cumulated),
            middle + place * row_height,
            across.at(after.cumulated),
            middle + (place + 1) * row_height,
        )


def _grid(ticks: Ticks, across: _Across, height: int) -> Iterator[Markup]:
    for place, name in ticks:
        yield Markup('<line class="grid" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
            across.at(place), _TOP - 4, height
        )
        yield Markup('<text class="axis {}" x="{}" y="{}">{}</text>').format(
            "later" if place else "first", across.at(place), _TOP - 8, name
        )


def _picture(
    drawn: Markup,
    *,
    id: str,  # noqa: A002 - as SVG calls it
    title: str,
    description: str,
    height: int,
    sort: str,
) -> Markup:
    return Markup(
        '<svg class="chart {sort}" role="img" aria-labelledby="{id}-title {id}-desc" width="100%" height="{height}">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>{drawn}</svg>'
    ).format(id=id, title=title, description=description, drawn=drawn, height=height, sort=sort)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
