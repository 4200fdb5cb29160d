"""Backups of a home: whole while others write, for their owner alone, and not for ever."""

import os
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exitcoach.domain.cases import Record
from exitcoach.services.backup_rotation import Keeping
from exitcoach.stores.backup_file import read_manifest, unpack
from exitcoach.stores.backups import Backups
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import a_full_case, a_private, a_record, an_id, some_events

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time


@pytest.fixture
def filled(home: Path) -> Home:
    """A home with two cases, a running interview and a closed one's journal."""
    store, drafts = MonthlyStore(Home(home)), JournalDrafts(Home(home))
    for number in range(2):
        store.merge(Record(a_full_case(an_id(number)), a_private(an_id(number))))
    for number in (1, 2):
        with drafts.create(an_id(number)) as journal:
            for event in some_events(an_id(number), answers=3):
                journal.append(event)
    drafts.retire(an_id(1))
    (home / "cache" / "page.html").write_text("Marta", encoding="utf-8")
    (home / "config.toml").write_text('employee = "Ana"\n', encoding="utf-8")
    return Home(home)


def test_everything_but_caches_locks_and_backups_is_saved(filled: Home):
    """Cases, private parts, journals, settings; the journals of closed cases only when it is asked for."""
    backups = Backups(filled)
    every = read_manifest(backups.make(NOON).path).members.keys()
    few = read_manifest(backups.make(NOON, whole=False).path).members.keys()

    retired = {name for name in every if "/retired/" in name}
    assert len(retired) == 1
    assert every - retired == few
    assert few == {"cases/2026-11.json", "private/2026-11.json", f"drafts/{an_id(2)}.jsonl", "config.toml"}


@pytest.mark.skipif(os.name == "nt", reason="POSIX has modes")
@pytest.mark.parametrize("umask", [0, 0o777], ids=oct)
def test_only_the_owner_can_read_it(filled: Home, umask: int):
    """Whatever the umask; so is what it is unpacked to."""
    before = os.umask(umask)
    try:
        made = Backups(filled).make(NOON)
        with Backups(filled).opened(made.path) as unpacked:
            modes = {path.stat().st_mode & 0o777 for path in unpacked.path.rglob("*") if path.is_dir()}
    finally:
        os.umask(before)

    assert made.path.name == "exitcoach-20261122-120000.zip"
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert modes == {0o700}


def test_a_backup_made_while_others_write_is_of_one_moment(filled: Home, tmp_path: Path):
    """Each case in it has its private part, and every month is whole."""
    stop = threading.Event()

    def write() -> None:
        store, number = MonthlyStore(filled), 10
        while not stop.is_set():
            store.merge(Record(a_full_case(an_id(number)), a_private(an_id(number))))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [Backups(filled).make(NOON + timedelta(seconds=number)) for number in range(8)]
    finally:
        stop.set()
        writer.join()
    for number, one in enumerate(made):
        (tmp_path / str(number)).mkdir()
        unpack(one.path, tmp_path / str(number))
        store = MonthlyStore(Home(tmp_path / str(number)))
        assert all(store.get(case_id).private.tone for case_id in store.ids())


def test_one_a_day_is_made(filled: Home):
    """The second call of a day finds it there; the next day makes another."""
    backups = Backups(filled)

    assert backups.make_daily(NOON, Keeping()) is not None
    assert backups.make_daily(NOON + timedelta(hours=1), Keeping()) is None
    assert backups.make_daily(NOON + timedelta(days=1), Keeping()) is not None
    assert backups.make_daily(NOON + timedelta(days=2), Keeping(daily=0)) is None
    assert [path.name for path in backups.paths()] == ["daily-20261122-120000.zip", "daily-20261123-120000.zip"]


def test_old_ones_go_and_asked_ones_stay(filled: Home):
    """What somebody asked for is theirs to delete; what is no backup is left alone."""
    backups = Backups(filled)
    asked = backups.make(NOON - timedelta(days=400)).path
    stranger = filled.backups / "holiday.zip"
    stranger.write_bytes(b"")
    for day in range(4):
        backups.make_daily(NOON + timedelta(days=day), Keeping(daily=2, weekly=0, monthly=0))

    assert [path.name[:14] for path in backups.paths()] == ["exitcoach-2025", "daily-20261124", "daily-20261125"]
    assert asked.exists()
    assert stranger.exists()


def test_what_a_kill_left_behind_goes(filled: Home):
    """Copies of client's words do not stay for ever."""
    left = filled.backups / ".work-abc"
    left.mkdir()
    (left / "2026-11.json").write_text("{}", encoding="utf-8")
    os.utime(left, (0, 0))
    Backups(filled).make_daily(NOON, Keeping())

    assert not left.exists()


def test_a_backup_written_again_keeps_its_time(filled: Home):
    """Only its content is another."""
    backups = Backups(filled)
    path = backups.make(NOON).path
    with backups.opened(path) as inside:
        MonthlyStore(inside).merge(a_record(an_id(7)))
        backups.write_again(path, inside)

    with backups.opened(path) as inside:
        assert an_id(7) in MonthlyStore(inside).ids()
    assert read_manifest(path).made == NOON
    assert not [path for path in filled.backups.iterdir() if path.name.startswith(".work-")]
