"""A file of history as everybody below sees it: columns, and rows of texts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` is where it stands in the file: line or row, from 1; ``cells`` hold a text a column, empty or not."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of the file called ``name``, as often as they are asked for. ``sheets``: those a workbook has."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[], Iterator[Row]]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
