"""The file of a month: JSON as TinyDB reads it, one document a line, a checksum in each and one over all of them.

{"exitcoach":{"1":{"kind":"cases","schema":1,"form":2,"count":2,"crc":"1f0a93c5"}},"cases":{
"261122-h3k2vd7qmx9":{…,"crc":"9a2b00c4"},
"261122-h3m0000qmx9":{…,"crc":"07d1e4f2"}
}}

``schema`` is the version of the documents, ``form`` that of the file: 3 where documents are encrypted, else 2. Form 1,
which had no ``form`` and no checksum in the lines, is read as it is. Reading trusts the checksum over all; those of
the lines tell ``data check`` what is whole.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from pathlib import Path
from zlib import crc32

from exitcoach.domain.cases import SCHEMA
from exitcoach.domain.ids import LENGTH
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.stores.codec import decode_fields, encode_fields
from exitcoach.stores.migrations import Kind, Migrations, Step, steps_from, upgrade
from exitcoach.stores.seal import CLOSING_LENGTH, seal, unreadable, unseal
from exitcoach.stores.vault import PLAIN, Vault

FORM, ENCRYPTED_FORM = 2, 3
_UNSEALED = 1
_HEAD = re.compile(
    rb'\{"exitcoach":\{"1":\{"kind":"(?P<kind>[a-z]+)","schema":(?P<schema>[0-9]+)(?:,"form":(?P<form>[0-9]+))?'
    rb'(?P<rest>,"count":(?P<count>[0-9]+),"crc":"(?P<crc>[0-9a-f]{8})"\}\},"(?P=kind)":\{)?'
)
_HEAD_FORM = b'{"exitcoach":{"1":{"kind":"%s","schema":%d,"form":%d,"count":%d,"crc":"%08x"}},"%s":{\n'
_BETWEEN, ENDING = b",\n", b"\n}}\n"
DOCUMENT = slice(LENGTH + len(b'"":'), None)
"""Where it stands in its line."""
_WITHOUT_SEAL = slice(DOCUMENT.start, -CLOSING_LENGTH)

Line = bytes | memoryview
"""``"261122-h3k2vd7qmx9":{…,"crc":"…"}``: of a month that was read, the place where it stands, not a copy."""


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of a month by id, in order, without what stands between them; ``chunks`` are the same with it,
    in pieces that need no copying, and ``crc`` is their checksum. ``form`` is that of the lines, ``origin`` names the
    version of the file where it was an older one. ``vault`` encrypts the documents in the lines.
    """

    kind: Kind
    lines: Mapping[str, Line]
    chunks: tuple[Line, ...] = ()
    crc: int = 0
    form: int = FORM
    origin: str = ""
    vault: Vault = PLAIN
    path: Path = Path()

    def documents(self, ids: Container[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """The id and the JSON of each document, or of those with these ids. Raises RecordsLocked, RecordDamaged."""
        lines = (pair for pair in self.lines.items() if ids is None or pair[0] in ids)
        if self.form == _UNSEALED:
            return ((document_id, bytes(line[DOCUMENT])) for document_id, line in lines)
        return ((document_id, self.document_of(document_id, line)) for document_id, line in lines)

    def line_of(self, document_id: str, document: bytes) -> bytes:
        """The line of a document given as JSON."""
        return line_of(document_id, document, self.kind, self.vault)

    def document_of(self, document_id: str, line: Line) -> bytes:
        """The JSON of the document in a line, without the checksum. Raises RecordsLocked, RecordDamaged."""
        document = bytes(line[_WITHOUT_SEAL]) + b"}"
        try:
            return self.vault.decrypt(place_of(document_id, self.kind), document)
        except ValueError as failure:
            raise RecordDamaged(str(self.path), "case") from failure

    def sealed(self) -> "Month":
        """The same month with a checksum in each line."""
        if self.form != _UNSEALED:
            return self
        lines = {document_id: seal(bytes(line)) for document_id, line in self.lines.items()}
        return replace(empty_month(self.kind, self.vault, self.path).with_lines(lines), origin=self.origin)

    def with_lines(self, lines: Mapping[str, Line]) -> "Month":
        """The same month with these lines instead; what stands before the first other one is not copied."""
        pairs = zip(self.lines.values(), lines.values(), strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        chunks, crc = (self.chunks, self.crc) if same == len(self.lines) else self._beginning(same)
        added = _BETWEEN.join(islice(lines.values(), same, None))
        between = _BETWEEN if same and added else b""
        crc = crc32(added, crc32(between, crc))
        return replace(self, lines=lines, chunks=(*chunks, between, added), crc=crc, form=FORM, origin="")

    def _beginning(self, count: int) -> tuple[tuple[Line, ...], int]:
        whole = self.chunks[0] if len(self.chunks) == 1 else b"".join(self.chunks)
        length = sum(len(line) + len(_BETWEEN) for line in islice(self.lines.values(), count))
        beginning = memoryview(whole)[: max(length - len(_BETWEEN), 0)]
        return (beginning,), crc32(beginning)

    def pieces(self) -> tuple[Line, ...]:
        """The file, in pieces."""
        kind, count = self.kind.encode(), len(self.lines)
        form = ENCRYPTED_FORM if self.vault.encrypts else FORM
        crc = _sealed(self.crc, kind, SCHEMA, form, count)
        return (_HEAD_FORM % (kind, SCHEMA, form, count, crc, kind), *self.chunks, ENDING)


def empty_month(kind: Kind, vault: Vault = PLAIN, path: Path = Path()) -> Month:
    """A month without documents."""
    return Month(kind, {}, vault=vault, path=path)


def line_of(document_id: str, document: bytes, kind: Kind, vault: Vault) -> bytes:
    """The line of a document given as JSON. Raises RecordsLocked."""
    return seal(b'"%s":%s' % (document_id.encode(), vault.encrypt(place_of(document_id, kind), document)))


def place_of(document_id: str, kind: Kind) -> str:
    """Where a document stands, for its vault."""
    return f"{kind}/{document_id}"


def is_beginning(data: bytes) -> bool:
    """Whether a file that begins so is one of ours: as written now, before, or by a newer exitcoach."""
    return _HEAD.match(data) is not None


def read_month(data: bytes, path: Path, kind: Kind, migrations: Migrations, vault: Vault = PLAIN) -> Month:
    """Raises RecordDamaged and RecordForeign, which name ``path``."""
    if not data:
        raise RecordDamaged(str(path), "empty")
    head = _read_head(data, path)
    start, stop = head.end() + 1, len(data) - len(ENDING)
    if not data.endswith(ENDING) or start > stop:
        raise RecordDamaged(str(path), "cut")
    body = memoryview(data)[start:stop]
    schema, form, crc = int(head["schema"]), _form(head), crc32(body)
    if int(head["crc"], 16) != _sealed(crc, head["kind"], schema, form, int(head["count"])):
        raise RecordDamaged(str(path), "checksum", _first_changed(bytes(body), form))
    steps = steps_from(schema, kind, migrations)
    if form > ENCRYPTED_FORM:
        raise RecordForeign(str(path), form)
    if schema > SCHEMA or steps is None or head["kind"].decode() != kind:
        raise RecordForeign(str(path), schema if schema != SCHEMA else 0)
    origin = f"schema{schema}" if steps else f"form{form}" if form < FORM else ""
    month = Month(kind, dict(_lines(data, start, stop)), (body,), crc, form, origin, vault, path)
    try:
        return _upgraded(month, steps) if steps else month
    except (ValueError, KeyError, TypeError, AttributeError) as failure:  # also from steps that miss what they change
        raise RecordDamaged(str(path), "case") from failure


def _form(head: re.Match[bytes]) -> int:
    return int(head["form"] or _UNSEALED)


def _first_changed(body: bytes, form: int) -> int:
    """The number of the first line that does not fit its checksum; 0 where each does, or has none."""
    if form == _UNSEALED:
        return 0
    lines = enumerate(body.split(_BETWEEN[1:]), start=2)
    return next((number for number, line in lines if unseal(line.removesuffix(_BETWEEN[:1])) is None), 0)


def _lines(data: bytes, start: int, stop: int) -> Iterator[tuple[str, Line]]:
    view = memoryview(data)
    while start < stop:
        # No line holds a line break; to look for one byte is much faster than for two.
        end = data.find(b"\n", start, stop)
        line = view[start : end - 1] if end > 0 else view[start:stop]
        yield data[start + 1 : start + 1 + LENGTH].decode("utf-8", "replace"), line
        start += len(line) + len(_BETWEEN)


def _read_head(data: bytes, path: Path) -> re.Match[bytes]:
    first = data[: data.find(b"\n") + 1] or data
    head = _HEAD.match(first)
    if head is not None and head["rest"] is None and (int(head["schema"]) > SCHEMA or _form(head) > ENCRYPTED_FORM):
        raise RecordForeign(str(path), max(int(head["schema"]), _form(head)))
    if head is None or head["rest"] is None or first[head.end() :] != b"\n":
        raise unreadable(path, first)
    return head


def _upgraded(month: Month, steps: tuple[Step, ...]) -> Month:
    lines = {
        document_id: month.line_of(document_id, encode_fields(upgrade(decode_fields(document), steps)))
        for document_id, document in month.documents()
    }
    return replace(empty_month(month.kind, month.vault, month.path).with_lines(lines), origin=month.origin)


def _sealed(crc: int, kind: bytes, schema: int, form: int, count: int) -> int:
    """The checksum of the documents and of what the head says of them."""
    if form == _UNSEALED:
        return crc32(b"%s %d %d" % (kind, schema, count), crc)
    return crc32(b"%s %d %d %d" % (kind, schema, form, count), crc)
