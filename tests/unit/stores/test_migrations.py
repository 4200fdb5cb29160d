"""Records of an older schema: read as ours, and rewritten as ours when something is added."""

import re
from pathlib import Path
from zlib import crc32

import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.events import Noted
from exitcoach.ports import RecordForeign
from exitcoach.stores.codec import encode_fields
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.journal_lines import whole_journal
from exitcoach.stores.layout import Home
from exitcoach.stores.migrations import MIGRATIONS, steps_from, upgrade
from exitcoach.stores.seal import seal, unseal
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import CALL, a_case, a_private, a_record, an_id, some_events

FROM_ZERO = {
    "cases": {0: lambda fields: {("employee" if key == "agent" else key): fields[key] for key in fields}},
    "private": {0: lambda fields: fields},
    "events": {0: lambda entry: entry | {"event": entry["event"].replace("jotted", "noted")}},
}
"""In the made-up schema 0 the employee was an agent, and a note was jotted."""
WITHOUT_SEAL = re.compile(rb',"crc":"[0-9a-f]{8}"\}(,?)$')
ID = an_id()


def old_journal(home: Path, tail: bytes = b"") -> Path:
    Home(home).prepare()
    bodies = [unseal(line) or b"" for line in whole_journal(ID, some_events(ID)).splitlines()]
    bodies[0] = bodies[0].replace(b'"schema":1', b'"schema":0')
    bodies[-1] = bodies[-1].replace(b'"noted"', b'"jotted"')
    path = home / "drafts" / f"{ID}.jsonl"
    path.write_bytes(b"".join(seal(body) + b"\n" for body in bodies) + tail)
    return path


def old_month(home: Path, number: int = 2) -> Path:
    store = MonthlyStore(Home(home))
    for case_id in map(an_id, range(number)):
        store.merge(Record(a_case(case_id), a_private(case_id)))
    for kind in ("cases", "private"):
        path = home / kind / "2026-11.json"
        path.write_bytes(as_schema_zero(path))
    return home / "cases" / "2026-11.json"


def as_schema_zero(path: Path) -> bytes:
    kind = path.parent.name
    lines = [
        WITHOUT_SEAL.sub(rb"}\1", line).replace(b'"employee"', b'"agent"').replace(b'"schema":1', b'"schema":0')
        for line in path.read_bytes().split(b"\n")[1:-2]
    ]
    crc = crc32(b"%s 0 %d" % (kind.encode(), len(lines)), crc32(b"\n".join(lines)))
    head = b'{"exitcoach":{"1":{"kind":"%s","schema":0,"count":%d,"crc":"%08x"}},"%s":{'
    return b"\n".join((head % (kind.encode(), len(lines), crc, kind.encode()), *lines, b"}}\n"))


def test_a_journal_of_an_older_schema_is_read_as_ours(home: Path):
    """Reading changes nothing on disk."""
    path = old_journal(home)
    before = path.read_bytes()

    assert some_events(ID) == JournalDrafts(Home(home), FROM_ZERO).peek(ID).events
    assert before == path.read_bytes()


def test_a_journal_of_an_older_schema_is_rewritten_before_it_goes_on(home: Path):
    """A journal never holds entries of two schemas."""
    more = Noted(at=CALL, text="más")
    path = old_journal(home, tail=b"torn")
    with JournalDrafts(Home(home), FROM_ZERO).open(ID) as (journal, _):
        journal.append(more)

    assert whole_journal(ID, (*some_events(ID), more)) == path.read_bytes()
    assert path.with_name(f"{ID}.torn-1").read_bytes() == b"torn"


def test_a_month_of_an_older_schema_is_read_as_ours(home: Path):
    """Cases come up to our schema whichever way they are read."""
    before = old_month(home).read_bytes()
    store = MonthlyStore(Home(home), FROM_ZERO)

    assert [a_case(an_id(0)), a_case(an_id(1))] == list(store.cases())
    assert Record(a_case(an_id(1)), a_private(an_id(1))) == store.get(an_id(1))
    assert before == (home / "cases" / "2026-11.json").read_bytes()


def test_a_month_of_an_older_schema_is_rewritten_at_the_next_merge(home: Path):
    """Afterwards no migration is needed to read it."""
    old_month(home)
    MonthlyStore(Home(home), FROM_ZERO).merge(a_record(an_id(5)))

    assert [a_case(an_id(number)) for number in (0, 1, 5)] == list(MonthlyStore(Home(home)).cases())


def test_the_file_of_an_older_schema_stays_beside_the_new_one(home: Path):
    """Once, as it was: what a migration gets wrong can be looked up."""
    before = old_month(home).read_bytes()
    for number in (5, 6):
        MonthlyStore(Home(home), FROM_ZERO).merge(a_record(an_id(number)))

    assert before == (home / "cases" / "2026-11.json.schema0.bak").read_bytes()
    assert not (home / "private" / "2026-11.json.schema0.bak").exists()


def test_the_journal_of_an_older_schema_stays_beside_the_new_one(home: Path):
    """Once, as it was."""
    path = old_journal(home)
    before = path.read_bytes()
    with JournalDrafts(Home(home), FROM_ZERO).open(ID):
        pass

    assert before == path.with_name(f"{ID}.jsonl.schema0.bak").read_bytes()
    assert JournalDrafts(Home(home)).ids() == (ID,)


def test_without_a_way_to_ours_the_file_is_foreign(home: Path):
    """A schema nobody can read is told by its number."""
    old_journal(home)
    old_month(home)

    for read in (lambda: JournalDrafts(Home(home)).peek(ID), lambda: list(MonthlyStore(Home(home)).cases())):
        with pytest.raises(RecordForeign) as foreign:
            read()
        assert foreign.value.schema == 0


def test_our_own_schema_needs_no_step():
    """The table holds no step that leads nowhere."""
    assert steps_from(1, "cases", MIGRATIONS) == ()
    assert upgrade({"a": 1}, ()) == {"a": 1}


def test_an_upgraded_document_names_our_schema():
    """A step need not think of it."""
    steps = steps_from(0, "cases", FROM_ZERO)

    assert encode_fields(upgrade({"agent": "Ana", "schema": 0}, steps or ())) == b'{"employee":"Ana","schema":1}'
