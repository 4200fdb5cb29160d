"""Tables and courses of months on a screen."""

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from exitcoach.domain.text import shown_in_line
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports.numbers import few_words, month, of_words, percent, share_words
from exitcoach.reports.section import Cell, Table, Trend
from exitcoach.reports.sparklines import sparkline

Drawn = list[tuple[Text, ...]]
MOST = 10
"""Rows of a long list that a screen shows."""
_NARROW = 72
"""Columns below which a table becomes a list."""
_NAME = 14
"""Columns that a table leaves at least for each of its texts."""
_LAYOUTS = ((" ", 2), ("\n", 2), ("\n", 1))
"""What stands between the words of the mark of few cases, and the columns between two cells: the roomiest first."""


def drawn_table(table: Table, width: int, *, unicode: bool) -> RenderableType:
    """The first rows."""
    rows = table.rows[:MOST] if table.ranking else table.rows
    for between, gap in _LAYOUTS if width >= _NARROW else ():
        drawn = [tuple(_drawn(cell, between) for cell in row) for row in rows]
        widths = _widths(table.heads, rows[0], drawn)
        taken = sum(filter(None, widths)) + gap * (len(widths) - 1)
        if width - taken >= _NAME * widths.count(None):
            grid = _grid(table, widths, gap, box.SIMPLE_HEAD if unicode else box.ASCII2)
            grid.width = width
            for row in drawn:
                grid.add_row(*row)
            return grid
    return Text("\n").join(Text(line) for row in rows for line in _listed(table.heads, row))


def drawn_trend(trend: Trend, width: int, *, unicode: bool) -> Iterator[RenderableType]:
    """A line of marks for each series, with its numbers: the last months that there is room for."""
    shown = min(len(trend.months), width // 4)
    first, last = trend.months[-shown], trend.months[-1]
    yield Text(_("{first} to {last}").format(first=month(first), last=month(last)), style="dim")
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(overflow="fold", width=width * 3 // 8)
    grid.add_column(no_wrap=True, style="cyan")
    grid.add_column(overflow="fold")
    for name, counts in trend.series:
        values = counts[-shown:]
        words = _("{low}–{high} a month, last {last}").format(low=min(values), high=max(values), last=values[-1])
        grid.add_row(Text(shown_in_line(name)), sparkline(values, unicode=unicode), words)
    yield grid
    older = len(trend.months) - shown
    if older:
        more = ngettext(
            "and {count} month before; all of them with --format md",
            "and {count} months before; all of them with --format md",
            older,
        )
        yield Text(more.format(count=older), style="dim")


def _widths(heads: tuple[str, ...], kinds: tuple[Cell, ...], drawn: Drawn) -> list[int | None]:
    """Of each column of numbers the columns of its longest word; None for texts, which share what is left."""
    return [
        max(map(len, (*head.split(), *(line for row in drawn for line in row[at].plain.split("\n")))))
        if isinstance(kinds[at], int | Share)
        else None
        for at, head in enumerate(heads)
    ]


def _grid(table: Table, widths: list[int | None], gap: int, lines: box.Box) -> Grid:
    """The heads, without a row yet. The lines take one column of each gap."""
    grid = Grid(box=lines, show_edge=False, pad_edge=False, padding=(0, gap - 1, 0, 0))
    for head, kind, wide in zip(table.heads, table.rows[0], widths, strict=True):
        if wide is None:
            grid.add_column(head, overflow="fold", ratio=4 if isinstance(kind, tuple) else 2)
        else:
            grid.add_column(head, justify="right", width=wide)
    return grid


def _listed(heads: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    """A row too wide for the screen, one figure a line; what it lacks is left out."""
    yield _told(row[0]) or _("Not given")
    for head, cell in zip(heads[1:], row[1:], strict=True):
        words = _told(cell)
        if words:
            yield f"  {_('{term}: {meaning}').format(term=head, meaning=words)}"


def _told(cell: Cell) -> str:
    match cell:
        case Share():
            return share_words(cell)
        case tuple():
            return "; ".join(shown_in_line(words) for words in cell)
        case _:
            return shown_in_line(str(cell))


def _drawn(cell: Cell, between: str) -> Text:
    """The cell; ``between`` stands between the words of the mark of few cases."""
    match cell:
        case Share():
            few = between.join(few_words(cell).split())
            return Text("\n".join((of_words(cell), few or percent(cell))) if cell.of else "")
        case tuple():
            return Text("\n".join(shown_in_line(words) for words in cell))
        case _:
            return Text(shown_in_line(str(cell)))
