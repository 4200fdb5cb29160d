"""Workbooks: the values of one sheet, as texts. What a formula last came to is its value."""

import re
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zipfile import BadZipFile, ZipFile, is_zipfile

from exitcoach.errors import Problem
from exitcoach.frontends.import_text import MOST_IN_A_LINE
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import Rejected

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_UNWORKED = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_MOST_UNPACKED = 500_000_000
_PATIENCE_SECONDS = 120
_UNFIT = 3
# One cell at the far corner of a sheet, or a part that unpacks to a thousand times its size, ends the process that
# reads it and cannot be caught there: so another one tries first. The name of the file may be a client's, and the list
# of processes is read by all.
_TRIAL = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
from python_calamine import CalamineError, CalamineWorkbook
try:
    book = CalamineWorkbook.from_path(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except CalamineError:
    pass
except MemoryError:
    sys.exit({_UNFIT})
"""


def sheet_of(path: Path, wanted: str) -> tuple[str, tuple[str, ...]]:
    """The sheet to read, the first with anything in it where none is ``wanted``, and all there are. Raises Rejected."""
    _try(path)
    book = _opened(path)
    sheets = tuple(book.sheet_names)
    if wanted and wanted not in sheets:
        _refuse(path, ImportTrouble.UNKNOWN_SHEET, value=wanted, known=", ".join(sheets))
    chosen = wanted or next((name for name in sheets if _sheet(book, path, name).total_height), "")
    if not chosen:
        _refuse(path, ImportTrouble.EMPTY)
    return chosen, sheets


def sheet_rows(path: Path, sheet: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with its number as the workbook shows it. Raises Rejected."""
    book = _opened(path)
    _refuse_unworked(path, book.sheet_names.index(sheet) + 1)
    for number, cells in enumerate(_sheet(book, path, sheet).iter_rows(), start=1):
        texts = [*map(_text, cells)]
        if any(len(text) > MOST_IN_A_LINE for text in texts):
            _refuse(path, ImportTrouble.TOO_LONG, line=number)
        yield number, texts


def _try(path: Path) -> None:
    command = [sys.executable, "-P", "-c", _TRIAL]
    name = str(path.absolute()).encode("utf-8", "surrogateescape")
    try:
        ended = subprocess.run(command, input=name, capture_output=True, timeout=_PATIENCE_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        _refuse(path, ImportTrouble.TOO_BIG)
    if ended.returncode:
        _refuse(path, ImportTrouble.TOO_BIG)


def _sheet(book: "CalamineWorkbook", path: Path, name: str) -> "CalamineSheet":
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except CalamineError:
        _refuse(path, ImportTrouble.NOT_A_WORKBOOK)


def _refuse_unworked(path: Path, number: int) -> None:
    """A formula that no program has worked out yet would be read as an empty cell."""
    if not is_zipfile(path):
        return
    part = f"xl/worksheets/sheet{number}.xml"
    try:
        with ZipFile(path) as parts:
            if part not in parts.namelist():
                return
            if parts.getinfo(part).file_size > _MOST_UNPACKED:
                _refuse(path, ImportTrouble.TOO_BIG)
            unworked = _UNWORKED.search(parts.read(part))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        _refuse(path, ImportTrouble.NOT_A_WORKBOOK)
    if unworked:
        _refuse(path, ImportTrouble.FORMULA)


def _opened(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        _refuse(path, ImportTrouble.LOCKED)
    except CalamineError:
        _refuse(path, ImportTrouble.LOCKED if _is_locked(path) else ImportTrouble.NOT_A_WORKBOOK)


def _is_locked(path: Path) -> bool:
    """A modern workbook with a password is packed in the form of the old ones."""
    with path.open("rb") as file:
        return path.suffix.lower() != ".xls" and file.read(len(_OLD_WORKBOOK)) == _OLD_WORKBOOK


def _refuse(path: Path, code: ImportTrouble, line: int = 0, **facts: str) -> NoReturn:
    raise Rejected([Problem(code=code, file=path.name, line=line, facts=facts)])


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)
