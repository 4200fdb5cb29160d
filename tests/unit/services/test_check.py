"""A journal told as a record, and an edit told in the history."""

from exitcoach.domain.cases import Status
from exitcoach.domain.commitments import Lesson
from exitcoach.services.check import EDITED, Finding, Outcome, Wrong, folding, sign_edits
from exitcoach.services.following import Author
from tests.fakes.checking import RETIRED, a_closed_call, fold
from tests.fakes.clock import TickingClock
from tests.fakes.ledger import MemoryLedger
from tests.fakes.playbook_source import FakePlaybooks
from tests.fakes.records import CALL, MemoryCaseStore, a_record, an_id, some_events


def found(file: str, record: str, outcome: Outcome = Outcome.TAKEN_IN) -> Finding:
    return Finding(file=file, problem=Wrong.EDITED, record=record, fields=("text",), outcome=outcome)


def author() -> Author:
    return Author(by="Eva", clock=TickingClock(), zone=CALL.tzinfo)  # type: ignore[arg-type]


def test_a_whole_journal_tells_its_case():
    """As it was closed, its private part with it."""
    record = fold()(a_closed_call())

    assert record is not None
    assert (record.case.id, record.case.status) == (RETIRED, Status.CLOSED)
    assert record.private.answers == {"feeling": 2}


def test_a_journal_nobody_can_follow_tells_none():
    """Its playbook is gone, its beginning is missing, or there is nothing in it."""
    assert folding(FakePlaybooks())(some_events(an_id())) is None
    assert fold()(some_events(an_id())[1:]) is None
    assert fold()(()) is None


def test_an_edit_that_was_taken_in_is_signed():
    """Who, and which fields; one that waits is not."""
    store, ledger = MemoryCaseStore(a_record(an_id(0)), a_record(an_id(1))), MemoryLedger()
    ledger.add(Lesson(id=an_id(12), text="Escuchar", cause="response.slow"))
    edits = [
        found("cases/2026-11.json", an_id(0)),
        found("cases/2026-11.json", an_id(1), Outcome.LEFT),
        found("house/lessons.json", an_id(12)),
        found("private/2026-11.json", an_id(7)),
    ]
    sign_edits(edits, store, ledger, author())
    (change,) = store.get(an_id(0)).case.history

    assert (change.what, change.by, change.about, change.note) == (EDITED, "Eva", an_id(0), "text")
    assert store.get(an_id(1)).case.history == ()
    assert [one.what for one in ledger.get(Lesson, an_id(12)).history] == [EDITED]
