"""The overview as GitHub-flavoured Markdown: one figure a line, so that two reports compare well."""

import re
from collections.abc import Iterator

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import shown_in_line
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import heading
from exitcoach.reports.headline import headline
from exitcoach.reports.numbers import before_words, count_before_words, few_words, percent, share_words
from exitcoach.reports.section import Cell, Line, Section, Table, Trend
from exitcoach.reports.sections import sections
from exitcoach.services.report import Report

_MARKS = re.compile(r"([\\`*_\[\]|~$#])")
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": "&#64;",
    "://": "&#58;//",
    "www.": "www&#46;",
}


def write_markdown(report: Report, taxonomy: Taxonomy) -> str:
    """The report as a page."""
    return "\n".join(_lines(report, taxonomy)) + "\n"


def plain(text: str) -> str:
    """What a person typed, so that Markdown shows it and obeys none of it."""
    line = _MARKS.sub(r"\\\1", shown_in_line(text))
    for words, entity in _ENTITIES.items():
        line = line.replace(words, entity)
    return line


def _lines(report: Report, taxonomy: Taxonomy) -> Iterator[str]:
    yield f"# {_('Goodbyes: an overview')}"
    yield ""
    for words in headline(report, taxonomy):
        yield from (f"**{plain(words)}**", "")
    yield heading.counted(report) + "."
    asides = (*heading.filters(report.selection, taxonomy), *heading.compared(report.figures))
    for words in (*asides, *heading.left_out(report.left_out)):
        yield f"- {plain(words)}"
    if not report.figures.n:
        yield from ("", *map(plain, heading.nothing_found(report.selection)))
        return
    for section in sections(report, taxonomy):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}")
    if section.sentences:
        yield from ("", *(f"- {plain(words)}" for words in section.sentences))
    if section.lines:
        yield from ("", *_figures(section.lines))
    if section.table:
        yield from ("", *_table(section.table))
    if section.trend:
        yield from ("", *_trend(section.trend))
    for note in section.notes:
        yield from ("", plain(note))


def _figures(lines: tuple[Line, ...]) -> Iterator[str]:
    yield _row("", _("Count"), _("Of"), _("Share"), "")
    yield "| --- | ---: | ---: | ---: | --- |"
    for line in lines:
        yield _row(*_cells(line))


def _cells(line: Line) -> tuple[str, ...]:
    label = plain(line.label)
    if line.share is None:
        return label, str(line.count), "", "", count_before_words(line.count_before)
    asides = ", ".join(filter(None, (few_words(line.share), before_words(line.before))))
    return label, str(line.share.count), str(line.share.of), percent(line.share), asides


def _table(table: Table) -> Iterator[str]:
    yield _row(*map(plain, table.heads))
    first = table.rows[0]
    yield _row(*("---:" if isinstance(cell, int | Share) else "---" for cell in first))
    for row in table.rows:
        yield _row(*map(_cell, row))


def _cell(cell: Cell) -> str:
    match cell:
        case Share():
            return share_words(cell)
        case tuple():
            return "<br>".join(plain(words) for words in cell)
        case _:
            return plain(str(cell))


def _trend(trend: Trend) -> Iterator[str]:
    yield _row(_("Month"), *(plain(name) for name, _counts in trend.series))
    yield _row("---", *("---:" for _series in trend.series))
    for at, name in enumerate(trend.months):
        yield _row(name, *(str(counts[at]) for _name, counts in trend.series))


def _row(*cells: str) -> str:
    return " ".join(["|", *(f"{cell} |" if cell else "|" for cell in cells)])
