"""Tables with commas, semicolons or tabs between the cells."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from exitcoach.errors import Problem
from exitcoach.frontends.import_text import MOST_IN_A_LINE, text_lines
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import Rejected

_BETWEEN = ",;\t|"
_QUOTE = '"'


def csv_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with the line where it begins. Raises Rejected."""
    csv.field_size_limit(MOST_IN_A_LINE)
    reader = csv.reader(_lines(path), delimiter=_delimiter(path), strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise Rejected([Problem(code=ImportTrouble.QUOTES, file=path.name, line=begins)]) from None
        if cells is None:
            return
        yield begins, cells
        begins = reader.line_num + 1


def _lines(path: Path) -> Iterator[str]:
    return (line for _, line in text_lines(path))


def _delimiter(path: Path) -> str:
    """What stands most often between the names of the columns, outside quotes."""
    header = next((line for _, line in text_lines(path) if line.strip()), "")
    outside = "".join(header.split(_QUOTE)[::2])
    return max(_BETWEEN, key=outside.count)
