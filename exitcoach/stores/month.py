"""The file of a month: JSON as TinyDB reads it, one document a line, a checksum over all of them.

{"exitcoach":{"1":{"kind":"cases","schema":1,"count":2,"crc":"1f0a93c5"}},"cases":{
"261122-h3k2vd7qmx9":{…},
"261122-h3m0000qmx9":{…}
}}
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
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
_BETWEEN, _END = b",\n", b"\n}}\n"
_ID = slice(1, 19)
_DOCUMENT = slice(21, None)


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of a month by id, in order, without what stands between them; ``sums[n]`` is the checksum of the
    first ``n`` of them, so that a case added at the end costs the checksum of one line."""

    kind: Kind
    lines: Mapping[str, bytes]
    sums: tuple[int, ...]

    def documents(self) -> Iterator[bytes]:
        """The JSON of each document."""
        return (line[_DOCUMENT] for line in self.lines.values())

    def with_lines(self, lines: Mapping[str, bytes]) -> "Month":
        """The same month with these lines instead."""
        pairs = zip(lines.values(), self.lines.values(), strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        changed = list(lines.values())[same:]
        return Month(self.kind, lines, (*self.sums[:same], *_running(changed, self.sums[same])))

    def to_bytes(self) -> bytes:
        """The file."""
        crc = _finished(self.sums[-1], self.kind, SCHEMA, len(self.lines))
        head = b'{"exitcoach":{"1":{"kind":"%s","schema":%d,"count":%d,"crc":"%08x"}},"%s":{\n'
        kind = self.kind.encode()
        return b"".join((head % (kind, SCHEMA, len(self.lines), crc, kind), _BETWEEN.join(self.lines.values()), _END))


def empty_month(kind: Kind) -> Month:
    """A month without documents."""
    return Month(kind, {}, (0,))


def line_of(document_id: str, document: bytes) -> bytes:
    """The line of a document given as JSON."""
    return b'"%s":%s' % (document_id.encode(), document)


def document_of(line: bytes) -> bytes:
    """The JSON of the document in a line."""
    return line[_DOCUMENT]


def read_month(data: bytes, path: Path, kind: Kind, migrations: Migrations) -> Month:
    """Raises RecordDamaged and RecordForeign, which name ``path``."""
    if not data:
        raise RecordDamaged(str(path), "empty")
    head = _read_head(data, path)
    if not data.endswith(_END) or len(data) < head.end() + 1 + len(_END):
        raise RecordDamaged(str(path), "cut")
    body = data[head.end() + 1 : -len(_END)]
    lines = body.split(_BETWEEN) if body else []
    sums = (*_running(lines, 0),)
    schema = int(head["schema"])
    if int(head["crc"], 16) != _finished(sums[-1], head["kind"].decode(), schema, int(head["count"])):
        raise RecordDamaged(str(path), "checksum")
    if len(lines) != int(head["count"]):
        raise RecordDamaged(str(path), "cut")
    steps = steps_from(schema, kind, migrations)
    if schema > SCHEMA or steps is None or head["kind"].decode() != kind:
        raise RecordForeign(str(path), schema if schema != SCHEMA else 0)
    month = Month(kind, {line[_ID].decode(): line for line in lines}, sums)
    return _upgraded(month, steps) if steps else month


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


def _running(lines: Iterable[bytes], start: int) -> Iterator[int]:
    yield start
    for line in lines:
        start = crc32(line, start)
        yield start


def _finished(crc: int, kind: str, schema: int, count: int) -> int:
    return crc32(b"%s %d %d" % (kind.encode(), schema, count), crc)
