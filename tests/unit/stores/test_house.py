"""The house's files, and two desks that write at once."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Change, Corrective, Lesson
from exitcoach.ports import HomeUnusable, RecordDamaged, RecordForeign
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.disk import Disk
from tests.fakes.records import CALL, a_record, an_id

CURE = Corrective(id=an_id(1), what="Doble control", owner="Eva")
WRITERS, TIMES = 4, 12


def file_of(home: Path, kind: str = "correctives") -> Path:
    return home / "house" / f"{kind}.json"


def test_each_kind_has_its_file(home: Path):
    """JSON with one item a line, for its owner alone."""
    ledger = HouseLedger(Home(home))
    ledger.add(CURE)
    ledger.add(Lesson(id=an_id(2), text="Avisar", cause="response.slow"))

    assert len(file_of(home).read_text(encoding="utf-8").splitlines()) == 3
    assert file_of(home, "lessons").exists()
    assert not file_of(home, "smoke").exists()
    if sys.platform != "win32":
        assert stat.S_IMODE(file_of(home).stat().st_mode) == 0o600


def test_damage_is_told(home: Path):
    """A changed byte, a file cut short, a file that has gone."""
    HouseLedger(Home(home)).add(CURE)
    HouseLedger(Home(home)).add(replace(CURE, id=an_id(2)))
    whole = file_of(home).read_bytes()

    for spoiled, why in ((whole.replace(b"Doble", b"Triple"), "checksum"), (whole[:-20], "cut"), (b"", "empty")):
        file_of(home).write_bytes(spoiled)
        with pytest.raises(RecordDamaged) as damaged:
            HouseLedger(Home(home)).items(Corrective)
        assert damaged.value.why == why
    file_of(home).unlink()
    with pytest.raises(RecordDamaged):
        HouseLedger(Home(home)).items(Corrective)


def test_a_file_of_another_kind_is_foreign(home: Path):
    """Lessons are no correctives."""
    ledger = HouseLedger(Home(home))
    ledger.add(Lesson(id=an_id(2), text="Avisar", cause="response.slow"))
    file_of(home).write_bytes(file_of(home, "lessons").read_bytes())

    with pytest.raises(RecordForeign):
        HouseLedger(Home(home)).items(Corrective)


def test_a_full_disk_leaves_the_ledger_as_it_was(home: Path):
    """And there is room again, it goes on."""
    disk = Disk()
    ledger = HouseLedger(Home(home), layer=disk)
    ledger.add(CURE)
    disk.room = 0
    with pytest.raises(HomeUnusable):
        ledger.update(Corrective, CURE.id, lambda stored: replace(stored, owner="Luis"))
    assert HouseLedger(Home(home)).items(Corrective) == (CURE,)

    disk.room = 1 << 20
    assert ledger.update(Corrective, CURE.id, lambda stored: replace(stored, owner="Luis")).revision == 2


def test_nothing_is_lost_between_desks(home: Path):
    """Several desks change one corrective and one case at once: every change is there in the end."""
    HouseLedger(Home(home)).add(CURE)
    MonthlyStore(Home(home)).merge(a_record())

    def one_desk(number: int) -> None:
        ledger, store = HouseLedger(Home(home)), MonthlyStore(Home(home))
        for time in range(TIMES):
            change = Change(at=CALL, by=f"desk {number}", what="corrective.placed", about=str(time))

            def told(stored: Corrective, change: Change = change) -> Corrective:
                return replace(stored, history=(*stored.history, change))

            def noted(record: Record, change: Change = change) -> Record:
                return replace(record, case=replace(record.case, history=(*record.case.history, change)))

            ledger.update(Corrective, CURE.id, told)
            store.update(an_id(), noted)

    with ThreadPoolExecutor(WRITERS) as desks:
        list(desks.map(one_desk, range(WRITERS)))
    cure, case = HouseLedger(Home(home)).get(Corrective, CURE.id), MonthlyStore(Home(home)).get(an_id()).case

    assert cure.revision == 1 + WRITERS * TIMES
    assert case.followed == WRITERS * TIMES
    for history in (cure.history, case.history):
        assert len({(change.by, change.about) for change in history}) == len(history) == WRITERS * TIMES
