"""Journals on disk: torn, damaged, foreign, full."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from exitcoach.domain.events import Noted
from exitcoach.ports import HomeUnusable, RecordDamaged, RecordForeign
from exitcoach.stores.files import PrivateFile
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.journal_lines import header, whole_journal
from exitcoach.stores.layout import Home
from exitcoach.stores.seal import seal, unseal
from tests.fakes.disk import Disk
from tests.fakes.records import CALL, an_id, some_events

ID = an_id()
EVENTS = some_events(ID)
MORE = Noted(at=CALL, text="sigue")
posix = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")


def journal_at(home: Path, data: bytes = b"") -> Path:
    Home(home).prepare()
    path = home / "drafts" / f"{ID}.jsonl"
    path.write_bytes(data or whole_journal(ID, EVENTS))
    return path


def go_on(home: Path, **options) -> None:
    with JournalDrafts(Home(home), **options).open(ID) as (journal, _):
        journal.append(MORE)


def test_one_write_and_one_sync_an_event(home: Path):
    """An answer costs one sync; the first event brings the header with it."""
    disk = Disk()
    with JournalDrafts(Home(home), layer=disk).create(ID) as journal:
        for event in EVENTS:
            journal.append(event)

    assert len(EVENTS) == disk.syncs
    assert whole_journal(ID, EVENTS) == (home / "drafts" / f"{ID}.jsonl").read_bytes()


@posix
def test_only_the_owner_may_read(home: Path):
    """Folders 0700, files 0600, whatever the umask."""
    before = os.umask(0)
    try:
        with JournalDrafts(Home(home)).create(ID) as journal:
            journal.append(EVENTS[0])
    finally:
        os.umask(before)

    assert stat.S_IMODE((home / "drafts").stat().st_mode) == 0o700
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in (home / "drafts").iterdir()}


def test_a_journal_cut_anywhere_gives_back_every_whole_line(home: Path):
    """Of a journal cut at any byte after its first event, every whole event is read and the rest is told as torn."""
    whole = whole_journal(ID, EVENTS)
    first = len(whole_journal(ID, EVENTS[:1]))
    for length in range(first, len(whole)):
        path = journal_at(home, whole[:length])
        draft = JournalDrafts(Home(home)).peek(ID)

        assert whole[:length].count(b"\n") - 1 == len(draft.events)
        assert draft.torn is not whole[:length].endswith(b"\n")
        assert length == path.stat().st_size


def test_a_torn_line_is_set_aside_and_the_journal_goes_on(home: Path):
    """What was cut off is kept beside the journal, and the next event follows the last whole one."""
    path = journal_at(home, whole_journal(ID, EVENTS) + b'{"seq":6,"ev')
    with JournalDrafts(Home(home)).open(ID) as (journal, draft):
        journal.append(MORE)

    assert draft.torn
    assert whole_journal(ID, (*EVENTS, MORE)) == path.read_bytes()
    assert path.with_name(f"{ID}.torn-1").read_bytes() == b'{"seq":6,"ev'
    assert not JournalDrafts(Home(home)).peek(ID).torn


def test_a_second_torn_line_does_not_take_the_place_of_the_first(home: Path):
    """Nothing that was set aside is ever overwritten."""
    for torn in (b"one", b"two"):
        path = journal_at(home, whole_journal(ID, EVENTS) + torn)
        go_on(home)

    assert [path.with_name(f"{ID}.torn-{number}").read_bytes() for number in (1, 2)] == [b"one", b"two"]


def test_zeros_at_the_end_are_a_torn_line(home: Path):
    """A tail the disk never wrote is told, and the events before it are kept."""
    whole = whole_journal(ID, EVENTS)
    last = len(whole_journal(ID, EVENTS[:-1]))
    for start in (last, last + 5, len(whole) - 1):
        journal_at(home, whole[:start] + b"\0" * (len(whole) - start))
        draft = JournalDrafts(Home(home)).peek(ID)

        assert (EVENTS[:-1], True) == (draft.events, draft.torn)


def test_every_flipped_bit_is_noticed(home: Path):
    """No single bit can change without being told: as torn at the very end, as damage before it."""
    whole = whole_journal(ID, EVENTS)
    last = len(whole_journal(ID, EVENTS[:-1]))
    for place in range(0, len(whole), 7):
        for bit in (0, 5, 7):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << bit
            path = journal_at(home, bytes(flipped))
            if place >= last - 1:
                draft = JournalDrafts(Home(home)).peek(ID)
                assert draft.torn
                assert EVENTS[: len(draft.events)] == draft.events
            else:
                with pytest.raises(RecordDamaged, match=path.name):
                    JournalDrafts(Home(home)).peek(ID)


def test_a_bad_line_before_a_good_one_is_damage_with_its_place(home: Path):
    """Damage in the middle is named by its line, and opening changes nothing."""
    lines = whole_journal(ID, EVENTS).splitlines(keepends=True)
    lines[2] = lines[2].replace(b"Llevo", b"Lleva")
    path = journal_at(home, b"".join(lines))

    for read in (JournalDrafts(Home(home)).peek, lambda _: go_on(home)):
        with pytest.raises(RecordDamaged) as damage:
            read(ID)
        assert (damage.value.why, damage.value.line) == ("line", 3)
    assert b"".join(lines) == path.read_bytes()


def test_a_missing_line_is_damage(home: Path):
    """A line that was taken out is noticed by the numbers of the others."""
    lines = whole_journal(ID, EVENTS).splitlines(keepends=True)
    journal_at(home, b"".join(lines[:2] + lines[3:]))

    with pytest.raises(RecordDamaged, match="order"):
        JournalDrafts(Home(home)).peek(ID)


def test_an_empty_journal_is_damage_and_stays_told(home: Path):
    """A journal has its first event from the start: one without was emptied by something else."""
    journal_at(home).write_bytes(b"")

    assert JournalDrafts(Home(home)).ids() == (ID,)
    with pytest.raises(RecordDamaged, match="empty"):
        JournalDrafts(Home(home)).peek(ID)


def test_a_journal_with_its_header_alone_is_damage(home: Path):
    """So is one cut before its first event."""
    journal_at(home, header(ID))

    with pytest.raises(RecordDamaged, match="cut"):
        JournalDrafts(Home(home)).peek(ID)


def test_a_start_that_crashed_is_not_told(home: Path):
    """What a crash left before the first event was stored is no interview, and does not stand in the way."""
    Home(home).prepare()
    (home / "drafts" / f"{ID}.jsonl.new").write_bytes(header(ID)[:20])
    (home / "drafts" / f"{ID}.lock").touch()
    drafts = JournalDrafts(Home(home))

    assert drafts.ids() == ()
    with drafts.create(ID) as journal:
        journal.append(EVENTS[0])
    assert EVENTS[:1] == drafts.peek(ID).events


@pytest.mark.parametrize(
    ("data", "schema"),
    [
        (b'{"some":"json"}\n', 0),
        (b"notes of mine\n", 0),
        (seal(b'{"journal":"exitcoach","schema":9,"x":1}') + b"\n", 9),
    ],
)
def test_a_foreign_journal_is_told_as_such(home: Path, data: bytes, schema: int):
    """Somebody else's file, or a newer exitcoach's: it is named, and not touched."""
    path = journal_at(home, data)

    with pytest.raises(RecordForeign) as foreign:
        JournalDrafts(Home(home)).peek(ID)
    assert (str(path), schema) == (foreign.value.path, foreign.value.schema)


def test_a_journal_under_another_name_is_damage(home: Path):
    """A copy under the id of another case is not taken for that case."""
    journal_at(home, whole_journal(an_id(1), EVENTS))

    with pytest.raises(RecordDamaged, match="case"):
        JournalDrafts(Home(home)).peek(ID)


@pytest.mark.parametrize("room", [0, 1, 40, 300])
def test_a_full_disk_keeps_what_was_acknowledged(home: Path, room: int):
    """An event that does not fit is told and leaves nothing; with room again the interview goes on."""
    path = journal_at(home)
    disk = Disk()
    with JournalDrafts(Home(home), layer=disk).open(ID) as (journal, _):
        disk.room = room
        with pytest.raises(HomeUnusable) as full:
            journal.append(Noted(at=CALL, text="x" * 500))
        assert whole_journal(ID, EVENTS) == path.read_bytes()
        disk.room = 5000
        journal.append(MORE)

    assert (str(path), "ENOSPC") == (full.value.path, full.value.why)
    assert whole_journal(ID, (*EVENTS, MORE)) == path.read_bytes()


@pytest.mark.parametrize("room", [0, 30, 200])
def test_a_disk_full_from_the_start_leaves_no_journal(home: Path, room: int):
    """The first event did not fit: there is no interview, and with room again there is."""
    disk = Disk(room)
    drafts = JournalDrafts(Home(home), layer=disk)
    with drafts.create(ID) as journal:
        with pytest.raises(HomeUnusable):
            journal.append(EVENTS[0])
        assert drafts.ids() == ()
        disk.room = 5000
        journal.append(EVENTS[0])

    assert EVENTS[:1] == drafts.peek(ID).events


def test_an_event_the_disk_did_not_confirm_is_not_kept(home: Path):
    """A failing sync is a failing append."""
    path = journal_at(home)
    disk = Disk()
    with JournalDrafts(Home(home), layer=disk).open(ID) as (journal, _):
        disk.sync_fails = True
        with pytest.raises(HomeUnusable, match="EIO"):
            journal.append(MORE)

    assert whole_journal(ID, EVENTS) == path.read_bytes()


def test_rubbish_that_could_not_be_cut_off_is_cut_off_before_the_next_event(home: Path):
    """Even when the disk refuses to shorten the file, the next event follows the last good one."""
    path = journal_at(home)
    disk = Disk()
    with JournalDrafts(Home(home), layer=disk).open(ID) as (journal, _):
        disk.room, disk.truncate_fails = 200, True
        with pytest.raises(HomeUnusable):
            journal.append(Noted(at=CALL, text="x" * 500))
        disk.room, disk.truncate_fails = 5000, False
        journal.append(MORE)

    assert whole_journal(ID, (*EVENTS, MORE)) == path.read_bytes()


def test_an_interrupted_append_leaves_nothing(home: Path):
    """A Ctrl-C in the middle of a write is no torn line, and the next event is stored."""
    path = journal_at(home)

    class Interrupted(PrivateFile):
        armed = True

        def sync(self) -> None:
            if Interrupted.armed:
                Interrupted.armed = False
                raise KeyboardInterrupt
            super().sync()

    with JournalDrafts(Home(home), layer=Interrupted).open(ID) as (journal, _):
        with pytest.raises(KeyboardInterrupt):
            journal.append(EVENTS[1])
        journal.append(MORE)

    assert whole_journal(ID, (*EVENTS, MORE)) == path.read_bytes()


def test_a_home_that_is_a_file_is_told(tmp_path: Path):
    """A home that can hold nothing is named with the system's reason."""
    (tmp_path / "home").write_text("not a folder", encoding="utf-8")
    drafts = JournalDrafts(Home(tmp_path / "home"))

    with pytest.raises(HomeUnusable) as unusable, drafts.create(ID):
        pass
    assert str(tmp_path / "home") == unusable.value.path
    with pytest.raises(HomeUnusable, match="drafts"):
        drafts.ids()


