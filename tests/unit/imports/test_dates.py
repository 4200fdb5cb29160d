"""Dates as houses write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.imports.dates import Order, detect, is_swappable, readings

DMY, MDY, YMD = Order.DMY, Order.MDY, Order.YMD


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2012", "2012"),
        ("05/2012", "2012-05"),
        ("2012-05", "2012-05"),
        ("2012-05-31", "2012-05-31"),
        ("2012/5/3", "2012-05-03"),
        ("2012-05-31T10:20:30Z", "2012-05-31"),
        ("2012-05-31 00:00:00", "2012-05-31"),
        ("20120531", "2012-05-31"),
        ("31 May 2012", "2012-05-31"),
        ("31-ago-2012", "2012-08-31"),
        ("5 de mayo de 2012", "2012-05-05"),
        ("May 31st, 2012", "2012-05-31"),
        ("septiembre 2012", "2012-09"),
        ("Dec-2012", "2012-12"),
    ],
)
def test_some_dates_can_be_read_in_one_way_only(text: str, day: str):
    """Whatever comes first elsewhere."""
    assert dict.fromkeys(Order, day) == readings(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("25/12/2012", {DMY: "2012-12-25"}),
        ("12/25/2012 14:05", {MDY: "2012-12-25"}),
        ("3.4.2012", {DMY: "2012-04-03", MDY: "2012-03-04"}),
        ("03/04/12", {DMY: "2012-04-03", MDY: "2012-03-04", YMD: "2003-04-12"}),
        ("31/12/99", {DMY: "1999-12-31"}),
        ("31/31/2012", {}),
        ("30/02/2012", {}),
        ("Not Stated", {}),
        ("", {}),
        ("0000", {}),
        ("13/2012", {}),
        ("99999999", {}),
    ],
)
def test_a_date_of_numbers_is_read_under_every_order_that_is_possible(text: str, found: dict[Order, str]):
    """And under no other."""
    assert found == readings(text)


@given(st.dates(), st.sampled_from([("%d/%m/%Y", DMY), ("%m/%d/%Y", MDY)]))
def test_no_order_that_was_meant_is_lost(day, written):
    """Each day comes back under the order it was written in, and could be swapped only up to the twelfth."""
    form, order = written
    text = day.strftime(form.replace("%Y", f"{day.year:04}"))

    assert day.isoformat() == readings(text)[order]
    assert is_swappable(text) is (day.day <= 12 and day.day != day.month)


@pytest.mark.parametrize(
    ("texts", "order", "asked"),
    [
        (["2012", "05/2012", "Not Stated", ""], None, False),
        (["2012-05-31"], None, False),
        (["03/04/2012", "25/12/2012"], DMY, False),
        (["03/04/2012", "12/25/2012"], MDY, False),
        (["03/04/2012", "05/06/2012"], None, True),
        (["05/05/2012"], None, True),
        (["25/12/2012", "12/25/2012"], None, True),
    ],
)
def test_the_order_is_told_by_all_dates_together_or_asked(texts: list[str], order: Order | None, asked: bool):
    """One 25 in the first place decides for the whole file; where nothing decides, nobody guesses."""
    found = detect(texts)

    assert (order, asked) == (found.order, found.asked)
    assert bool(found.examples) is asked
