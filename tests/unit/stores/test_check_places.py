"""A record stands in the file of its month; where a file was renamed, it is noticed and put back."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exitcoach.domain.cases import Record
from exitcoach.services.check import Edits, Outcome, Wrong
from exitcoach.stores.files import previous_of
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.checking import RETIRED, STAMP, STORED, a_furnished_home, checked, everything
from tests.fakes.records import a_full_case, a_private, an_id

OCTOBER = an_id(0, datetime(2026, 10, 3, 12, tzinfo=UTC))
KINDS = ("cases", "private")
ALL = {*STORED, RETIRED}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = a_furnished_home(tmp_path_factory.mktemp("template") / "home")
    for _ in range(2):
        store = MonthlyStore(home)
        store.merge(Record(a_full_case(OCTOBER), a_private(OCTOBER)))
        store.update(OCTOBER, lambda record: record)
    return home.path


@pytest.fixture
def furnished(template: Path, tmp_path: Path) -> Home:
    return Home(shutil.copytree(template, tmp_path / "furnished"))


def rename(home: Home, name: str, to: str, *, with_copy: bool = False) -> None:
    """The month, in both folders, as a hand does it."""
    for kind in KINDS:
        path = home.path / kind / name
        path.replace(path.with_name(to))
        if with_copy and previous_of(path).exists():
            previous_of(path).replace(previous_of(path.with_name(to)))


@pytest.mark.parametrize("with_copy", [False, True])
def test_a_renamed_month_is_noticed_and_put_back(furnished: Home, with_copy: bool):
    """Every record of it is told, none as gone; afterwards all is as it was."""
    before = everything(furnished)
    rename(furnished, "2026-11.json", "2026-09.json", with_copy=with_copy)
    found = checked(furnished)

    assert {one.record for one in found if one.problem is Wrong.MISPLACED} == ALL
    assert Wrong.LOST not in {one.problem for one in found}
    mended = [one for one in checked(furnished, Edits.ASK) if one.problem is Wrong.MISPLACED]
    assert {one.outcome for one in mended} == {Outcome.MENDED}
    assert {one.file for one in mended} == {"cases/2026-09.json", "private/2026-09.json"}
    assert everything(furnished) == before
    assert not list(furnished.path.glob("*/2026-09*"))
    assert (furnished.damaged / STAMP / "cases" / "2026-09.json").exists()
    assert checked(furnished) == ()


def test_a_month_written_over_by_another_comes_back(furnished: Home):
    """Renamed onto one that was there: the copy before it has what stood in it."""
    MonthlyStore(furnished).merge(Record(a_full_case(OCTOBER, revision=99), a_private(OCTOBER, 99)))
    rename(furnished, "2026-11.json", "2026-10.json")
    found = {(one.file, one.problem) for one in checked(furnished)}

    assert ("cases/2026-10.json", Wrong.MISSING) in found
    checked(furnished, Edits.ASK)
    assert set(MonthlyStore(furnished).ids()) == {OCTOBER, *ALL}
    assert MonthlyStore(furnished).get(OCTOBER).case.id == OCTOBER
    assert checked(furnished) == ()


@pytest.mark.parametrize("is_newer", [True, False])
def test_of_two_states_of_a_record_the_newer_one_stays(furnished: Home, is_newer: bool):
    """Where the call went on meanwhile in a new file of its month; the other state is set aside."""
    before = MonthlyStore(furnished).get(STORED[1]).case.revision
    rename(furnished, "2026-11.json", "2026-09.json", with_copy=True)
    revision = before + (1 if is_newer else -1)
    MonthlyStore(furnished).merge(Record(a_full_case(STORED[1], revision=revision), a_private(STORED[1], revision)))
    checked(furnished, Edits.ASK)

    assert MonthlyStore(furnished).get(STORED[1]).case.revision == max(before, revision)
    assert set(MonthlyStore(furnished).ids()) == {OCTOBER, *ALL}
    assert checked(furnished) == ()


def test_a_renamed_month_that_is_damaged_is_mended_first(furnished: Home):
    """Then it is put in its place, in the same repair."""
    before = everything(furnished)
    rename(furnished, "2026-11.json", "2026-09.json")
    path = furnished.cases / "2026-09.json"
    path.write_bytes(path.read_bytes().replace(b'"verdict"', b'"verdicT"', 1))
    checked(furnished, Edits.ASK)

    assert set(MonthlyStore(furnished).ids()) == {record.case.id for record in before.records}
    assert all(MonthlyStore(furnished).get(case_id) for case_id in ALL)
    assert checked(furnished) == ()


def test_what_belongs_to_a_later_version_waits(furnished: Home):
    """Nothing is moved into a file that cannot be read."""
    rename(furnished, "2026-11.json", "2026-09.json", with_copy=True)
    later = furnished.cases / "2026-11.json"
    data = (furnished.cases / "2026-09.json").read_bytes()
    later.write_bytes(data.replace(b'"schema":1,"form":2,"count"', b'"schema":2,"form":3,"sum"', 1))
    found = [one for one in checked(furnished, Edits.ASK) if one.file == "cases/2026-09.json"]

    assert {one.outcome for one in found} == {Outcome.LEFT}
    assert data == (furnished.cases / "2026-09.json").read_bytes()
