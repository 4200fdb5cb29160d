"""The file of a month: JSON as TinyDB reads it, one document a line, a checksum over all of them.

{"exitcoach":{"1":{"kind":"cases","schema":1,"count":2,"crc":"1f0a93c5"}},"cases":{
"261122-h3k2vd7qmx9":{…},
"261122-h3m0000qmx9":{…}
}}
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from zlib import crc32

from exitcoach.domain.cases import SCHEMA
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.stores.codec import decode_fields, encode_fields
from exitcoach.stores.migrations import Kind, Migrations, Step, steps_from, upgrade
from exitcoach.stores.seal import unreadable

_HEAD = re.compile(
    rb'\{"exitcoach":\{"1":\{"kind":"(?P<kind>[a-z]+)","schema":(?P<schema>[0-9]+)'
    rb'(?P<rest>,"count":(?P<count>[0-9]+),"crc":"(?P<crc>[0-9a-f]{8})"\}\},"(?P=kind)":\{)?'
)
_HEAD_FORM = b'{"exitcoach":{"1":{"kind":"%s","schema":%d,"count":%d,"crc":"%08x"}},"%s":{\n'
_BETWEEN, _END = b",\n", b"\n}}\n"
_ID_LENGTH = 18
_DOCUMENT = slice(_ID_LENGTH + len(b'"":'), None)

Line = bytes | memoryview
"""``"261122-h3k2vd7qmx9":{…}``: of a month that was read, the place where it stands, not a copy."""


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of a month by id, in order, without what stands between them; ``chunks`` are the same with it,
    in pieces that need no copying, and ``crc`` is their checksum."""

    kind: Kind
    lines: Mapping[str, Line]
    chunks: tuple[Line, ...] = ()
    crc: int = 0

    def documents(self) -> Iterator[bytes]:
        """The JSON of each document."""
        return (bytes(line[_DOCUMENT]) for line in self.lines.values())

    def with_lines(self, lines: Mapping[str, Line]) -> "Month":
        """The same month with these lines instead; what stands before the first other one is not copied."""
        pairs = zip(self.lines.values(), lines.values(), strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        chunks, crc = (self.chunks, self.crc) if same == len(self.lines) else self._beginning(same)
        added = _BETWEEN.join(islice(lines.values(), same, None))
        between = _BETWEEN if same and added else b""
        return Month(self.kind, lines, (*chunks, between, added), crc32(added, crc32(between, crc)))

    def _beginning(self, count: int) -> tuple[tuple[Line, ...], int]:
        whole = self.chunks[0] if len(self.chunks) == 1 else b"".join(self.chunks)
        length = sum(len(line) + len(_BETWEEN) for line in islice(self.lines.values(), count))
        beginning = memoryview(whole)[: max(length - len(_BETWEEN), 0)]
        return (beginning,), crc32(beginning)

    def pieces(self) -> tuple[Line, ...]:
        """The file, in pieces."""
        kind, count = self.kind.encode(), len(self.lines)
        return (_HEAD_FORM % (kind, SCHEMA, count, _sealed(self.crc, kind, SCHEMA, count), kind), *self.chunks, _END)


def empty_month(kind: Kind) -> Month:
    """A month without documents."""
    return Month(kind, {})


def line_of(document_id: str, document: bytes) -> bytes:
    """The line of a document given as JSON."""
    return b'"%s":%s' % (document_id.encode(), document)


def document_of(line: Line) -> Line:
    """The JSON of the document in a line."""
    return line[_DOCUMENT]


def read_month(data: bytes, path: Path, kind: Kind, migrations: Migrations) -> Month:
    """Raises RecordDamaged and RecordForeign, which name ``path``."""
    if not data:
        raise RecordDamaged(str(path), "empty")
    head = _read_head(data, path)
    start, stop = head.end() + 1, len(data) - len(_END)
    if not data.endswith(_END) or start > stop:
        raise RecordDamaged(str(path), "cut")
    body = memoryview(data)[start:stop]
    schema, crc = int(head["schema"]), crc32(body)
    if int(head["crc"], 16) != _sealed(crc, head["kind"], schema, int(head["count"])):
        raise RecordDamaged(str(path), "checksum")
    steps = steps_from(schema, kind, migrations)
    if schema > SCHEMA or steps is None or head["kind"].decode() != kind:
        raise RecordForeign(str(path), schema if schema != SCHEMA else 0)
    month = Month(kind, dict(_lines(data, start, stop)), (body,), crc)
    return _upgraded(month, steps) if steps else month


def _lines(data: bytes, start: int, stop: int) -> Iterator[tuple[str, Line]]:
    view = memoryview(data)
    while start < stop:
        # No line holds a line break; to look for one byte is much faster than for two.
        end = data.find(b"\n", start, stop)
        line = view[start : end - 1] if end > 0 else view[start:stop]
        yield data[start + 1 : start + 1 + _ID_LENGTH].decode(), line
        start += len(line) + len(_BETWEEN)


def _read_head(data: bytes, path: Path) -> re.Match[bytes]:
    first = data[: data.find(b"\n") + 1] or data
    head = _HEAD.match(first)
    if head is not None and head["rest"] is None and int(head["schema"]) > SCHEMA:
        raise RecordForeign(str(path), int(head["schema"]))
    if head is None or head["rest"] is None or first[head.end() :] != b"\n":
        raise unreadable(path, first)
    return head


def _upgraded(month: Month, steps: tuple[Step, ...]) -> Month:
    lines = {
        document_id: line_of(document_id, encode_fields(upgrade(decode_fields(line[_DOCUMENT]), steps)))
        for document_id, line in month.lines.items()
    }
    return empty_month(month.kind).with_lines(lines)


def _sealed(crc: int, kind: bytes, schema: int, count: int) -> int:
    """The checksum of the documents and of what the head says of them."""
    return crc32(b"%s %d %d" % (kind, schema, count), crc)
