"""Correctives belong to the house; what a case shows of them is a copy."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from exitcoach.domain.commitments import Corrective, CorrectiveState
from exitcoach.followups.refusal import NotPossible
from exitcoach.ports import HomeUnusable, NotOneItem
from exitcoach.services.add_corrective import link_corrective
from exitcoach.services.following import ChangedMeanwhile
from exitcoach.services.followups import followups
from exitcoach.services.house_copies import healed
from exitcoach.services.list_correctives import list_correctives
from exitcoach.services.place_corrective import place_corrective
from tests.fakes.ledger import MemoryLedger
from tests.fakes.records import MemoryCaseStore, an_id
from tests.unit.services.house import AVOIDABLE, PLAN, House, a_left_case

TWO = (an_id(0), an_id(1))


class Unwritable(MemoryCaseStore):
    """A store whose disk is full when a change is to be written."""

    def update(self, case_id, change):  # type: ignore[no-untyped-def]
        raise HomeUnusable("cases", "ENOSPC")


def two_cases(store: MemoryCaseStore | None = None) -> House:
    return House(*map(a_left_case, TWO), store=store)


def test_every_case_shows_its_correctives_as_they_are():
    """Each change reaches all of them, with its line of history."""
    house = two_cases()
    cure = house.cure(*TWO)
    house.place(cure.id)
    cure = house.verify(cure.id[:-1])

    for case_id in TWO:
        case = house.case(case_id)
        assert case.correctives == (cure.copy(),)
        assert [change.what for change in case.history] == [
            "corrective.added",
            "corrective.placed",
            "corrective.verified",
        ]
    assert (cure.state, cure.evidence, cure.revision) == (CorrectiveState.VERIFIED, "no complaint", 3)
    assert cure.history[-1].note == "no complaint"


def test_cause_and_process_come_from_the_case():
    """Unless somebody names others."""
    house = two_cases()
    cure = house.cure(an_id(0))

    assert (cure.cause, cure.process) == (AVOIDABLE, "Postventa")
    assert house.cure(an_id(0), plan=replace(PLAN, cause="price.high")).cause == "price.high"
    assert house.cure(plan=PLAN).cause == ""
    with pytest.raises(NotPossible) as refused:
        house.cure(plan=replace(PLAN, cause="core.nothing"))
    assert refused.value.code == "unknown-cause"


def test_a_case_linked_later():
    """Shows what went before too; that it was linked is no line of the other's history."""
    house = two_cases()
    cure = house.cure(an_id(0))
    house.place(cure.id)
    linked = link_corrective(cure.id, an_id(1), house.store, house.ledger, house.luis)

    assert linked.cases == TWO
    assert house.case(an_id(1)).correctives == (linked.copy(),) == house.case(an_id(0)).correctives
    assert [change.what for change in house.case(an_id(1)).history][-1] == "corrective.linked"
    assert "corrective.linked" not in [change.what for change in house.case(an_id(0)).history]
    with pytest.raises(NotPossible):
        link_corrective(cure.id, an_id(1), house.store, house.ledger, house.luis)


def test_a_crash_between_ledger_and_cases_is_mended():
    """By the next reading, once; nothing is told twice."""
    house = two_cases()
    cure = house.cure(*TWO)
    broken = House(store=Unwritable(*house.store.records.values()), ledger=house.ledger)  # type: ignore[attr-defined]
    with pytest.raises(HomeUnusable):
        place_corrective(cure.id, broken.store, broken.ledger, house.eva)
    assert house.case(an_id(0)).correctives[0].state is CorrectiveState.PLANNED

    case = healed(an_id(0), house.store, house.ledger)
    assert case == house.case(an_id(0)) == healed(an_id(0), house.store, house.ledger)
    assert case.correctives[0].state is CorrectiveState.IN_PLACE
    assert [change.what for change in case.history] == ["corrective.added", "corrective.placed"]
    followups(house.store, house.ledger, house.taxonomy, house.eva)
    assert house.case(an_id(1)).correctives[0].state is CorrectiveState.IN_PLACE


def test_reading_what_is_due_needs_no_rights_to_write():
    """Then stale copies stay, and the agenda is right all the same."""
    house = two_cases()
    cure = house.cure(an_id(0))
    house.ledger.update(Corrective, cure.id, lambda stored: replace(stored, owner="Luis"))
    locked = House(store=Unwritable(*house.store.records.values()), ledger=house.ledger)  # type: ignore[attr-defined]
    rows = followups(locked.store, locked.ledger, locked.taxonomy, locked.eva)

    assert [row.owner for row in rows if row.kind == "corrective"] == ["Luis"]


def test_two_people_one_corrective():
    """Who comes second is told who was faster."""

    class OvertakenLedger(MemoryLedger):
        def update(self, kind, item_id, change):  # type: ignore[no-untyped-def]
            if not self.overtaken:
                self.overtaken = True
                house.place(item_id)
            return super().update(kind, item_id, change)

    ledger = OvertakenLedger()
    ledger.overtaken = True
    house = House(a_left_case(), ledger=ledger)
    cure = house.cure(an_id())
    ledger.overtaken = False
    with pytest.raises(ChangedMeanwhile) as changed:
        house.place(cure.id)

    assert (changed.value.about, changed.value.what, changed.value.by) == (cure.id, "corrective.placed", "Eva")


def test_a_refused_step_changes_nothing():
    """Neither the ledger nor the case."""
    house = two_cases()
    cure = house.cure(an_id(0))
    with pytest.raises(NotPossible) as refused:
        house.verify(cure.id)

    assert refused.value.code == "not-in-place"
    assert house.ledger.get(Corrective, cure.id) == cure
    with pytest.raises(NotOneItem):
        house.place("zz")


def test_what_came_back():
    """Cases of the same cause and process, after it was verified."""
    house = two_cases()
    cure = house.cure(an_id(0))
    house.place(cure.id, on=date(2026, 12, 1))
    house.verify(cure.id, on=date(2026, 12, 2))
    again = a_left_case(an_id(9), created=datetime(2026, 12, 5, tzinfo=UTC))
    house = House(again, store=house.store, ledger=house.ledger)
    open_one = house.cure()

    listed = dict(list_correctives(house.store, house.ledger, UTC))
    assert {one.id: found.cases for one, found in listed.items()} == {cure.id: (an_id(9),), open_one.id: ()}
