"""The lines of a journal: a header, then one event each, every line with its own checksum."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from exitcoach.domain.cases import SCHEMA
from exitcoach.domain.events import Event
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.stores.codec import decode_fields, encode_event, read_event
from exitcoach.stores.migrations import Migrations, Step, steps_from, upgrade
from exitcoach.stores.seal import seal, unreadable, unseal

FORMAT = "exitcoach"


class Reading(NamedTuple):
    """What a journal holds: ``length`` bytes of it are good, ``tail`` is a last write that was cut off."""

    events: tuple[Event, ...]
    length: int
    tail: bytes
    schema: int


def header(case_id: str) -> bytes:
    """The first line."""
    return seal(b'{"journal":"%s","schema":%d,"case":"%s"}' % (FORMAT.encode(), SCHEMA, case_id.encode())) + b"\n"


def event_line(event: Event, number: int) -> bytes:
    """The line of the event with this number, counted from 1."""
    return seal(encode_event(event, number)) + b"\n"


def whole_journal(case_id: str, events: Sequence[Event]) -> bytes:
    """A journal of these events."""
    return header(case_id) + b"".join(event_line(event, number) for number, event in enumerate(events, start=1))


def read_journal(data: bytes, path: Path, case_id: str, migrations: Migrations) -> Reading:
    """Raises RecordDamaged and RecordForeign, which name ``path``."""
    if not data:
        raise RecordDamaged(str(path), "empty")
    lines = data.split(b"\n")
    schema, steps = _read_header(lines[0], path, case_id, migrations)
    bodies = _good_lines(lines, path)
    if not bodies:
        raise RecordDamaged(str(path), "cut", 2)
    length = sum(len(line) + 1 for line in lines[: len(bodies) + 1])
    events = tuple(_read_event(body, number, path, steps) for number, body in enumerate(bodies, start=1))
    return Reading(events=events, length=length, tail=data[length:], schema=schema)


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


def _read_event(body: bytes, number: int, path: Path, steps: tuple[Step, ...]) -> Event:
    try:
        found, event = read_event(upgrade(decode_fields(body), steps))
    except (ValueError, KeyError, TypeError, AttributeError) as failure:  # also from steps that miss what they change
        raise RecordDamaged(str(path), "event", number + 1) from failure
    if found != number:
        raise RecordDamaged(str(path), "order", number + 1)
    return event
