"""A backup in the place of the records: all of it at once, with what was there kept."""

from datetime import datetime
from pathlib import Path

import pytest

from exitcoach.ports import CaseInUse
from exitcoach.stores.backups import Backups
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.restoring import Difference, difference, exchange, put_in_place, refuse_running, staged
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import a_record, an_id, some_events

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time


@pytest.fixture
def changed(home: Path) -> tuple[Home, Path]:
    """A home that went on since its backup: one case the same, one changed, one lost, one new."""
    store = MonthlyStore(Home(home))
    for number in range(2):
        store.merge(a_record(an_id(number)))
    with JournalDrafts(Home(home)).create(an_id(5)) as journal:
        journal.append(some_events(an_id(5))[0])
    backup = Backups(Home(home)).make(NOON).path
    store.merge(a_record(an_id(1), revision=9))
    store.merge(a_record(an_id(2)))
    (home / "drafts" / f"{an_id(5)}.jsonl").unlink()
    (home / "exports.log").write_text("{}\n", encoding="utf-8")
    return Home(home), backup


def test_what_would_change_is_told_by_case(changed: tuple[Home, Path]):
    """Added, changed and lost, compared with now."""
    home, backup = changed
    with staged(backup, home) as stage:
        assert difference(stage.home, home) == Difference(
            added=(an_id(5),), changed=(an_id(1),), lost=(an_id(2),), same=1
        )
    assert MonthlyStore(home).ids() == (an_id(0), an_id(1), an_id(2))
    assert [path.name for path in home.path.parent.iterdir() if "restor" in path.name] == []


@pytest.mark.parametrize("beside", [True, False], ids=["one rename", "a home that cannot be renamed"])
def test_the_records_are_those_of_the_backup_and_the_old_ones_are_kept(changed: tuple[Home, Path], beside: bool):
    """Backups and the log of exports stay; the old records are whole where they are kept."""
    home, backup = changed
    with staged(backup, home) as stage:
        kept = put_in_place(type(stage)(stage.home, stage.manifest, beside), home, NOON)

    assert MonthlyStore(home).get(an_id(1)).case.revision == a_record().case.revision
    assert MonthlyStore(home).ids() == (an_id(0), an_id(1))
    assert JournalDrafts(home).ids() == (an_id(5),)
    assert MonthlyStore(Home(kept)).ids() == (an_id(0), an_id(1), an_id(2))
    assert backup.exists()
    assert (home.path / "exports.log").exists()
    assert kept.name == f"{home.path.name}-before-restore-20261122-120000"
    assert Backups(home).make(NOON).files == 3


def test_two_folders_change_places_or_nothing_happens(tmp_path: Path):
    """In one step, so that a crash never leaves no home."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    done = exchange(tmp_path / "one", tmp_path / "other")

    assert (tmp_path / "one" / ("other" if done else "one")).exists()
    assert (tmp_path / "other" / ("one" if done else "other")).exists()
    assert not exchange(tmp_path / "one", tmp_path / "nowhere")


def test_a_damaged_home_can_still_be_restored(changed: tuple[Home, Path]):
    """That is what backups are for; the damaged file is named."""
    home, backup = changed
    (home.cases / "2026-11.json").write_bytes(b"")
    with staged(backup, home) as stage:
        assert difference(stage.home, home).damaged == str(home.cases / "2026-11.json")
        put_in_place(stage, home, NOON)

    assert MonthlyStore(home).ids() == (an_id(0), an_id(1))


def test_a_running_interview_refuses(changed: tuple[Home, Path]):
    """Nobody's words are taken away while they are typed."""
    home, backup = changed
    with JournalDrafts(home).create(an_id(8)) as journal:
        journal.append(some_events(an_id(8))[0])
        with pytest.raises(CaseInUse), staged(backup, home) as stage:
            put_in_place(stage, home, NOON)
        with pytest.raises(CaseInUse):
            refuse_running(home)

    assert an_id(8) in JournalDrafts(home).ids()
