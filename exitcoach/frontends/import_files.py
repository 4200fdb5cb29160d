"""Files of history, opened: CSV, JSON Lines and workbooks, all read row by row, as often as wanted."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from exitcoach.errors import Problem
from exitcoach.frontends.import_csv import csv_rows
from exitcoach.frontends.import_jsonl import json_columns, json_rows
from exitcoach.frontends.import_workbook import WORKBOOKS, sheet_of, sheet_rows
from exitcoach.imports.rows import Row, Rows
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import Rejected

DELIMITED = (".csv", ".tsv", ".txt")
JSON_LINES = (".jsonl", ".ndjson")
MOST_BYTES = 100 * 1024 * 1024
MOST_COLUMNS = 500
MOST_PROBLEMS = 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"
_LOOKED_AT = 65_536

Numbered = Iterator[tuple[int, Sequence[str]]]


def open_rows(path: Path, sheet: str = "") -> Rows:
    """The rows of a file, its columns checked. Raises Rejected with what is wrong and where, and OSError."""
    name, kind = path.name, path.suffix.lower()
    if path.stat().st_size > MOST_BYTES:
        refuse(name, ImportTrouble.TOO_BIG)
    if kind in WORKBOOKS:
        chosen, sheets = sheet_of(path, sheet)
        return _table(name, lambda: sheet_rows(path, chosen), chosen, sheets)
    if kind not in (*DELIMITED, *JSON_LINES):
        refuse(name, ImportTrouble.UNKNOWN_KIND, value=kind or name)
    _refuse_other_kinds(path)
    if kind in JSON_LINES:
        columns = json_columns(path)
        if not columns:
            refuse(name, ImportTrouble.NO_ROWS)
        _check_columns(name, 1, columns)
        return Rows(name=name, columns=columns, read=lambda: json_rows(path, columns))
    return _table(name, lambda: csv_rows(path))


def refuse(name: str, code: ImportTrouble, line: int = 0, where: str = "", **facts: str) -> NoReturn:
    """Raise Rejected with this one problem."""
    raise Rejected([Problem(code=code, file=name, line=line, where=where, facts=facts)])


def _table(name: str, lines: Callable[[], Numbered], sheet: str = "", sheets: tuple[str, ...] = ()) -> Rows:
    number, header = next(_filled(lines()), (0, ()))
    if not number:
        refuse(name, ImportTrouble.EMPTY)
    last = max(place for place, text in enumerate(header, start=1) if text.strip())
    columns = tuple(text.strip() for text in header[:last])
    _check_columns(name, number, columns)
    if len(tuple(zip(range(2), _filled(lines()), strict=False))) < len("ab"):
        refuse(name, ImportTrouble.NO_ROWS)
    return Rows(name=name, columns=columns, read=lambda: _rows(name, columns, lines()), sheet=sheet, sheets=sheets)


def _rows(name: str, columns: tuple[str, ...], lines: Numbered) -> Iterator[Row]:
    filled = _filled(lines)
    next(filled)
    problems: list[Problem] = []
    for number, cells in filled:
        if len(cells) != len(columns) and (len(cells) < len(columns) or any(cells[len(columns) :])):
            facts = {"count": str(len(cells)), "wanted": str(len(columns))}
            problems.append(Problem(code=ImportTrouble.RAGGED, file=name, line=number, facts=facts))
            if len(problems) == MOST_PROBLEMS:
                break
        elif not problems:
            yield Row(number, dict(zip(columns, cells, strict=False)))
    if problems:
        raise Rejected(problems)


def _filled(lines: Numbered) -> Numbered:
    return ((number, cells) for number, cells in lines if any(map(str.strip, cells)))


def _check_columns(name: str, line: int, columns: tuple[str, ...]) -> None:
    if len(columns) > MOST_COLUMNS:
        refuse(name, ImportTrouble.TOO_MANY_COLUMNS, line, count=str(len(columns)), most=str(MOST_COLUMNS))
    if not any(any(map(str.isalpha, column)) for column in columns):
        refuse(name, ImportTrouble.NO_HEADER, line)
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for place, column in enumerate(columns, start=1):
        code, facts = ImportTrouble.UNNAMED_COLUMN, {"count": str(place)}
        if column and column in first:
            code, facts = (
                ImportTrouble.DUPLICATE_COLUMN,
                {"value": column, "first": str(first[column]), "count": str(place)},
            )
        if not column or column in first:
            problems.append(Problem(code=code, file=name, line=line, facts=facts))
        first.setdefault(column, place)
    if problems:
        raise Rejected(problems[:MOST_PROBLEMS])


def _refuse_other_kinds(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if not start.strip():
        refuse(path.name, ImportTrouble.EMPTY)
    if start.startswith(_UTF16) or (b"\0" in start and start.count(b"\0") > len(start) // 4):
        refuse(path.name, ImportTrouble.NOT_UTF8, 1)
    if start.startswith(_ZIP) or b"\0" in start:
        refuse(path.name, ImportTrouble.BINARY)
