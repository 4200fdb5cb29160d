"""The month files: damage, replacement, what they cost."""

import json
import os
import stat
from pathlib import Path
from zlib import crc32

import pytest
from tinydb import TinyDB
from tinydb.table import Table

from exitcoach.domain.cases import Case, Record
from exitcoach.ports import HomeUnusable, RecordDamaged, RecordForeign
from exitcoach.stores.codec import decode_case, encode_case
from exitcoach.stores.layout import Home
from exitcoach.stores.month import empty_month, line_of
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.vault import PLAIN
from tests.fakes.disk import Disk
from tests.fakes.records import a_case, a_full_case, a_private, a_record, an_id

posix = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
NOVEMBER = "2026-11.json"


def filled(home: Path, cases: int = 3) -> Path:
    store = MonthlyStore(Home(home))
    for number in range(cases):
        store.merge(a_record(an_id(number)))
    return home / "cases" / NOVEMBER


def whole(home: Path) -> list[Case]:
    return list(MonthlyStore(Home(home)).cases())


def every_way_to_read(home: Path):
    store = MonthlyStore(Home(home))
    return (
        store.ids,
        lambda: list(store.cases()),
        lambda: list(store.scan(Case)),
        lambda: store.get(an_id()),
        lambda: store.merge(a_record(an_id(7))),
    )


def test_a_month_is_json_with_one_case_a_line(home: Path):
    """Any JSON reader reads the file, and each case is a line that stands for itself."""
    text = filled(home).read_text(encoding="utf-8")
    data = json.loads(text)
    lines = text.splitlines()[1:-1]

    assert [an_id(number) for number in range(3)] == list(data["cases"])
    assert [a_case(an_id(number)) for number in range(3)] == [
        decode_case(line.rstrip(",").partition(":")[2].encode()) for line in lines
    ]


def test_a_month_is_a_tinydb_file(home: Path):
    """TinyDB's own storage reads it too."""

    class Named(Table):
        document_id_class = str  # type: ignore[assignment]

    with TinyDB(filled(home), access_mode="r", encoding="utf-8") as database:
        documents = Named(database.storage, "cases").all()

    assert [an_id(number) for number in range(3)] == [document["id"] for document in documents]


def test_cases_are_filed_by_the_month_of_their_id(home: Path):
    """A case lies in the file of the month it was taken, its private part in another folder."""
    MonthlyStore(Home(home)).merge(Record(a_case(), a_private()))

    assert (home / "cases" / NOVEMBER).exists()
    assert "feeling" in (home / "private" / NOVEMBER).read_text(encoding="utf-8")
    assert "feeling" not in (home / "cases" / NOVEMBER).read_text(encoding="utf-8")


def test_nothing_private_makes_no_private_file(home: Path):
    """Only what there is is stored."""
    filled(home)

    assert list((home / "private").iterdir()) == []


def test_the_private_part_is_on_disk_before_the_case(home: Path):
    """A merge that fails on the way leaves no case without its private part."""
    disk = Disk()
    store = MonthlyStore(Home(home), layer=disk)
    disk.room = len(json.dumps({"x": 1})) + 600
    with pytest.raises(HomeUnusable, match="ENOSPC"):
        store.merge(Record(a_full_case(), a_private()))

    assert (home / "private" / NOVEMBER).exists()
    assert store.ids() == ()
    disk.room = 1 << 20
    assert store.merge(Record(a_full_case(), a_private()))
    assert Record(a_full_case(), a_private()) == store.get(an_id())


