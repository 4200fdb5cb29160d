"""A disk that loses its power or refuses: nothing told is lost, and the home goes on without anybody's help."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.ids import mint
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.journal_lines import event_line, whole_journal
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from scripts.torturing.lives import FirstDay
from scripts.torturing.outages import cut_everywhere, recorded
from scripts.torturing.power import Content, Names, Synced, Wrote, cuts
from scripts.torturing.refusals import refused_everywhere
from tests.fakes.records import a_case, a_private, an_id, some_events

SEED = 20261122
ID = an_id()


@pytest.mark.parametrize(("names", "hidden"), [(Names.ORDERED, False), (Names.FOLDERS, False), (Names.ANY, True)])
def test_a_power_cut_loses_nothing_that_was_told(tmp_path: Path, names: Names, hidden: bool):
    """After every write, sync and rename of a life: calls, closes, follow-ups, correctives, an import.

    In an encrypted home, too.
    """
    outages = cut_everywhere(tmp_path, names, 1, Random(SEED), hidden=hidden)

    assert outages.troubles == []
    assert outages.states > 100


@pytest.mark.parametrize("names", [Names.FOLDERS, Names.ANY])
def test_the_first_call_of_all_survives_a_power_cut(tmp_path: Path, names: Names):
    """Where there was no home yet, the names of its folders are on the disk before anything is told."""
    outages = cut_everywhere(tmp_path, names, 1, Random(SEED), beginning=FirstDay)

    assert outages.troubles == []
    assert outages.states > 60


def test_the_trial_would_see_a_loss(tmp_path: Path):
    """With a disk that is never waited for, much is lost."""
    outages = cut_everywhere(tmp_path, Names.ORDERED, 1, Random(SEED), without=Synced)

    assert len(outages.troubles) > outages.states / 4


@pytest.mark.parametrize(("why", "hidden"), [("ENOSPC", True), ("EACCES", False), ("EIO", False)])
def test_a_disk_that_refuses_anything_once_loses_nothing(tmp_path: Path, why: str, hidden: bool):
    """Whatever it refuses is told with the system's reason, what was told before is there, and trying again works."""
    refused = refused_everywhere(tmp_path, why, every=4, hidden=hidden)

    assert refused.troubles == []
    assert refused.states > 20


def test_what_is_written_over_is_old_or_new_sector_by_sector():
    """Where nothing was, also zero; the end lies anywhere between; what was synced is as it was."""
    content = Content(safe=b"a" * 1000, since=[Wrote(0, 1000, b"b" * 1000)])
    seen = {content.after_cut(Random(seed)) for seed in range(200)}

    assert all(found[:1000] == b"a" * 1000 and set(found[1000:]) <= set(b"b\0") for found in seen)
    assert {len(found) for found in seen} >= {1000, 2000}
    assert content.now in seen


def test_an_event_torn_at_any_byte_is_set_aside(home: Path):
    """Every event before it is there, and the call goes on."""
    events = some_events(ID)
    line = event_line(events[-1], len(events), ID)
    for length in range(len(line)):
        folder = home / str(length)
        Home(folder).prepare()
        path = folder / "drafts" / f"{ID}.jsonl"
        path.write_bytes(whole_journal(ID, events[:-1]) + line[:length])
        with JournalDrafts(Home(folder)).open(ID) as (journal, draft):
            journal.append(events[-1])

        assert (draft.events, draft.torn) == (events[:-1], length > 0)
        assert path.read_bytes() == whole_journal(ID, events)


def test_a_clock_that_jumps_back_loses_nothing(home: Path):
    """Calls that begin a day or a month before those stored already are kept beside them, in the order of their ids."""
    now = datetime(2026, 11, 22, 15, tzinfo=UTC)
    moments = [now, now - timedelta(seconds=1), now - timedelta(days=1), now - timedelta(days=40), now]
    ids = [mint(moment, number) for number, moment in enumerate(moments)]
    store, drafts = MonthlyStore(Home(home)), JournalDrafts(Home(home))
    for case_id, moment in zip(ids, moments, strict=True):
        with drafts.create(case_id) as journal:
            for event in some_events(case_id):
                journal.append(replace(event, at=moment - timedelta(hours=len(ids))))
        store.merge(Record(a_case(case_id, created=moment), a_private(case_id)))
        store.update(case_id, lambda record: replace(record, case=replace(record.case, employee="Eva")))

    assert store.ids() == drafts.ids() == tuple(sorted(ids))
    assert [case.employee for case in store.cases()] == ["Eva"] * len(ids)
    assert all(len(drafts.peek(case_id).events) == len(some_events(case_id)) for case_id in ids)


def test_a_life_is_more_than_a_few_writes(tmp_path: Path):
    """The trial hears of every name, sync and write: a cut at the end leaves what a program sees."""
    recorder, steps = recorded(tmp_path / "life")
    *_, (told, files) = cuts(recorder.files, recorder.happened, Names.ANY, 1, Random(SEED))

    assert told == len(steps)
    stored = {str(path): path.read_bytes() for path in sorted(recorder.folder.rglob("*.json*")) if path.is_file()}
    assert {path: data for path, data in files.items() if path in stored} == stored
