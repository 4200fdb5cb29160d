"""Cases found and read, wherever they stand."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from exitcoach.domain.cases import Case, Imported, Status
from exitcoach.domain.scenes import Gone, Say
from exitcoach.ports import AmbiguousCase, RecordDamaged, UnknownCase
from exitcoach.services.read_cases import NothingToResume, Wanted, listing
from tests.fakes.frontend import answering, in_turn
from tests.fakes.playbook_source import FakePlaybooks
from tests.fakes.records import MemoryCaseStore, MemoryDrafts, a_case, a_record, an_id
from tests.unit.services.desk import WHOLE, Desk


def ids(cases: tuple[Case, ...]) -> list[str]:
    return [case.id for case in cases]


def test_find_by_any_unique_start() -> None:
    """Case does not matter, nor blanks around; two matches are told with their ids, none is told."""
    desk = Desk()
    desk.store = MemoryCaseStore(*(a_record(an_id(number)) for number in (1, 2)))
    first, second = desk.archive.ids()
    common = next(first[:n] for n in range(len(first), 0, -1) if second.startswith(first[:n]))

    assert desk.archive.find(first) == first
    assert desk.archive.find(f" {second[: len(common) + 1].upper()} ") == second
    with pytest.raises(AmbiguousCase) as ambiguous:
        desk.archive.find(common)
    assert ambiguous.value.matches == (first, second)
    for start in ("9", "", " "):
        with pytest.raises(UnknownCase):
            desk.archive.find(start)


def test_a_running_case_is_read_from_its_journal() -> None:
    """It is open while somebody has it open, interrupted when nobody has; the stored one is older."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    journal = desk.drafts.journals[stopped.id]
    journal.pop()  # the pause was never written
    desk.store = MemoryCaseStore()

    assert desk.archive.read(stopped.id).case.status is Status.INTERRUPTED
    desk.drafts.elsewhere.add(stopped.id)
    assert desk.archive.read(stopped.id).case.status is Status.OPEN
    assert desk.archive.ids() == (stopped.id,)


