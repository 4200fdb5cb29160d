"""The lines of a journal: a header, then one event each, every line with its own checksum.

``{"seq":1,"event":"answered","data":{…},"crc":"…"}``, or ``{"seq":1,"key":"…","encrypted":"…","crc":"…"}`` with the
whole of that encrypted; in one journal there may be both.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exitcoach.domain.cases import SCHEMA
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.stores.codec import Fields, decode_fields, encode_event, read_event
from exitcoach.stores.migrations import Migrations, Step, steps_from, upgrade
from exitcoach.stores.seal import seal, unreadable, unseal
from exitcoach.stores.vault import ENCRYPTED, PLAIN, Vault, decrypted

if TYPE_CHECKING:  # a report looks at journals, and needs no events
    from exitcoach.domain.events import Event

FORMAT = "exitcoach"


class Reading(NamedTuple):
    """What a journal holds: ``length`` bytes of it are good, ``tail`` is a last write that was cut off."""

    events: "tuple[Event, ...]"
    length: int
    tail: bytes
    schema: int


def header(case_id: str) -> bytes:
    """The first line."""
    return seal(b'{"journal":"%s","schema":%d,"case":"%s"}' % (FORMAT.encode(), SCHEMA, case_id.encode())) + b"\n"


def event_line(event: "Event", number: int, case_id: str, vault: Vault = PLAIN) -> bytes:
    """The line of the event with this number, counted from 1."""
    entry = encode_event(event, number)
    if vault.encrypts:
        entry = b'{"seq":%d,%s' % (number, vault.deposit(place_of_event(case_id, number), entry)[1:])
    return seal(entry) + b"\n"


def whole_journal(case_id: str, events: "Sequence[Event]", vault: Vault = PLAIN) -> bytes:
    """A journal of these events."""
    lines = (event_line(event, number, case_id, vault) for number, event in enumerate(events, start=1))
    return header(case_id) + b"".join(lines)


def read_journal(data: bytes, path: Path, case_id: str, migrations: Migrations, vault: Vault = PLAIN) -> Reading:
    """Raises RecordDamaged and RecordForeign, which name ``path``, and RecordsLocked."""
    if not data:
        raise RecordDamaged(str(path), "empty")
    lines = data.split(b"\n")
    schema, steps = _read_header(lines[0], path, case_id, migrations)
    bodies = _good_lines(lines, path)
    if not bodies:
        raise RecordDamaged(str(path), "cut", 2)
    length = sum(len(line) + 1 for line in lines[: len(bodies) + 1])
    entries = (_entry(body, number, path, case_id, vault) for number, body in enumerate(bodies, start=1))
    events = tuple(_read_event(entry, number, path, steps) for number, entry in enumerate(entries, start=1))
    return Reading(events=events, length=length, tail=data[length:], schema=schema)


def opened(fields: Fields, case_id: str, vault: Vault) -> Fields:
    """The entry as it was before it was encrypted. Raises RecordsLocked, and ValueError for any change."""
    if ENCRYPTED not in fields:
        return fields
    within = {name: value for name, value in fields.items() if name != "seq"}
    found = decrypted(within, place_of_event(case_id, fields.get("seq")), vault)
    if found.get("seq") != fields.get("seq"):
        raise ValueError(found.get("seq"))
    return found


def place_of_event(case_id: str, number: object) -> str:
    """Where an event stands, for its vault."""
    return f"events/{case_id}/{number}"


def _read_header(line: bytes, path: Path, case_id: str, migrations: Migrations) -> tuple[int, tuple[Step, ...]]:
    body = unseal(line)
    try:
        found = decode_fields(body) if body is not None else {}
    except ValueError:
        raise unreadable(path, line) from None
    schema = found.get("schema")
    if found.get("journal") != FORMAT or not isinstance(schema, int):
        raise unreadable(path, line)
    steps = steps_from(schema, "events", migrations)
    if schema > SCHEMA or steps is None:
        raise RecordForeign(str(path), schema)
    if found.get("case") != case_id:
        raise RecordDamaged(str(path), "case", 1)
    return schema, steps


def _good_lines(lines: list[bytes], path: Path) -> list[bytes]:
    # What stands after the last line break is empty, or a write that did not come to its end.
    bodies = [unseal(line) for line in lines[1:-1]] + [None]
    good = bodies.index(None)
    if any(body is not None for body in bodies[good:]):
        raise RecordDamaged(str(path), "line", good + 2)
    return [body for body in bodies[:good] if body is not None]


def _entry(body: bytes, number: int, path: Path, case_id: str, vault: Vault) -> Fields:
    try:
        return opened(decode_fields(body), case_id, vault)
    except ValueError as failure:
        raise RecordDamaged(str(path), "event", number + 1) from failure


def _read_event(entry: Fields, number: int, path: Path, steps: tuple[Step, ...]) -> "Event":
    try:
        found, event = read_event(upgrade(entry, steps))
    except (ValueError, KeyError, TypeError, AttributeError) as failure:  # also from steps that miss what they change
        raise RecordDamaged(str(path), "event", number + 1) from failure
    if found != number:
        raise RecordDamaged(str(path), "order", number + 1)
    return event
