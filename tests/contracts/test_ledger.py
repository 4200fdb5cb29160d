"""What every adapter of the port Ledger keeps to."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exitcoach.domain.commitments import Change, Corrective, CorrectiveState, Lesson, LessonState, Smoke
from exitcoach.followups.refusal import NotPossible
from exitcoach.ports import Ledger, NotOneItem
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.layout import Home
from tests.fakes.encrypted_homes import encrypted
from tests.fakes.ledger import MemoryLedger
from tests.fakes.records import an_id

CHANGE = Change(
    at=datetime(2026, 11, 22, 15, tzinfo=UTC), by="Eva", what="corrective.placed", about="x", note="línea\u2028"
)
CURE = Corrective(
    id=an_id(1),
    what="Doble control de facturas",
    owner="Eva",
    due=date(2026, 12, 1),
    state=CorrectiveState.VERIFIED,
    how="muestra de 50",
    verify_by=date(2027, 1, 1),
    cause="core.error_billing",
    process="Facturación",
    planned_on=date(2026, 11, 22),
    placed_on=date(2026, 12, 2),
    verified_on=date(2026, 12, 20),
    evidence="0 de 50",
    cases=(an_id(0),),
    revision=3,
    history=(CHANGE,),
)
LESSON = Lesson(id=an_id(2), text="Avisar antes", cause="response.slow", by="Eva", state=LessonState.PUBLISHED)
SMOKE = Smoke(id=an_id(3), at=CHANGE.at, by="Ana", text="otra vez la factura", cause="core.error_billing")


@pytest.fixture(params=["memory", "house", "encrypted"])
def ledger(request: pytest.FixtureRequest, home: Path) -> Ledger:
    if request.param == "memory":
        return MemoryLedger()
    return HouseLedger(encrypted(home) if request.param == "encrypted" else Home(home))


@pytest.mark.parametrize("item", [CURE, LESSON, SMOKE], ids=lambda item: type(item).__name__)
def test_an_item_comes_back_as_it_was(ledger: Ledger, item):
    """Every field survives, and each kind is kept apart from the others."""
    ledger.add(item)

    assert ledger.get(type(item), item.id) == item
    assert ledger.items(type(item)) == (item,)
    assert sum(len(ledger.items(kind)) for kind in (Corrective, Lesson, Smoke)) == 1


def test_items_come_oldest_first(ledger: Ledger):
    """Whatever the order they were added in."""
    for number in (5, 2, 9):
        ledger.add(replace(LESSON, id=an_id(number)))

    assert [lesson.id for lesson in ledger.items(Lesson)] == [an_id(2), an_id(5), an_id(9)]


def test_a_change_raises_the_revision(ledger: Ledger):
    """It is made on what is stored, and the item comes back as stored then; others stay as they were."""
    ledger.add(CURE)
    ledger.add(replace(CURE, id=an_id(7)))
    changed = ledger.update(Corrective, CURE.id, lambda stored: replace(stored, what=f"{stored.what}!"))

    assert (changed.what, changed.revision) == (f"{CURE.what}!", 4)
    assert ledger.get(Corrective, CURE.id) == changed
    assert ledger.get(Corrective, an_id(7)) == replace(CURE, id=an_id(7))


def test_no_change_is_no_revision(ledger: Ledger):
    """What stays as it was is not written."""
    ledger.add(CURE)

    assert ledger.update(Corrective, CURE.id, lambda stored: stored) == CURE
    assert ledger.get(Corrective, CURE.id) == CURE


def test_a_change_that_is_refused_changes_nothing(ledger: Ledger):
    """What the change raises comes out, and the ledger goes on."""
    ledger.add(CURE)

    def refuse(_: Corrective) -> Corrective:
        raise NotPossible("owner-needed")

    with pytest.raises(NotPossible):
        ledger.update(Corrective, CURE.id, refuse)
    assert ledger.get(Corrective, CURE.id) == CURE
    assert ledger.update(Corrective, CURE.id, lambda stored: replace(stored, owner="Luis")).owner == "Luis"


@pytest.mark.parametrize("name", [an_id(9), "nothing", "../cases", ""])
def test_an_unknown_item_is_told(ledger: Ledger, name: str):
    """By its kind and id; a lesson is no corrective."""
    ledger.add(replace(LESSON, id=an_id(9)))

    for ask in (lambda: ledger.get(Corrective, name), lambda: ledger.update(Corrective, name, lambda stored: stored)):
        with pytest.raises(NotOneItem) as unknown:
            ask()
        assert (unknown.value.kind, unknown.value.start, unknown.value.matches) == ("corrective", name, ())


def test_an_empty_ledger_has_nothing(ledger: Ledger):
    """An empty home is no failure."""
    assert (ledger.items(Corrective), ledger.items(Lesson), ledger.items(Smoke)) == ((), (), ())
