"""Words that are told from all others, put where people's own words stand; and a look for them in every byte."""

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from exitcoach.domain.commitments import Change

_PEOPLE = frozenset({"employee", "owner", "by"})
_TEXTS = frozenset({"what", "note", "text", "words", "notes", "source", "key", "because", "received", "tell_client_by"})
_FOUND = frozenset({"findings", "should_have", "departments", "processes", "no_corrective_because"})
_CURE = frozenset({"how", "evidence", "process", "department"})
_OWN = _PEOPLE | _TEXTS | _FOUND | _CURE


class Words:
    """Each word it gives stands nowhere else. ``all`` are those it gave."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers = count(1)

    def new(self) -> str:
        """One more."""
        self.all.append(f"palabra{next(self._numbers):05}ñ")
        return self.all[-1]

    def marked(self, item: Any) -> Any:
        """The same with a word of its own in every field where people write what they like."""
        if isinstance(item, tuple):
            return tuple(map(self.marked, item))
        if not is_dataclass(item):
            return item
        return replace(item, **{field.name: self._field(item, field.name) for field in fields(item)})  # type: ignore[type-var]

    def _field(self, item: Any, name: str) -> Any:
        value = getattr(item, name)
        if name in ("answers", "value", "given"):
            return self._answers(value)
        if name in _OWN and not (isinstance(item, Change) and name == "what"):
            return self._told(value)
        return self.marked(value)

    def _told(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.new()
        texts = isinstance(value, tuple) and all(isinstance(one, str) for one in value)
        return (self.new(),) if texts else self.marked(value)

    def _answers(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.new()
        if isinstance(value, dict):
            return {name: self._answers(one) for name, one in value.items()}
        return tuple(map(self._answers, value)) if isinstance(value, tuple) else value


def found_in(folder: Path, words: list[str]) -> dict[str, list[str]]:
    """Which of these words stand in which file, in whatever case; zips are looked into."""
    wanted = [(word, part) for word in words for part in {word.encode(), word[:-1].encode()}]
    told = {name: sorted({word for word, part in wanted if part in data}) for name, data in _contents(folder)}
    return {name: found for name, found in told.items() if found}


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            data = path.read_bytes()
            yield name, name.encode() + data.lower()
            yield from _unpacked(name, data)


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if is_zipfile(io.BytesIO(data)):
        with ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                inside = archive.read(member)
                yield f"{name}!{member}", inside.lower()
                yield from _unpacked(f"{name}!{member}", inside)
