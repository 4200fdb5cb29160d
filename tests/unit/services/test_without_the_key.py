"""Calls that end while nobody has the key of the filed cases."""

import pytest

from exitcoach.domain.cases import Record, Status
from exitcoach.domain.scenes import Gone
from exitcoach.errors import RecordsLocked
from exitcoach.services.go_on import file_closed
from exitcoach.services.read_cases import NothingToResume
from tests.fakes.frontend import answering, in_turn, stopping_at
from tests.fakes.records import MemoryCaseStore
from tests.unit.services.desk import WHOLE, Desk


class LockedStore(MemoryCaseStore):
    """Files nothing until ``open``."""

    open = False

    def merge(self, record: Record) -> None:
        if not self.open:
            raise RecordsLocked("encryption.json", "nobody")
        super().merge(record)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.store = LockedStore()
    return desk


def filed(desk: Desk) -> tuple[str, ...]:
    """The ids of what is filed now."""
    desk.store.open = True
    return tuple(record.case.id for record in file_closed(desk.drafts, desk.store, desk.playbooks))


def test_a_call_ends_in_its_journal(desk: Desk) -> None:
    """It comes back as it stands, is told as not filed, and is the one to resume."""
    closed = desk.call(answering(WHOLE)).case

    assert (closed.status, desk.store.records) == (Status.CLOSED, {})
    assert desk.archive.unfiled() == (closed.id,)
    assert desk.archive.waiting() == closed.id


def test_everything_that_waits_is_filed_at_once(desk: Desk) -> None:
    """Closed calls only; those that were interrupted stay to be gone on with."""
    one, other = (desk.call(answering(WHOLE)).case.id for _ in range(2))
    stopped = desk.call(stopping_at(3, answering(WHOLE))).case.id
    assert filed(desk) == (one, other)

    assert sorted(desk.store.records) == [one, other]
    assert desk.drafts.ids() == (stopped,)
    assert filed(desk) == ()
    assert desk.archive.unfiled() == (stopped,)


def test_a_case_gone_on_with_stays_in_its_journal_too(desk: Desk) -> None:
    """Where the key was lost in the meantime; later it is filed as it ended."""
    left = desk.call(in_turn(Gone())).case
    assert left.status is Status.DEBRIEF
    ended = desk.again(left.id, answering(WHOLE)).case

    assert (ended.status, desk.store.records) == (Status.CLOSED, {})
    assert filed(desk) == (left.id,)
    with pytest.raises(NothingToResume):
        desk.archive.waiting()


def test_without_the_key_filing_says_so(desk: Desk) -> None:
    """And one that is open in another window keeps no other back."""
    running, closed = (desk.call(answering(WHOLE)).case.id for _ in range(2))
    with pytest.raises(RecordsLocked):
        file_closed(desk.drafts, desk.store, desk.playbooks)

    desk.drafts.elsewhere.add(running)
    assert filed(desk) == (closed,)
