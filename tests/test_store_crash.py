"""Processes that are killed, that write at the same time, and that run into a limit: nothing acknowledged is lost."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import an_id, some_events

ROOT = Path(__file__).parents[1]
KILLS = 8
PRELUDE = """
import sys
from pathlib import Path
from exitcoach.domain.cases import Record
from exitcoach.domain.events import Noted
from exitcoach.ports import HomeUnusable
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import CALL, a_full_case, a_private, a_record, an_id, some_events
home, first = Home(Path(sys.argv[1])), int(sys.argv[2])
"""
TAKE_A_CALL = """
with JournalDrafts(home).create(an_id(first)) as journal:
    for event in some_events(an_id(first), answers=2_000):
        journal.append(event)
        print("acknowledged", flush=True)
"""
MERGE = """
store = MonthlyStore(home)
for number in range(first, first + int(sys.argv[3])):
    store.merge(Record(a_full_case(an_id(number)), a_private(an_id(number))))
    print("acknowledged", flush=True)
"""
RUN_INTO_A_LIMIT = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
with JournalDrafts(home).create(an_id(first)) as journal:
    for event in some_events(an_id(first), answers=1000):
        try:
            journal.append(event)
        except HomeUnusable as full:
            print(full.why)
            break
        print("acknowledged")
store = MonthlyStore(home)
for number in range(100):
    try:
        store.merge(a_record(an_id(number)))
    except HomeUnusable as full:
        print(full.why, number)
        break
"""


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PRELUDE + script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def acknowledged_before_kill(process: subprocess.Popen[str], seconds: float) -> int:
    """How much the process said it had stored, killed so long after its first word."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.stdout.close()
    process.wait()
    return (first + rest).count("acknowledged\n")


def test_a_killed_interview_keeps_every_acknowledged_event(home: Path):
    """Whenever the process dies, its events are there, its lock is free, and the journal can be gone on with."""
    chance = random.Random(261122)
    drafts = JournalDrafts(Home(home))
    for number in range(KILLS):
        case_id = an_id(number)
        count = acknowledged_before_kill(run(TAKE_A_CALL, home, number), chance.uniform(0, 0.03))
        with drafts.open(case_id) as (journal, draft):
            journal.append(draft.events[0])

        assert count <= len(draft.events) <= count + 1
        assert some_events(case_id, answers=2_000)[: len(draft.events)] == draft.events


def test_a_killed_merge_keeps_every_acknowledged_case(home: Path):
    """Whenever the process dies, the month is whole and has what was acknowledged."""
    chance = random.Random(112226)
    stored = 0
    for _ in range(KILLS):
        count = acknowledged_before_kill(run(MERGE, home, stored, 5000), chance.uniform(0, 0.03))
        ids = MonthlyStore(Home(home)).ids()

        assert stored + count <= len(ids) <= stored + count + 1
        assert tuple(an_id(number) for number in range(len(ids))) == ids
        stored = len(ids)


def test_two_processes_merging_at_once_lose_nothing(home: Path):
    """Every case of both is there, private parts too, and readers meet no half-written month meanwhile."""
    writers = [run(MERGE, home, first, 40) for first in (0, 40)]
    store = MonthlyStore(Home(home))
    seen = 0
    while any(writer.poll() is None for writer in writers):
        assert seen <= (seen := len(store.ids()))
    for writer in writers:
        assert writer.communicate()[0].count("acknowledged") == 40
        assert writer.returncode == 0

    assert tuple(an_id(number) for number in range(80)) == store.ids()
    assert all(store.get(an_id(number)).private.tone for number in range(80))


@pytest.mark.skipif(os.name == "nt", reason="POSIX has limits")
def test_a_file_that_may_not_grow_keeps_what_it_has(home: Path):
    """At the system's limit the failure has its reason, and all before it is whole."""
    said = run(RUN_INTO_A_LIMIT, home, 0).communicate()[0].splitlines()
    *acknowledged, why, failed = said
    draft = JournalDrafts(Home(home)).peek(an_id(0))

    assert why == "EFBIG"
    assert len(acknowledged) == len(draft.events)
    assert not draft.torn
    assert f"EFBIG {len(MonthlyStore(Home(home)).ids())}" == failed
