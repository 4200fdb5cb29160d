"""The events of a journal that does not read as a whole, each by its own number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from exitcoach.domain.cases import SCHEMA
from exitcoach.domain.events import Event
from exitcoach.stores.check_bytes import one_byte_mended
from exitcoach.stores.codec import Fields, decode_fields, read_event
from exitcoach.stores.journal_lines import FORMAT, opened
from exitcoach.stores.migrations import MIGRATIONS, steps_from, upgrade
from exitcoach.stores.seal import CLOSING, unseal
from exitcoach.stores.vault import PLAIN, Vault


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


def salvaged(data: bytes, case_id: str, vault: Vault = PLAIN) -> Salvaged:
    """Every event that is surely as it was written; a line of which one byte was changed is. Raises RecordsLocked."""
    found: dict[int, Event] = {}
    bad: list[int] = []
    schema = SCHEMA
    lines = _Lines(case_id, vault)
    for line, fields in lines.entries(data):
        if fields and fields.get("journal") == FORMAT:
            schema = int(fields["schema"])
            if fields.get("case") != case_id:
                return Salvaged(bad=(line,))
        elif fields and (read := lines.event(fields, schema)):
            found.setdefault(*read)
        else:
            bad.append(line)
    return Salvaged(numbered=found, bad=tuple(bad))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Reads the lines of a case's journal."""

    case_id: str
    vault: Vault

    def entries(self, data: bytes) -> Iterator[tuple[int, Fields | None]]:
        """The lines, by their numbers: a line break that was changed joins two of them, a new one cuts one in two."""
        begun: tuple[int, bytes] | None = None
        for number, line in enumerate(data.split(b"\n"), start=1):
            whole = self._surely(line)
            if begun:
                joined = None if whole else self._surely(b"%s\n%s" % (begun[1], line))
                if joined or begun[1]:
                    yield begun[0], joined
                begun = None
                if joined:
                    continue
            parts = [whole] if whole else self._parts(line)
            yield from ((number, part) for part in parts)
            if not parts:
                begun = number, line
        if begun and begun[1]:
            yield begun[0], None

    def event(self, fields: Fields, schema: int) -> tuple[int, Event] | None:
        """Number and event of an entry; None where it is none."""
        try:
            entry = opened(fields, self.case_id, self.vault)
            return read_event(upgrade(entry, steps_from(schema, "events", MIGRATIONS) or ()))
        except (ValueError, RecursionError):
            return None

    def _parts(self, line: bytes) -> list[Fields]:
        ends = [0, *(found.end() for found in CLOSING.finditer(line)), len(line)]
        parts = (line[begin:end] for begin, end in pairwise(ends))
        return [fields for part in parts if (fields := self._surely(part[max(part.find(b'{"'), 0) :]))]

    def _surely(self, raw: bytes) -> Fields | None:
        body = unseal(raw)
        if body is not None:
            return _fields(body)
        candidates = (raw, raw.rstrip(b"\r\n"), raw[:-1])
        fixed = {body for one in candidates for line, _ in one_byte_mended(one) if (body := unseal(line))}
        read = [fields for body in fixed if (fields := _fields(body)) and self._is_known(fields)]
        return read[0] if len(read) == 1 else None

    def _is_known(self, fields: Fields) -> bool:
        return fields.get("journal") == FORMAT or self.event(fields, SCHEMA) is not None


def _fields(body: bytes) -> Fields | None:
    try:
        return decode_fields(body)
    except ValueError:
        return None
