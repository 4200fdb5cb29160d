"""The report as an Excel workbook: the figures first, then the rows they were counted from."""

from collections.abc import Iterable, Iterator
from datetime import UTC, tzinfo

import msgspec

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import Playbook
from exitcoach.locale import _
from exitcoach.reports.csv_table import own_questions
from exitcoach.reports.workbook import Book
from exitcoach.reports.xlsx_cases import CaseRows, CorrectiveRows, IncidentRows, PromiseRows, Rows, ToldCase
from exitcoach.reports.xlsx_causes import write_causes
from exitcoach.reports.xlsx_overview import write_definitions, write_overview, write_places
from exitcoach.reports.xlsx_words import Wording
from exitcoach.services.report import Report

LARGE = 2_000
"""From so many cases on, the rows do not stay in memory."""


def write_xlsx(
    report: Report,
    taxonomy: Taxonomy,
    playbook: Playbook | None = None,
    zone: tzinfo = UTC,
    *,
    large: int = LARGE,
) -> Iterator[bytes]:
    """The workbook in pieces. ``playbook`` words questions and choices; ``zone`` is that of the house; ``large``
    is how many cases no longer fit in memory.
    """
    book = Book(report.made_on, title=_("Goodbyes: an overview"), large=report.figures.n >= large)
    write_overview(book, report, taxonomy)
    write_causes(book, report.figures, taxonomy)
    write_places(book, report.figures)
    words = Wording(taxonomy, playbook)
    rows = (
        CaseRows(book, words, zone, own_questions(report)),
        IncidentRows(book, words, zone),
        PromiseRows(book, words, zone, report.made_on),
        CorrectiveRows(book, words, report.made_on),
    )
    _write_rows(report.cases, rows)
    write_definitions(book)
    yield from book.pieces()


def _write_rows(cases: Iterable[bytes], rows: Iterable[Rows]) -> None:
    sheets = tuple(rows)
    for told in map(msgspec.json.Decoder(ToldCase).decode, cases):
        for sheet in sheets:
            sheet.add(told)
    for sheet in sheets:
        sheet.finish()
