"""The events of a journal that does not read as a whole, each by its own number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from exitcoach.domain.cases import SCHEMA
from exitcoach.domain.events import Event
from exitcoach.stores.check_bytes import one_byte_mended
from exitcoach.stores.codec import Fields, decode_fields, read_event
from exitcoach.stores.journal_lines import FORMAT
from exitcoach.stores.migrations import MIGRATIONS, steps_from, upgrade
from exitcoach.stores.seal import CLOSING, unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What can be read: the events by their numbers from 1. ``bad`` are the lines that cannot, from 1."""

    numbered: Mapping[int, Event] = field(default_factory=dict)
    bad: tuple[int, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """In order."""
        return tuple(self.numbered[number] for number in sorted(self.numbered))

    @property
    def gaps(self) -> tuple[int, ...]:
        """The numbers that are missing."""
        return tuple(set(range(1, max(self.numbered, default=0) + 1)) - set(self.numbered))


def salvaged(data: bytes, case_id: str) -> Salvaged:
    """Every event that is surely as it was written; a line of which one byte was changed is."""
    found: dict[int, Event] = {}
    bad: list[int] = []
    schema = SCHEMA
    for line, fields in _entries(data):
        if fields and fields.get("journal") == FORMAT:
            schema = int(fields["schema"])
            if fields.get("case") != case_id:
                return Salvaged(bad=(line,))
        elif fields and (read := _event(fields, schema)):
            found.setdefault(*read)
        else:
            bad.append(line)
    return Salvaged(numbered=found, bad=tuple(bad))


def _entries(data: bytes) -> Iterator[tuple[int, Fields | None]]:
    """The lines, by their numbers: a line break that was changed joins two of them, a new one cuts one in two."""
    begun: tuple[int, bytes] | None = None
    for number, line in enumerate(data.split(b"\n"), start=1):
        whole = _surely(line)
        if begun:
            joined = None if whole else _surely(b"%s\n%s" % (begun[1], line))
            if joined or begun[1]:
                yield begun[0], joined
            begun = None
            if joined:
                continue
        parts = [whole] if whole else _parts(line)
        yield from ((number, part) for part in parts)
        if not parts:
            begun = number, line
    if begun and begun[1]:
        yield begun[0], None


def _parts(line: bytes) -> list[Fields]:
    ends = [0, *(found.end() for found in CLOSING.finditer(line)), len(line)]
    parts = (line[begin:end] for begin, end in pairwise(ends))
    return [fields for part in parts if (fields := _surely(part[max(part.find(b'{"'), 0) :]))]


def _surely(raw: bytes) -> Fields | None:
    body = unseal(raw)
    if body is not None:
        return _fields(body)
    candidates = (raw, raw.rstrip(b"\r\n"), raw[:-1])
    fixed = {body for one in candidates for line, _ in one_byte_mended(one) if (body := unseal(line))}
    read = [fields for body in fixed if (fields := _fields(body)) and _is_known(fields)]
    return read[0] if len(read) == 1 else None


def _fields(body: bytes) -> Fields | None:
    try:
        return decode_fields(body)
    except ValueError:
        return None


def _is_known(fields: Fields) -> bool:
    return fields.get("journal") == FORMAT or _event(fields, SCHEMA) is not None


def _event(fields: Fields, schema: int) -> tuple[int, Event] | None:
    try:
        return read_event(upgrade(fields, steps_from(schema, "events", MIGRATIONS) or ()))
    except (ValueError, RecursionError):
        return None