def test_the_later_of_journal_and_store() -> None:
    """Where they differ, the greater revision is read; a case filed as closed is read as that."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    assert desk.archive.read(stopped.id) == desk.store.get(stopped.id)

    desk.store = MemoryCaseStore(a_record(stopped.id, revision=1, status=Status.INTERRUPTED))
    assert desk.archive.read(stopped.id).case.answers == {"client.name": "Rosa"}
    desk.store = MemoryCaseStore(a_record(stopped.id, revision=1))
    assert desk.archive.read(stopped.id).case.status is Status.CLOSED


def test_no_day_is_within_no_days() -> None:
    """A case of the time before exitcoach whose day nobody knows is listed only where no day is asked for."""
    brought = Imported(source="leavers.csv", row=2, key="x", on=datetime(2026, 11, 22, tzinfo=UTC), when="2012")
    desk = Desk()
    desk.store = MemoryCaseStore(a_record(an_id(1), imported=brought))

    assert len(listing(desk.archive, Wanted(zone=UTC)).cases) == 1
    assert listing(desk.archive, Wanted(zone=UTC, since=date(2000, 1, 1))).cases == ()
    assert listing(desk.archive, Wanted(zone=UTC, until=date(2030, 1, 1))).cases == ()


def test_nobody_knows_it() -> None:
    """A case that is nowhere is told."""
    with pytest.raises(UnknownCase):
        Desk().archive.read(an_id())


def test_every_case_once() -> None:
    """Filed ones and running ones, each as it stands, none twice."""
    desk = Desk()
    closed = desk.call(answering(WHOLE)).case
    left = desk.call(in_turn(Gone())).case
    stopped = desk.call(in_turn(Say("Rosa"))).case
    del desk.store.records[stopped.id]

    assert sorted(ids(tuple(desk.archive.cases()))) == [closed.id, left.id, stopped.id]


def test_what_waits() -> None:
    """The newest interrupted case, else the newest that lacks its debrief; practice waits for nobody."""
    desk = Desk()
    desk.store = MemoryCaseStore(
        a_record(an_id(1), status=Status.INTERRUPTED),
        a_record(an_id(2), status=Status.INTERRUPTED),
        a_record(an_id(3), status=Status.DEBRIEF),
        a_record(an_id(4), status=Status.INTERRUPTED, practice=True),
        a_record(an_id(5)),
    )
    assert desk.archive.waiting() == an_id(2)
    del desk.store.records[an_id(1)], desk.store.records[an_id(2)]
    assert desk.archive.waiting() == an_id(3)
    del desk.store.records[an_id(3)]
    with pytest.raises(NothingToResume):
        desk.archive.waiting()


CALL = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (Wanted(zone=UTC), True),
        (Wanted(zone=UTC, status=Status.CLOSED), True),
        (Wanted(zone=UTC, status=Status.DEBRIEF), False),
        (Wanted(zone=UTC, since=date(2026, 11, 22), until=date(2026, 11, 22)), True),
        (Wanted(zone=UTC, since=date(2026, 11, 23)), False),
        (Wanted(zone=UTC, until=date(2026, 11, 21)), False),
        (Wanted(zone=timezone(timedelta(hours=1)), since=date(2026, 11, 23)), True),
        (Wanted(zone=UTC, client="nunez"), True),
        (Wanted(zone=UTC, client="ACME"), True),
        (Wanted(zone=UTC, client="hija"), True),
        (Wanted(zone=UTC, client="A-12"), True),
        (Wanted(zone=UTC, client="Rosario"), False),
    ],
)
def test_wanted(wanted: Wanted, taken: bool) -> None:
    """By status, by the local day of the call with both ends, and by part of any name, accents forgiven."""
    names = {"client.name": "Rosa Núñez", "client.account": "Acme", "client.ref": "a-12", "client.caller": "la hija"}

    assert wanted.takes(a_case(created=CALL, answers=names)) is taken


def test_the_day_that_was_given() -> None:
    """A call that took place on another day is listed under that day."""
    case = a_case(created=CALL, answers={"call.date": "2026-10-01"})

    assert Wanted(zone=UTC, until=date(2026, 10, 1)).takes(case)


def test_listing() -> None:
    """Oldest first; what does not suit is left out."""
    desk = Desk()
    desk.store = MemoryCaseStore(a_record(an_id(2)), a_record(an_id(1)), a_record(an_id(3), status=Status.DEBRIEF))

    found = listing(desk.archive, Wanted(zone=UTC, status=Status.CLOSED))
    assert (ids(found.cases), found.troubles) == ([an_id(1), an_id(2)], ())


def test_a_journal_that_cannot_be_read_hides_no_other_case() -> None:
    """Its trouble is told beside the list."""

    class Damaged(MemoryDrafts):
        def peek(self, case_id: str):  # type: ignore[no-untyped-def]  # as the fake it stands in for
            if case_id == an_id(1):
                raise RecordDamaged("drafts/a", "checksum")
            raise UnknownCase(case_id)

        def ids(self) -> tuple[str, ...]:
            return (an_id(1), an_id(7))

    desk = Desk()
    desk.store, desk.drafts = MemoryCaseStore(a_record(an_id(2))), Damaged()

    found = listing(desk.archive, Wanted(zone=UTC))
    assert ids(found.cases) == [an_id(2)]
    assert [type(trouble) for trouble in found.troubles] == [RecordDamaged]


def test_a_playbook_that_is_gone_hides_no_other_case() -> None:
    """Its running case is told as trouble."""
    desk = Desk()
    stopped = desk.call(in_turn(Say("Rosa"))).case
    desk.store = MemoryCaseStore(a_record(an_id(2)))
    desk.playbooks = FakePlaybooks()

    found = listing(desk.archive, Wanted(zone=UTC))
    assert (ids(found.cases), len(found.troubles)) == ([an_id(2)], 1)
    assert stopped.id not in ids(found.cases)
