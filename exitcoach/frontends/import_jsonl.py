"""JSON Lines: one object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exitcoach.errors import Problem
from exitcoach.frontends.import_text import text_lines
from exitcoach.imports.rows import Row
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import Rejected

_JOINED = "; "


def json_columns(path: Path) -> tuple[str, ...]:
    """Every name any object has, in the order they come. Raises Rejected."""
    names: dict[str, None] = {}
    for _, found in _objects(path):
        names.update(dict.fromkeys(found))
    return tuple(names)


def json_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Each object as a row; a list is its texts with a semicolon between them. Raises Rejected."""
    for number, found in _objects(path):
        try:
            cells = {column: _text(found.get(column)) for column in columns}
        except RecursionError:
            raise Rejected([Problem(code=ImportTrouble.NOT_JSON, file=path.name, line=number)]) from None
        yield Row(number, cells)


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in text_lines(path):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            raise Rejected([Problem(code=ImportTrouble.NOT_JSON, file=path.name, line=number)]) from None
        if not isinstance(found, dict):
            raise Rejected([Problem(code=ImportTrouble.NOT_AN_OBJECT, file=path.name, line=number)])
        yield number, {name.strip(): value for name, value in found.items()}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case list():
            return _JOINED.join(map(_text, value))
        case _:
            return json.dumps(value, ensure_ascii=False)
