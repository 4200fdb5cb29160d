"""A file against its map."""

import pytest

from exitcoach.imports.checking import check
from exitcoach.imports.dates import Order
from exitcoach.imports.plan import Plan
from exitcoach.imports.rows import Rows
from exitcoach.imports.troubles import ImportTrouble
from tests.fakes.imports import a_plan, table


def found(rows: Rows, plan: Plan) -> list[tuple[str, int, str, str]]:
    problems = check(rows, rows.read(), plan)
    return [(each.code, each.line, each.facts["value"], each.facts.get("count", "")) for each in problems]


def test_a_file_that_its_map_explains_has_no_problem():
    """Every column and word has its meaning; a dash needs none."""
    plan = a_plan({"d": "call.date", "r": "cause", "x": "note"}, {"caro": "price.high", "otro": None}, separator=";")

    assert found(table("d|r|x", "2012|Caro; OTRO|1", "|-|2", "Not Stated||"), plan) == []


def test_a_word_without_a_meaning_is_told_once():
    """Where it is met first, and how often: nothing is dropped silently."""
    rows = table("r|s", "Caro|new", "caro|new", "Mudanza|churned")
    plan = a_plan({"r": "cause", "s": "decision"}, {"mudanza": None}, values={"decision": {"churned": "leaves"}})

    assert found(rows, plan) == [
        (ImportTrouble.WORD_NOT_IN_MAP, 2, "Caro", "2"),
        (ImportTrouble.VALUE_NOT_IN_MAP, 2, "new", "2"),
    ]


def test_columns_of_file_and_map_are_the_same():
    """A map of another file is told as such before its words are."""
    assert found(table("a|b", "1|2"), a_plan({"b": "note", "c": "cause"})) == [
        (ImportTrouble.COLUMN_NOT_IN_MAP, 0, "a", ""),
        (ImportTrouble.COLUMN_NOT_IN_FILE, 0, "c", ""),
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, [(ImportTrouble.UNDECIDED_ORDER, 3, "03/04/2012", "2")]),
        (Order.DMY, []),
        (Order.MDY, [(ImportTrouble.WRONG_ORDER, 4, "25/12/2012", "1")]),
    ],
)
def test_day_and_month_are_never_guessed(order: Order | None, expected: list[tuple[str, int, str, str]]):
    """An order that one of the dates contradicts is as wrong as none."""
    rows = table("d", "2012-05-31", "03/04/2012", "25/12/2012", "05/2012", "no date")

    assert found(rows, a_plan({"d": "call.date"}, order=order)) == expected
