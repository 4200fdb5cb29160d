"""Which row is which."""

from exitcoach.domain.ids import is_case_id, month_of
from exitcoach.imports.identity import Keys, case_id_of, identity_of
from exitcoach.imports.plan import Plan
from exitcoach.imports.reading import Told
from exitcoach.imports.rows import Row
from tests.fakes.imports import a_plan

WITH_ID = a_plan({"id": "client.ref", "reason": "cause"}, key="id")
WITHOUT = a_plan({"id": "client.ref", "reason": "cause"})
PRICE, MOVED = Told(answers={"cause": "price.high"}), Told(answers={"cause": "circumstance.moved"})


def keys(plan: Plan, *rows: tuple[str, str], told: Told = PRICE) -> list[str]:
    found = Keys(plan)
    return [found.key(Row(2, {"id": name, "reason": reason}), told) for name, reason in rows]


def test_the_same_row_has_the_same_key_wherever_it_stands():
    """Read again, on another day, in another order."""
    assert keys(WITH_ID, ("A1", "x"), ("A2", "x")) == keys(WITH_ID, ("A2", "x"), ("A1", "x"))[::-1]
    assert keys(WITHOUT, ("A1", "x")) == keys(WITHOUT, ("A1", "x"))


def test_a_named_row_stays_the_same_when_it_tells_something_else():
    """Its identity does; the key shows that something changed."""
    [before], [after] = keys(WITH_ID, ("A1", "x")), keys(WITH_ID, ("A1", "y"), told=MOVED)

    assert identity_of(before) == identity_of(after)
    assert before != after


def test_equal_rows_are_as_many_cases():
    """Two clients may leave for the same reason on the same day."""
    assert len(set(keys(WITHOUT, ("", "x"), ("", "x"), ("", "y")))) == 3
    assert len(set(map(identity_of, keys(WITH_ID, ("A1", "x"), ("A1", "x"))))) == 2


def test_another_list_has_other_rows():
    """Number 7 of January is not number 7 of February, unless the maps say that both are one list."""
    other = Plan(source="other", columns=WITH_ID.columns, key="id")

    assert identity_of(keys(WITH_ID, ("7", "x"))[0]) != identity_of(keys(other, ("7", "x"))[0])


def test_a_case_is_filed_by_the_day_of_its_call():
    """Under the first day it can have been; what has no date, or one before ids began, comes before all others."""
    [key] = keys(WITH_ID, ("A1", "x"))
    months = {when: month_of(case_id_of(key, when)) for when in ("2012-05-31", "2012-05", "2012", "", "1987-03-01")}

    assert list(months.values()) == ["2012-05", "2012-05", "2012-01", "2000-01", "2000-01"]
    assert is_case_id(case_id_of(key, "2012-05-31"))
    assert case_id_of(key, "2012") == case_id_of(key, "2012")


def test_ids_of_many_rows_are_all_different():
    """On one day too."""
    rows = [(str(number), "x") for number in range(5_000)]

    assert len({case_id_of(key, "2012-05-31") for key in keys(WITH_ID, *rows)}) == 5_000
