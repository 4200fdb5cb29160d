"""The records of a file that does not read as a whole, one by one: good, mended by its checksum, edited, or lost."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from exitcoach.domain.cases import SCHEMA, Case, Private
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.domain.ids import FORM
from exitcoach.stores.check_bytes import one_byte_mended
from exitcoach.stores.codec import Fields, decode_fields, encode_fields, from_fields
from exitcoach.stores.migrations import MIGRATIONS, Kind, Step, steps_from, upgrade
from exitcoach.stores.month import place_of
from exitcoach.stores.seal import CLOSING, unseal
from exitcoach.stores.vault import PLAIN, Vault, decrypted

SHAPES: Mapping[Kind, type[Any]] = MappingProxyType(
    {"cases": Case, "private": Private, "correctives": Corrective, "lessons": Lesson, "smoke": Smoke}
)
_START = re.compile(rb'"(%s)"\s*:\s*(?=\{)' % FORM.encode())
_UNSEALED_HEAD = re.compile(rb'\{"exitcoach":\{"1":\{"kind":"[a-z]+","schema":[0-9]+,"count"')
_SCHEMA = re.compile(rb'\{"exitcoach":\{"1":\{"kind":"[a-z]+","schema":([0-9]+)')
_SEPARATORS = b",}\r\n \t\0"
_CRC = "crc"
_SHORTEST = 20
"""What is shorter is no record: it has not even an id."""


class State(StrEnum):
    """How a record stands: ``BIT`` reads, with a single bit changed; ``BYTE`` does not read, for a single byte."""

    GOOD = "good"
    BIT = "bit"
    BYTE = "byte"
    EDITED = "edited"
    UNSEALED = "unsealed"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What stands for one record: ``document`` is its JSON as it reads now, ``was`` what its checksum tells it was.

    ``record`` is empty where even the id cannot be read.
    """

    record: str
    line: int
    state: State
    raw: bytes
    document: bytes = b""
    was: bytes = b""


def pieces_of(data: bytes, kind: Kind, vault: Vault = PLAIN) -> tuple[Piece, ...]:
    """Every record of the file, or what is left of it, in the order of the file; an id stands once.

    Raises RecordsLocked.
    """
    judge = _Judge(kind, sealed=not _UNSEALED_HEAD.match(data), steps=_steps(data, kind), vault=vault)
    laid_out = data.endswith(b"\n}}\n") and all(map(_START.match, data.split(b"\n")[1:-2]))
    raws = None if laid_out else _by_json(data, kind)
    pieces: dict[str, Piece] = {}
    unknown: list[Piece] = []
    for line, raw in _by_lines(data) if raws is None else raws:
        piece = judge(line, raw)
        if piece.record and _is_better(piece, pieces.get(piece.record)):
            pieces[piece.record] = piece
        elif not piece.record:
            unknown.append(piece)
    return (*pieces.values(), *unknown)


def document_in(
    line: bytes, kind: Kind, steps: tuple[Step, ...] = (), vault: Vault = PLAIN
) -> tuple[str, bytes] | None:
    """Id and JSON of the record in a line, whatever its checksum; None when it is no record of this kind."""
    start = _START.match(line)
    if start is None:
        return None
    try:
        stored = _without_crc(decode_fields(line[start.end() :]))
        fields = upgrade(decrypted(stored, place_of(start[1].decode(), kind), vault), steps)
        found = from_fields(fields, SHAPES[kind])
    except (ValueError, RecursionError):
        return None
    return (found.id, encode_fields(fields)) if found.id == start[1].decode() else None


def _is_better(piece: Piece, known: Piece | None) -> bool:
    return known is None or (known.state is State.BAD and piece.state is not State.BAD)


def _steps(data: bytes, kind: Kind) -> tuple[Step, ...]:
    head = _SCHEMA.match(data)
    return steps_from(int(head[1]) if head else SCHEMA, kind, MIGRATIONS) or ()


@dataclass(frozen=True, slots=True)
class _Judge:
    kind: Kind
    sealed: bool
    steps: tuple[Step, ...]
    vault: Vault

    def __call__(self, line: int, raw: bytes) -> Piece:
        candidates = tuple(_candidates(raw))
        for candidate in candidates:
            if unseal(candidate) and (found := self._read(candidate)):
                return Piece(record=found[0], line=line, state=State.GOOD, raw=raw, document=found[1], was=found[1])
        now = next(filter(None, map(self._read, candidates)), None)
        if not self.sealed:
            return self._piece(line, raw, State.UNSEALED if now else State.BAD, now)
        mended = self._mended(candidates)
        if now:
            bit = len(mended) == 1 and next(iter(mended.values())).bit_count() == 1
            was = next(iter(mended))[1] if len(mended) == 1 else b""
            return self._piece(line, raw, State.BIT if bit else State.EDITED, now, was)
        if len(mended) == 1:
            record, was = next(iter(mended))
            return self._piece(line, raw, State.BYTE, (record, b""), was)
        return self._piece(line, raw, State.BAD, None)

    def _mended(self, candidates: tuple[bytes, ...]) -> dict[tuple[str, bytes], int]:
        told = (pair for candidate in candidates for pair in one_byte_mended(candidate))
        return {found: bits for fixed, bits in told if (found := self._read(fixed))}

    def _read(self, line: bytes) -> tuple[str, bytes] | None:
        return document_in(line, self.kind, self.steps, self.vault)

    def _piece(self, line: int, raw: bytes, state: State, now: tuple[str, bytes] | None, was: bytes = b"") -> Piece:
        start = _START.match(raw)
        record, document = now or (start[1].decode() if start else "", b"")
        return Piece(record=record, line=line, state=state, raw=raw, document=document, was=was)


def _candidates(raw: bytes) -> Iterator[bytes]:
    """Where the line may end: after its checksum, before what separates it from the next, before one wrong byte."""
    seen: set[bytes] = set()
    closings = [found.end() for found in CLOSING.finditer(raw)]
    bare = raw.rstrip(b",\r\n \t\0")
    inner = raw.rstrip(_SEPARATORS)
    for candidate in (*(raw[:end] for end in closings[-1:]), bare, raw, raw[:-1], inner + b"}"):
        if candidate and candidate not in seen:
            seen.add(candidate)
            yield candidate


def _by_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """A record begins with its id; a line that has none may go on with one whose end is not there yet."""
    begun: tuple[int, bytes] | None = None
    for number, line in enumerate(data.split(b"\n"), start=1):
        starts = [found.start() for found in _START.finditer(line)]
        loose = line[: starts[0] if starts else None]
        if begun and loose.strip(_SEPARATORS) and not CLOSING.search(begun[1]):
            begun = begun[0], begun[1] + b"\n" + loose
        elif number > 1 and len(loose) > _SHORTEST:
            starts = [0, *starts]
        for begin, end in pairwise((*starts, len(line))):
            if begun:
                yield begun
            begun = number, line[begin:end]
    if begun:
        yield begun


def _by_json(data: bytes, kind: Kind) -> list[tuple[int, bytes]] | None:
    """As another program may have written it: the same JSON, laid out otherwise. None when it is no JSON."""
    try:
        found = json.loads(data.decode("utf-8-sig"))[kind].items()
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    lines = {start[1]: data.count(b"\n", 0, start.start()) + 1 for start in _START.finditer(data)}
    return [
        (lines.get(key.encode(), 0), b'"%s":%s' % (key.encode(), encode_fields(fields)))
        for key, fields in found
        if isinstance(fields, dict)
    ]


def _without_crc(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name != _CRC}