@posix
def test_only_the_owner_may_read(home: Path):
    """Folders 0700, files 0600, whatever the umask."""
    before = os.umask(0)
    try:
        for revision in (1, 2):
            case = a_case(revision=revision)
            MonthlyStore(Home(home)).merge(Record(case, a_private(revision=revision)))
    finally:
        os.umask(before)

    for folder in (home / "cases", home / "private"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_a_merge_costs_one_write_and_one_sync(home: Path):
    """The month is written once; the copy before it is the file that was there."""
    filled(home)
    disk = Disk()
    before = disk.room
    store = MonthlyStore(Home(home), layer=disk)
    store.merge(a_record(an_id(8)))

    assert disk.syncs == 1
    assert (home / "cases" / NOVEMBER).stat().st_size == before - disk.room


def test_the_month_before_the_last_merge_stays_beside_it(home: Path):
    """One step back is always possible."""
    path = filled(home)
    before = path.read_bytes()
    MonthlyStore(Home(home)).merge(a_record(an_id(8)))

    assert before == path.with_name(NOVEMBER + ".previous").read_bytes()
    assert before != path.read_bytes()


def test_nothing_else_is_left_behind(home: Path):
    """A merge leaves the month, the one before it and the lock."""
    filled(home)

    assert {".lock", NOVEMBER, NOVEMBER + ".previous"} == {path.name for path in (home / "cases").iterdir()}


def test_untouched_cases_are_carried_over_byte_by_byte(home: Path):
    """Merging one case leaves every other line of the file as it stands."""
    before = filled(home).read_bytes().split(b"\n")
    MonthlyStore(Home(home)).merge(a_record(an_id(1), revision=2))
    after = (home / "cases" / NOVEMBER).read_bytes().split(b"\n")

    assert [x == y for x, y in zip(before, after, strict=True)] == [False, True, False, True, True, True]


def test_a_store_sees_what_another_has_merged(home: Path):
    """What was read before is not trusted when the file is another one."""
    one, other = MonthlyStore(Home(home)), MonthlyStore(Home(home))
    for number in range(6):
        (one, other)[number % 2].merge(a_record(an_id(number)))

    assert one.ids() == other.ids() == tuple(an_id(number) for number in range(6))
    assert a_record(an_id(5)) == one.get(an_id(5))


def test_what_is_read_can_be_changed_without_harm(home: Path):
    """A caller that fumbles with an answer does not touch what is stored."""
    store = MonthlyStore(Home(home))
    store.merge(a_record(answers={"incidents": ({"what": "a"},)}))
    store.get(an_id()).case.answers["incidents"][0]["what"] = "b"  # type: ignore[index]
    store.merge(a_record(an_id(1)))

    assert store.get(an_id()).case.answers["incidents"] == ({"what": "a"},)


def test_every_flipped_bit_is_noticed(home: Path):
    """No single bit of a month can change without being told."""
    path = filled(home)
    good = path.read_bytes()
    for place in (*range(130), *range(130, len(good) - 200, 41), *range(len(good) - 200, len(good))):
        for bit in (0, 3, 5, 7):
            flipped = bytearray(good)
            flipped[place] ^= 1 << bit
            path.write_bytes(flipped)
            with pytest.raises((RecordDamaged, RecordForeign)) as told:
                whole(home)
            assert str(path) == told.value.path
            assert isinstance(told.value, RecordDamaged), (place, bit)


def test_a_month_cut_anywhere_is_damage(home: Path):
    """A truncated or zeroed month is never taken for a smaller one."""
    path = filled(home)
    good = path.read_bytes()
    for length in (*range(300), *range(300, len(good), 37)):
        for rest in (b"", b"\0" * (len(good) - length)):
            path.write_bytes(good[:length] + rest)
            with pytest.raises(RecordDamaged):
                whole(home)


@pytest.mark.parametrize("way", range(5))
@pytest.mark.parametrize(
    ("why", "spoil"),
    [
        ("empty", lambda path: path.write_bytes(b"")),
        ("cut", lambda path: path.write_bytes(path.read_bytes()[:-9])),
        ("checksum", lambda path: path.write_bytes(path.read_bytes().replace(b"Rosa", b"Roma", 1))),
        ("missing", Path.unlink),
    ],
)
def test_damage_is_told_by_every_way_to_read(home: Path, way: int, why: str, spoil):
    """Never an empty store, and a merge into a damaged month is refused."""
    path = filled(home)
    spoil(path)
    before = path.read_bytes() if path.exists() else None

    with pytest.raises(RecordDamaged) as damage:
        every_way_to_read(home)[way]()
    assert (str(path), why) == (damage.value.path, damage.value.why)
    assert before == (path.read_bytes() if path.exists() else None)


@pytest.mark.parametrize("way", range(5))
@pytest.mark.parametrize(
    ("data", "schema"),
    [
        (b"{}", 0),
        (b'{"_default": {"1": {"a": 1}}}', 0),
        (b'{"exitcoach":{"1":{"kind":"cases","schema":2,"sum":"blake"}},"cases":{}}', 2),
    ],
)
def test_a_foreign_month_is_told_by_every_way_to_read(home: Path, way: int, data: bytes, schema: int):
    """Somebody else's file, or a newer exitcoach's, is named and not touched."""
    path = filled(home)
    path.write_bytes(data)

    with pytest.raises(RecordForeign) as foreign:
        every_way_to_read(home)[way]()
    assert (str(path), schema) == (foreign.value.path, foreign.value.schema)
    assert data == path.read_bytes()


def test_a_newer_month_with_our_checksum_is_foreign(home: Path):
    """A newer schema is told by its number even when everything else is as we know it."""
    path = filled(home)
    body = path.read_bytes().partition(b"\n")[2]
    crc = crc32(b"cases 2 3", crc32(body.removesuffix(b"\n}}\n")))
    head = b'{"exitcoach":{"1":{"kind":"cases","schema":2,"count":3,"crc":"%08x"}},"cases":{\n' % crc
    path.write_bytes(head + body)

    with pytest.raises(RecordForeign) as foreign:
        whole(home)
    assert foreign.value.schema == 2


def test_a_private_month_among_the_cases_is_foreign(home: Path):
    """The employee's own never comes out by a file in the wrong folder."""
    MonthlyStore(Home(home)).merge(Record(a_case(), a_private()))
    (home / "cases" / NOVEMBER).write_bytes((home / "private" / NOVEMBER).read_bytes())

    with pytest.raises(RecordForeign):
        whole(home)


def test_a_line_that_is_no_case_is_damage_with_its_place(home: Path):
    """A document that passes the checksum and is no case is named by its line."""
    path = filled(home)
    good = line_of(an_id(0), encode_case(a_case(an_id(0))), "cases", PLAIN)
    lines = {an_id(0): good, an_id(1): line_of(an_id(1), b'{"id":3}', "cases", PLAIN)}
    path.write_bytes(b"".join(empty_month("cases").with_lines(lines).pieces()))

    with pytest.raises(RecordDamaged) as damage:
        whole(home)
    assert (damage.value.why, damage.value.line) == ("case", 3)
    with pytest.raises(RecordDamaged, match="case"):
        MonthlyStore(Home(home)).get(an_id(1))


@pytest.mark.parametrize("room", [0, 50, 2000])
def test_a_full_disk_leaves_the_month_as_it_was(home: Path, room: int):
    """A merge that does not fit is told; the month stays, and nothing half written is left over."""
    path = filled(home)
    before = path.read_bytes()
    with pytest.raises(HomeUnusable) as full:
        MonthlyStore(Home(home), layer=Disk(room)).merge(Record(a_full_case(an_id(8)), a_record(an_id(8)).private))

    assert (str(path), "ENOSPC") == (full.value.path, full.value.why)
    assert before == path.read_bytes()
    assert {entry.name for entry in path.parent.iterdir()} <= {".lock", path.name, path.name + ".previous"}


def test_after_a_failed_merge_the_same_store_goes_on(home: Path):
    """What failed is not remembered as done."""
    filled(home)
    disk = Disk()
    store = MonthlyStore(Home(home), layer=disk)
    store.get(an_id())
    disk.sync_fails = True
    with pytest.raises(HomeUnusable, match="EIO"):
        store.merge(a_record(an_id(8)))
    disk.sync_fails = False

    assert an_id(8) not in store.ids()
    assert store.merge(a_record(an_id(8)))
    assert an_id(8) in MonthlyStore(Home(home)).ids()


def test_other_files_among_the_months_are_left_alone(home: Path):
    """Only a file named as a month is one."""
    path = filled(home)
    for name in ("notes.json", "2026-11.json.new", "2026-11.txt", "2026-11 (copy).json"):
        path.with_name(name).write_text("mine", encoding="utf-8")

    assert len(whole(home)) == 3