def test_a_retired_journal_is_kept(home: Path):
    """Nothing is deleted: it lies in a folder of its own, and a second one does not take its place."""
    for _ in range(2):
        journal_at(home)
        JournalDrafts(Home(home)).retire(ID)
    names = sorted(path.name for path in (home / "drafts" / "retired").iterdir())

    assert [f"{ID}.jsonl-1", f"{ID}.jsonl-2"] == names
    assert [home / "drafts" / "retired"] == list((home / "drafts").iterdir())


def test_other_files_among_the_drafts_are_left_alone(home: Path):
    """A file that no case id names is nobody's interview."""
    journal_at(home)
    (home / "drafts" / "notes.jsonl").write_text("mine", encoding="utf-8")

    assert JournalDrafts(Home(home)).ids() == (ID,)


def test_a_call_begins_without_the_slow_imports(home: Path):
    """The first event is stored before the first question shows: it waits for neither TinyDB nor msgspec."""
    begin = """
import sys
from pathlib import Path
from exitcoach.domain.cases import PlaybookRef
from exitcoach.domain.events import Started
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from datetime import UTC, datetime
started = Started(at=datetime.now(UTC), case_id=sys.argv[2], employee="", language="es",
                  playbook=PlaybookRef(id="general", version=1))
with JournalDrafts(Home(Path(sys.argv[1]))).create(sys.argv[2]) as journal:
    journal.append(started)
sys.exit(sorted({"tinydb", "msgspec"} & set(sys.modules)) or 0)
"""
    assert subprocess.run([sys.executable, "-c", begin, home, ID], check=False).returncode == 0
    assert JournalDrafts(Home(home)).ids() == (ID,)


def test_a_seal_holds_only_for_what_was_sealed():
    """A sealed object is read back; anything else is not."""
    assert unseal(seal(b'{"a":1}')) == b'{"a":1}'
    for other in (b"", b"{}", b'{"a":1}', b'{"a":1,"crc":"00000000"}', seal(b'{"a":1}')[1:]):
        assert unseal(other) is None


def test_a_journal_nothing_was_written_to_leaves_no_file(home: Path):
    """Not even its lock."""
    with JournalDrafts(Home(home)).create(ID):
        assert [path.name for path in (home / "drafts").iterdir()] == [f"{ID}.lock"]

    assert list((home / "drafts").iterdir()) == []
