"""The sheets of figures: the overview, where it went wrong, and how each figure is counted."""

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import heading
from exitcoach.reports.definitions import definitions
from exitcoach.reports.headline import headline
from exitcoach.reports.numbers import day, few_words, share_words
from exitcoach.reports.section import Cell, Line, Section
from exitcoach.reports.sections import sections
from exitcoach.reports.workbook import Book, Column, Sheet, Value
from exitcoach.services.report import Report


def write_overview(book: Book, report: Report, taxonomy: Taxonomy) -> None:
    """Every figure in a row of its own, below the headline; the row of heads stays when it is scrolled."""
    columns = (
        Column(_("Part"), 34),
        Column(_("Figure"), 54),
        Column(_("Cases"), 10),
        Column(_("Of"), 10),
        Column(_("Share"), 10),
        Column(_("Before"), 12),
        Column("", 12),
    )
    sheet = book.sheet(_("Overview"), columns, filters=False)
    sheet.add(_("Goodbyes: an overview"), look="title")
    for words in (*headline(report, taxonomy), heading.counted(report), *heading.filters(report.selection, taxonomy)):
        sheet.add(words)
    if not report.figures.n:
        for words in heading.nothing_found(report.selection):
            sheet.add(words)
    sheet.add(_("Made on {day}").format(day=day(report.made_on)))
    sheet.add_heads()
    top = sheet.row
    sheet.page.freeze_panes(top, 0)
    for section in sections(report, taxonomy):
        if section.title != _("Where it went wrong"):  # a sheet of its own
            _add_section(sheet, section)
    sheet.page.autofilter(top - 1, 0, max(sheet.row - 1, top - 1), len(columns) - 2)


def write_places(book: Book, figures: Figures) -> None:
    """Department, process, position, and what should have happened there."""
    columns = (
        Column(_("Department"), 24),
        Column(_("Process"), 24),
        Column(_("Position"), 24),
        Column(_("Cases"), 10),
        Column(_("What should have happened"), 80),
    )
    sheet = book.sheet(_("Where it went wrong"), columns)
    for row in figures.map:
        sheet.add(row.department, row.process, row.position, row.cases, "\n".join(row.should_have))
    sheet.finish()


def write_definitions(book: Book) -> None:
    """What each word of the figures means."""
    sheet = book.sheet(_("Definitions"), (Column(_("Figure"), 34), Column(_("How it is counted"), 110)))
    for term, meaning in definitions():
        sheet.add(term, meaning)
    sheet.finish()


def _add_section(sheet: Sheet, section: Section) -> None:
    for words in section.sentences:
        sheet.add(section.title, words)
    for line in section.lines:
        sheet.add(section.title, *_line(line))
    if section.table:
        sheet.add(section.title, *section.table.heads, look="title")
        for row in section.table.rows:
            sheet.add(section.title, *map(_cell, row))
    if section.trend:
        sheet.add(section.title, _("Month"), *(name for name, _counts in section.trend.series), look="title")
        for place, month in enumerate(section.trend.months):
            sheet.add(section.title, month, *(counts[place] for _name, counts in section.trend.series))
    for words in section.notes:
        sheet.add(section.title, words)


def _line(line: Line) -> tuple[Value, ...]:
    if line.share is None:
        return line.label, line.count, None, None, line.count_before
    return line.label, line.share.count, line.share.of, line.share, line.before, few_words(line.share)


def _cell(cell: Cell) -> Value:
    match cell:
        case Share():
            return share_words(cell)
        case tuple():
            return "\n".join(cell)
        case _:
            return cell
