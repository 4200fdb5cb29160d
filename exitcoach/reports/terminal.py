"""The overview on a screen: 80 columns, bars, and never a colour as the only sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import shown_in_line
from exitcoach.insights.places import PlaceFigures
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import heading
from exitcoach.reports.numbers import few_words, of_words, percent
from exitcoach.reports.sections import Line, Section, sections
from exitcoach.services.report import Report

_MOST = 10
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
    return "".join(f"{line.rstrip()}\n" for line in paper.getvalue().splitlines())


def drawn_bar(share: Share, screen: Screen) -> str:
    """The share as a bar; number signs where there are no blocks."""
    eighths = round(share.count * screen.bar * 8 / share.of) if share.of else 0
    if not screen.unicode:
        return "#" * round(eighths / 8)
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _parts(report: Report, taxonomy: Taxonomy, screen: Screen) -> Iterator[RenderableType]:
    yield Text(heading.counted(report), style="bold")
    for words in heading.filters(report.selection, taxonomy):
        yield Text(shown_in_line(words), style="dim")
    for words in heading.left_out(report.left_out):
        yield Text(words)
    if not report.figures.n:
        yield from map(Text, heading.nothing_found(report.selection))
        return
    for section in sections(report.figures, taxonomy):
        yield from _section(section, screen)
    if report.figures.map:
        yield from _map(report.figures.map, screen)


def _section(section: Section, screen: Screen) -> Iterator[RenderableType]:
    yield _title(section.title)
    table = Table.grid(padding=(0, 1))
    table.add_column(width=screen.label, overflow="fold")
    table.add_column(width=screen.bar, no_wrap=True, style="cyan")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    lines = section.lines[:_MOST] if section.ranking else section.lines
    for line in lines:
        table.add_row(*_cells(line, screen))
    yield table
    yield from _hidden(len(section.lines) - len(lines))
    for note in section.notes:
        yield Text(note, style="dim")


def _cells(line: Line, screen: Screen) -> tuple[Text, ...]:
    label = Text(shown_in_line(line.label))
    if line.share is None:
        return label, Text(), Text(str(line.count)), Text(), Text()
    few = few_words(line.share)
    return (
        label,
        Text(drawn_bar(line.share, screen)),
        Text(of_words(line.share)),
        Text(percent(line.share)),
        Text(few and f"({few})", style="dim"),
    )


def _map(rows: tuple[PlaceFigures, ...], screen: Screen) -> Iterator[RenderableType]:
    yield _title(_("Where it went wrong"))
    table = Table(box=box.SIMPLE_HEAD if screen.unicode else box.ASCII2, width=screen.width, pad_edge=False)
    for name in (_("Department"), _("Process"), _("Position")):
        table.add_column(name, overflow="fold", ratio=2)
    table.add_column(_("Cases"), justify="right", no_wrap=True)
    table.add_column(_("What should have happened"), overflow="fold", ratio=4)
    for row in rows[:_MOST]:
        places = (Text(shown_in_line(name)) for name in (row.department, row.process, row.position))
        wanted = Text("\n".join(shown_in_line(words) for words in row.should_have))
        table.add_row(*places, Text(str(row.cases)), wanted)
    yield table
    yield from _hidden(len(rows) - _MOST)


def _title(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _hidden(count: int) -> Iterator[Text]:
    if count > 0:
        more = ngettext(
            "and {count} more; all of them with --format md", "and {count} more; all of them with --format md", count
        )
        yield Text(more.format(count=count), style="dim")
