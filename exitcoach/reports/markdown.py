"""The overview as GitHub-flavoured Markdown: one figure a line, so that two reports compare well."""

import re
from collections.abc import Iterator

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import shown_in_line
from exitcoach.insights.places import PlaceFigures
from exitcoach.locale import _
from exitcoach.reports import heading
from exitcoach.reports.numbers import few_words, percent
from exitcoach.reports.sections import Line, Section, sections
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
    yield heading.counted(report) + "."
    for words in (*heading.filters(report.selection, taxonomy), *heading.left_out(report.left_out)):
        yield f"- {plain(words)}"
    if not report.figures.n:
        yield from ("", *map(plain, heading.nothing_found(report.selection)))
        return
    for section in sections(report.figures, taxonomy):
        yield from _section(section)
    if report.figures.map:
        yield from _map(report.figures.map)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}", "")
    yield _row("", _("Cases"), _("Of"), _("Share"), "")
    yield "| --- | ---: | ---: | ---: | --- |"
    for line in section.lines:
        yield _row(*_cells(line))
    for note in section.notes:
        yield from ("", note)


def _cells(line: Line) -> tuple[str, ...]:
    label = plain(line.label)
    if line.share is None:
        return label, str(line.count), "", "", ""
    return label, str(line.share.count), str(line.share.of), percent(line.share), few_words(line.share)


def _map(rows: tuple[PlaceFigures, ...]) -> Iterator[str]:
    yield from ("", f"## {_('Where it went wrong')}", "")
    yield _row(_("Department"), _("Process"), _("Position"), _("Cases"), _("What should have happened"))
    yield "| --- | --- | --- | ---: | --- |"
    for row in rows:
        wanted = "<br>".join(plain(words) for words in row.should_have)
        yield _row(plain(row.department), plain(row.process), plain(row.position), str(row.cases), wanted)


def _row(*cells: str) -> str:
    return " ".join(["|", *(f"{cell} |" if cell else "|" for cell in cells)])
