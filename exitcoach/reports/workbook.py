"""An Excel workbook as rows are written into it: real dates and numbers, and texts that nothing computes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from tempfile import SpooledTemporaryFile
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports.unsteered import unsteered

Value = str | int | float | date | datetime | Share | None
"""A datetime has no zone: it is the local time. A share is its percentage."""
LONGEST = 32_767
"""UTF-16 units that Excel takes in a cell."""
LAST_ROW = 1_048_575
_NAME = 31
_NAME_SIGNS = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
_EXACT = 10**15
_FIRST_YEAR = 1900
_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 1024 * 1024
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Excel shows the numbers 14 and 22 as dates are written where it runs.
_FORMATS = {
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "title": {"bold": True},
    "text": {"valign": "top"},
    "number": {"valign": "top"},
    "day": {"valign": "top", "num_format": 14, "align": "left"},
    "moment": {"valign": "top", "num_format": 22, "align": "left"},
    "percent": {"valign": "top", "num_format": 9},
}


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above a column, and how many characters wide it is."""

    head: str
    width: int = 14


class Book:
    """The workbook. ``large``: rows go to a temporary file as they come, and only a few are in memory.

    ``last_row``: of a sheet, counted from 0.
    """

    def __init__(self, made_on: date, *, title: str, large: bool = False, last_row: int = LAST_ROW) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when its pieces are told
        self._book: Any = Workbook(self._file, {**_OPTIONS, "in_memory": not large, "constant_memory": large})
        # The day of the report instead of the moment: the same report is the same bytes.
        self._book.set_properties({"title": title, "created": datetime.combine(made_on, time(), UTC)})
        self._names: set[str] = set()
        self.last_row = last_row
        self.formats = {name: self._book.add_format(look) for name, look in _FORMATS.items()}

    def sheet(self, name: str, columns: Sequence[Column], *, filters: bool = True) -> "Sheet":
        """A new sheet; with ``filters`` its first row is the heads, and it goes on on another one when it is full."""
        return Sheet(self, name, columns, filters=filters)

    def new_page(self, name: str) -> Any:
        """A sheet of the library under a name that is free and that Excel takes."""
        plain = kept(name).translate(_NAME_SIGNS).strip()
        chosen, number = plain[:_NAME], 2
        while not chosen or chosen.casefold() in self._names:
            chosen, number = f"{plain[: _NAME - 5]} {number}".strip(), number + 1
        self._names.add(chosen.casefold())
        return self._book.add_worksheet(chosen)

    def new_chart(self, kind: str) -> Any:
        """A chart of the library."""
        return self._book.add_chart({"type": kind})

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the finished file."""
        with self._file:
            self._book.close()
            self._file.seek(0)
            while piece := self._file.read(_PIECE):
                yield piece


class Sheet:
    """Rows under their heads."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column], *, filters: bool) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._filters = filters
        self._begin()

    def add(self, *cells: Value, look: str = "") -> None:
        """One row more; ``look`` is a format for its texts."""
        if self.row > self._book.last_row:
            self.finish()
            self._begin()
        for column, value in enumerate(cells):
            if value is not None and value != "":
                self._write(column, value, look)
        self.row += 1

    def add_heads(self) -> None:
        """The heads of the columns, as the next row."""
        self.add(*(column.head for column in self._columns), look="head")

    def finish(self) -> None:
        """Nothing more comes."""
        if self._filters and self._columns:
            self.page.autofilter(0, 0, max(self.row - 1, 0), len(self._columns) - 1)

    def _begin(self) -> None:
        self.page = self._book.new_page(self._name)
        self.row = 0
        for place, column in enumerate(self._columns):
            self.page.set_column(place, place, column.width)
        self.page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if self._filters:
            self.add_heads()
            self.page.freeze_panes(1, 1)

    def _write(self, column: int, value: Value, look: str) -> None:
        formats, page, row = self._book.formats, self.page, self.row
        match value:
            case str():
                page.write_string(row, column, kept(value), formats[look or "text"])
            case Share():
                if value.of:
                    page.write_number(row, column, value.count / value.of, formats["percent"])
            case datetime() if value.year > _FIRST_YEAR:
                page.write_datetime(row, column, value, formats["moment"])
            case date() if value.year > _FIRST_YEAR:
                page.write_datetime(row, column, value, formats["day"])
            case int() | float() if abs(value) < _EXACT:
                page.write_number(row, column, value, formats["number"])
            case _:
                page.write_string(row, column, str(value), formats["text"])


def kept(text: str) -> str:
    """The text as a cell has it: no control characters but line breaks and tabs, and no more than fits."""
    plain = unsteered(text)
    if len(plain) <= LONGEST // 2 or _units(plain) <= LONGEST:
        return plain
    mark = " " + _("[… cut here: Excel takes no longer text]")
    wide = plain.encode("utf-16-le")[: 2 * (LONGEST - len(mark))]
    return wide.decode("utf-16-le", "ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
