"""Rows become cases, and the same rows never twice."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from exitcoach.domain.cases import Imported, Status
from exitcoach.domain.commitments import Change, Decided
from exitcoach.imports.rows import Rows
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import CaseStore, Rejected
from exitcoach.services.import_cases import Tally, import_cases
from exitcoach.stores.codec import encode_case
from exitcoach.stores.layout import Home
from exitcoach.stores.schema import case_schema
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.clock import TickingClock
from tests.fakes.imports import a_plan, table, terms
from tests.fakes.records import MemoryCaseStore

MEANINGS = {"caro": "price.high", "mudanza": "circumstance.moved", "otro": None}
PLAN = a_plan({"id": "client.ref", "date": "call.date", "why": "cause", "city": "note"}, MEANINGS, key="id")
LIST = table("id|date|why|city", "A1|2012-05-31|Caro|Lima", "A2|2013|Otro|Ica", "A3||Mudanza|")


def run(store: CaseStore, clock: TickingClock, rows: Rows = LIST, plan: object = PLAN, **more: object) -> Tally:
    return import_cases(rows, plan, store, terms(clock, **more))  # type: ignore[arg-type]


def test_a_row_is_a_closed_case(clock: TickingClock):
    """It says where it came from, who brought it and when; nobody took the call, and no gate was ever worked out."""
    store = MemoryCaseStore()
    run(store, clock)
    [_, case, _] = store.cases()

    assert (case.status, case.practice, case.employee, case.gate, case.asks) == (Status.CLOSED, False, "", None, 0)
    assert case.created == datetime(2012, 5, 31, 12, tzinfo=UTC)
    assert case.left_at is None
    assert case.answers == {
        "client.ref": "A1",
        "call.date": "2012-05-31",
        "cause": "price.high",
        "decision": "leaves",
    }
    assert [note.text for note in case.notes] == ["city: Lima"]
    assert case.imported is not None
    assert case.imported == Imported(
        source="leavers.csv", row=2, key=case.imported.key, on=case.closed or case.created, when="2012-05-31"
    )
    assert case.history == (
        Change(at=case.imported.on, by="Ana", what="case.imported", about=case.id, note="leavers.csv"),
    )


def test_what_is_known_of_the_day_is_kept_and_no_more(clock: TickingClock):
    """A year answers no date; ids stand in the order of the calls all the same."""
    store = MemoryCaseStore()
    run(store, clock)

    assert [(case.imported.when, case.answers.get("call.date")) for case in store.cases() if case.imported] == [
        ("", None),
        ("2012-05-31", "2012-05-31"),
        ("2013", None),
    ]


def test_what_was_done_is_counted(clock: TickingClock):
    """Rows without a day and without a cause among them: they stay in every denominator."""
    tally = run(MemoryCaseStore(), clock)

    assert (tally.rows, tally.new, tally.there, tally.undated, tally.without_cause) == (3, 3, 0, 2, 1)
    assert tally.causes == {"price.high": 1, "circumstance.moved": 1}


def test_the_same_rows_twice_are_no_doubles(clock: TickingClock):
    """In another order, and from a file of another name too."""
    store = MemoryCaseStore()
    run(store, clock)
    again = table("id|date|why|city", "A3||Mudanza|", "A1|2012-05-31|Caro|Lima", "A2|2013|Otro|Ica", name="copy.csv")
    tally = run(store, clock, again)

    assert (tally.new, tally.there, len(store.ids())) == (0, 3, 3)


def test_two_imports_at_once_are_no_doubles(clock: TickingClock, home: Path):
    """What another window stored between the look and the writing is there already."""

    class Overtaken(MonthlyStore):
        def scan(self, shape):  # type: ignore[no-untyped-def]
            return iter(())

    store = MonthlyStore(Home(home))
    run(store, clock)
    tally = run(Overtaken(Home(home)), clock)

    assert (tally.new, tally.there, len(store.ids())) == (0, 3, 3)


def test_a_row_that_changed_is_told_and_left(clock: TickingClock):
    """Unless somebody says that it is to be taken."""
    store = MemoryCaseStore()
    run(store, clock)
    changed = table("id|date|why|city", "A1|2012-06-30|Mudanza|Lima", "A2|2013|Otro|Ica")
    told, taken = run(store, clock, changed), run(store, clock, changed, update=True)

    assert (told.changed, told.changed_rows, told.updated, told.there) == (1, [2], 0, 1)
    assert (taken.changed, taken.updated, len(store.ids())) == (1, 1, 3)
    [found] = [case for case in store.cases() if case.answers["client.ref"] == "A1"]
    assert (found.answers["cause"], found.answers["call.date"], found.revision) == (
        "circumstance.moved",
        "2012-06-30",
        2,
    )
    assert run(store, clock, changed).there == 2


def test_taking_a_changed_row_keeps_what_came_after(clock: TickingClock):
    """The house may have followed the case up meanwhile."""
    store = MemoryCaseStore()
    run(store, clock)
    back = Decided(decision="stays", on=datetime(2012, 7, 1, tzinfo=UTC).date())
    [case_id] = [case.id for case in store.cases() if case.answers["client.ref"] == "A1"]
    store.update(case_id, lambda record: replace(record, case=replace(record.case, decided=back)))
    run(store, clock, table("id|date|why|city", "A1||Mudanza|"), update=True)

    assert store.get(case_id).case.decided == back
    assert store.get(case_id).case.answers["cause"] == "circumstance.moved"


def test_nothing_is_kept_while_one_word_is_open(clock: TickingClock):
    """All problems are told before the first case is stored."""
    store = MemoryCaseStore()
    with pytest.raises(Rejected) as caught:
        run(store, clock, table("id|date|why|city", "A1||Caro|", "A2||Xyzzy|"))

    assert [problem.code for problem in caught.value.problems] == [ImportTrouble.WORD_NOT_IN_MAP]
    assert store.ids() == ()


def test_trying_keeps_nothing(clock: TickingClock):
    """And counts as importing would."""
    store = MemoryCaseStore()

    assert run(store, clock, keep=False).new == 3
    assert store.ids() == ()


def test_rows_about_clients_who_stayed_are_left_out(clock: TickingClock):
    """They are counted, and no case."""
    plan = a_plan({"s": "decision"}, values={"decision": {"churned": "leaves", "stayed": "skip"}})
    store = MemoryCaseStore()
    tally = run(store, clock, table("s", "Churned", "Stayed", "Stayed", "Churned"), plan)

    assert (tally.rows, tally.new, tally.skipped, len(store.ids())) == (4, 2, 2, 2)


def test_cells_that_answer_nothing_are_told(clock: TickingClock):
    """The first ones by their place; all are kept as notes."""
    plan = a_plan({"n": "intensity"})
    tally = run(MemoryCaseStore(), clock, table("n", *(f"x{number}" for number in range(9)), "3"), plan)

    assert tally.unfit_count == 9
    assert [(cell.row, cell.column, cell.text) for cell in tally.unfit][:2] == [(2, "n", "x0"), (3, "n", "x1")]


def test_whoever_waits_is_told_of_every_row(clock: TickingClock):
    """As it is checked, and as it is imported."""
    checked: list[int] = []
    seen: list[int] = []
    run(MemoryCaseStore(), clock, checked=lambda: checked.append(1), seen=lambda: seen.append(1))

    assert (len(checked), len(seen)) == (3, 3)


def test_an_imported_case_fits_the_schema(clock: TickingClock):
    """With more causes than an interview takes, too."""
    store = MemoryCaseStore()
    many = {f"c{number}": f"price.x{number}" for number in range(9)}
    run(store, clock, table("r", ",".join(many)), a_plan({"r": "cause"}, many, separator=","))
    [case] = store.cases()

    jsonschema.validate(json.loads(encode_case(case)), case_schema())
    assert len(case.answers["causes_contributing"]) == 8  # type: ignore[arg-type]
