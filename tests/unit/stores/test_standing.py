"""The index a call reads instead of all the cases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from exitcoach.domain.commitments import Corrective, Promise, PromiseState
from exitcoach.ports import RecordDamaged
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.layout import Home
from exitcoach.stores.standing import Standing
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import CALL, a_record, an_id
from tests.fakes.scenes import general

TODAY = date(2026, 11, 22)
CLIENT = {"client.name": "Rosa Núñez", "client.account": "Panadería", "client.ref": "A-17"}


@pytest.fixture
def place(home):
    return Home(home)


@pytest.fixture
def index(place):
    return Standing(place, lambda: general().causes, UTC)


def a_promise(number: int, owner: str = "Ana", days: int = 0, **changes: object) -> Promise:
    due = TODAY + timedelta(days=days)
    return Promise(id=f"{an_id(number)}-p1", what="call", owner=owner, due=due, **changes)  # type: ignore[arg-type]


def filed(place: Home, number: int = 0, at: datetime = CALL, **changes: object) -> str:
    case_id = an_id(number, at)
    MonthlyStore(place).merge(a_record(case_id, **{"answers": CLIENT, "created": at, **changes}))
    return case_id


def test_what_is_due_is_counted(place, index):
    """Open, of this owner, by today; correctives count, practice does not."""
    filed(place, 1, promises=(a_promise(1, "ANA", -3), a_promise(1, "Luis"), a_promise(1, "Ana", 1)))
    filed(place, 2, promises=(a_promise(2, "Ana", -1, state=PromiseState.KEPT),))
    filed(place, 3, promises=(a_promise(3, "Ana"),), practice=True)
    HouseLedger(place).add(Corrective(id=an_id(9), what="desk", owner="Ana", due=TODAY))
    assert [index.due(owner, TODAY) for owner in ("ana", "Luis", "Eva")] == [2, 1, 0]
    assert index.due("Ana", TODAY + timedelta(days=1)) == 3


def test_it_follows_every_change(place, index):
    """Nothing is told from before."""
    assert index.due("Ana", TODAY) == 0
    case_id = filed(place, 1, promises=(a_promise(1),))
    assert index.due("Ana", TODAY) == 1
    MonthlyStore(place).update(case_id, lambda record: a_record(case_id, revision=2, answers=CLIENT))
    assert index.due("Ana", TODAY) == 0


@pytest.mark.parametrize("name", ["rosa nunez", "PANADERÍA", "a-17"])
def test_a_client_is_found_by_any_name(place, index, name):
    """In any month, accents and case forgiven; not by a part of it."""
    ids = (filed(place, 1, CALL - timedelta(days=90)), filed(place, 2))
    filed(place, 3, answers={"client.name": "Rosa"})
    assert index.cases_of("", name) == ids
    assert index.cases_of(name[:-1], "") == ()


def test_it_is_kept_and_may_go(place, index):
    """What is kept serves as long as it fits; without it, or where it cannot be written, everything is read anew."""
    filed(place, 1, promises=(a_promise(1),))
    index.refresh()
    kept = place.cache / "standing" / "owed.txt"
    assert kept.is_file()
    kept.write_text("nonsense", encoding="utf-8")
    assert index.due("Ana", TODAY) == 1
    for file in (place.cache / "standing").iterdir():
        file.unlink()
    (place.cache / "standing").rmdir()
    (place.cache / "standing").write_text("in the way", encoding="utf-8")
    assert index.due("Ana", TODAY) == 1


def test_too_much_to_read_waits_for_a_quiet_moment(place):
    """Nobody on the line waits for it."""
    index = Standing(place, lambda: general().causes, UTC, at_once=10)
    filed(place, 1, promises=(a_promise(1),))
    assert (index.due("Ana", TODAY), index.cases_of("a-17")) == (0, ())
    index.refresh()
    assert (index.due("Ana", TODAY), len(index.cases_of("a-17"))) == (1, 1)


def test_a_damaged_month_is_told(place, index):
    """As by the store itself."""
    filed(place, 1)
    month = place.cases / "2026-11.json"
    month.write_bytes(month.read_bytes()[:-5])
    with pytest.raises(RecordDamaged):
        index.refresh()
