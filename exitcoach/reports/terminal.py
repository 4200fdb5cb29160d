"""The overview on a screen: 80 columns, bars, and never a colour as the only sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import shown_in_line
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import heading
from exitcoach.reports.headline import headline
from exitcoach.reports.numbers import before_words, count_before_words, few_words, of_words, percent
from exitcoach.reports.section import Line, Section
from exitcoach.reports.sections import sections
from exitcoach.reports.terminal_tables import MOST, drawn_table, drawn_trend
from exitcoach.services.report import Report

_TYPED = str.maketrans("“”–", '""-')
"""Our own signs as a typewriter has them."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What can be drawn: ``unicode`` for bars of blocks, ``colour`` for accents."""

    width: int = 80
    unicode: bool = True
    colour: bool = False

    @property
    def label(self) -> int:
        """Columns for what a line is about."""
        return self.width * 3 // 8

    @property
    def bar(self) -> int:
        """Columns for its bar."""
        return self.width // 5 - 2


def draw(report: Report, taxonomy: Taxonomy, screen: Screen) -> str:
    """The report as text for ``screen``."""
    paper = StringIO()
    console = Console(
        file=paper,
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for part in _parts(report, taxonomy, screen):
        console.print(part)
    drawn = paper.getvalue() if screen.unicode else paper.getvalue().translate(_TYPED)
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def drawn_bar(share: Share, screen: Screen) -> str:
    """The share as a bar; number signs where there are no blocks."""
    eighths = round(share.count * screen.bar * 8 / share.of) if share.of else 0
    if not screen.unicode:
        return "#" * round(eighths / 8)
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _parts(report: Report, taxonomy: Taxonomy, screen: Screen) -> Iterator[RenderableType]:
    for words in headline(report, taxonomy):
        yield Text(shown_in_line(words), style="bold")
    yield Text(heading.counted(report))
    filters = (*heading.filters(report.selection, taxonomy), *heading.compared(report.figures))
    if filters:
        yield Text("; ".join(map(shown_in_line, filters)), style="dim")
    for words in heading.left_out(report.left_out):
        yield Text(words)
    if not report.figures.n:
        yield from map(Text, heading.nothing_found(report.selection))
        return
    for section in sections(report, taxonomy):
        yield from _section(section, screen)


def _section(section: Section, screen: Screen) -> Iterator[RenderableType]:
    yield Text(f"\n{section.title}", style="bold")
    if section.sentences:
        yield _sentences(section, screen)
    lines = section.lines[:MOST] if section.ranking else section.lines
    if lines:
        yield _lines(lines, screen)
    yield from _hidden(len(section.lines) - len(lines))
    if section.table:
        yield drawn_table(section.table, screen.width, unicode=screen.unicode)
        yield from _hidden(len(section.table.rows) - MOST if section.table.ranking else 0)
    if section.trend:
        yield from drawn_trend(section.trend, screen.width, unicode=screen.unicode)
    for note in section.notes:
        yield Text(shown_in_line(note), style="dim")


def _sentences(section: Section, screen: Screen) -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for sentence in section.sentences:
        grid.add_row(
            "•" if screen.unicode else "-", Text(shown_in_line(sentence), style="dim" if section.quiet else "")
        )
    return grid


def _lines(lines: tuple[Line, ...], screen: Screen) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=screen.label, overflow="fold")
    grid.add_column(width=screen.bar, no_wrap=True, style="cyan")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row(*_cells(line, screen), style="bold" if line.warns and line.count else "")
    return grid


def _cells(line: Line, screen: Screen) -> tuple[Text, ...]:
    label = Text(shown_in_line(line.label))
    if line.share is None:
        return label, Text(), Text(str(line.count)), Text(), _asides(count_before_words(line.count_before))
    return (
        label,
        Text(drawn_bar(line.share, screen)),
        Text(of_words(line.share) if line.share.of else _("none yet")),
        Text(percent(line.share)),
        _asides(few_words(line.share), before_words(line.before)),
    )


def _asides(*words: str) -> Text:
    told = ",\n".join(filter(None, words))
    return Text(told and f"({told})", style="dim")


def _hidden(count: int) -> Iterator[Text]:
    if count > 0:
        more = ngettext(
            "and {count} more; all of them with --format md", "and {count} more; all of them with --format md", count
        )
        yield Text(more.format(count=count), style="dim")
