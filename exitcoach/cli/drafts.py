"""What people give ``tone`` to read: a draft, or JSON Lines, from a file or standard input."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from exitcoach.cli.files import STDIN, file_bytes
from exitcoach.domain.catalog import STAGES
from exitcoach.domain.text import nearest
from exitcoach.errors import Problem
from exitcoach.ports import Rejected
from exitcoach.sheet.decode import text_of
from exitcoach.sheet.nodes import Broken

MOST_CHARACTERS = 1_000_000
"""In one draft: longer than any letter."""


class DraftTrouble(StrEnum):
    """What can be wrong with a draft; each has its sentence in cli/draft_problems.py."""

    TOO_LONG = "draft-too-long"  # most
    BINARY = "draft-binary"
    NOT_JSON = "draft-not-json"
    NO_TEXT = "draft-no-text"
    STAGE = "draft-stage"  # value, near, known
    LANGUAGE = "draft-language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One text to listen to. ``fields`` is what stood beside it in a line of JSON; None for plain text."""

    file: str
    line: int
    text: str
    fields: Mapping[str, Any] | None = None


def given(names: tuple[str, ...], *, lines: bool) -> Iterator[Given]:
    """The texts in the files named so. ``lines``: JSON Lines are taken line by line.

    Raises UnreadableFile, Rejected.
    """
    for name in names or (STDIN,):
        text = _read(name)
        if lines and _is_lines(text):
            yield from _lines(name, text)
        else:
            yield _short_enough(Given(file=name, line=0, text=text))


def _read(name: str) -> str:
    try:
        text = text_of(file_bytes(name))
    except Broken as broken:
        raise _rejected(broken.flaw, name, broken.line) from None
    if "\0" in text:
        raise _rejected(DraftTrouble.BINARY, name, text.count("\n", 0, text.index("\0")) + 1)
    return text


def _rejected(code: StrEnum, file: str, line: int = 0, **facts: str) -> Rejected:
    return Rejected([Problem(code=code.value, file=file, line=line, facts=facts)])


def _is_lines(text: str) -> bool:
    first = text.lstrip("\ufeff \t\r\n")[:MOST_CHARACTERS].partition("\n")[0]
    try:
        return first.startswith("{") and "text" in json.loads(first)
    except (ValueError, RecursionError):
        return False


def _lines(name: str, text: str) -> Iterator[Given]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        fields = _fields(name, number, line)
        yield Given(file=name, line=number, text=fields["text"], fields=fields)


def _fields(name: str, number: int, line: str) -> Mapping[str, Any]:
    if len(line) > MOST_CHARACTERS:
        raise _rejected(DraftTrouble.TOO_LONG, name, number, most=f"{MOST_CHARACTERS:,}")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise _rejected(DraftTrouble.NOT_JSON, name, number) from None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise _rejected(DraftTrouble.NO_TEXT, name, number)
    if not isinstance(fields.get("lang") or "", str):
        raise _rejected(DraftTrouble.LANGUAGE, name, number)
    stage = fields.get("stage") or ""
    if stage not in ("", *STAGES):
        facts = {"value": str(stage), "near": nearest(str(stage), STAGES), "known": ", ".join(STAGES)}
        raise _rejected(DraftTrouble.STAGE, name, number, **facts)
    return fields


def _short_enough(one: Given) -> Given:
    if len(one.text) > MOST_CHARACTERS:
        raise _rejected(DraftTrouble.TOO_LONG, one.file, most=f"{MOST_CHARACTERS:,}")
    return one
