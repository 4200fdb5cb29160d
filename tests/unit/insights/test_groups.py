"""Figures side by side."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.insights.figures import compute
from exitcoach.insights.groups import PARTS, GroupTally
from exitcoach.insights.share import Share
from tests.unit.insights.cases import AROUND, TAXONOMY, facts, promise


def grouped(by, *cases):
    tally = GroupTally(by, AROUND, TAXONOMY.control)
    for each in cases:
        tally.add(each)
    return tally.figures()


def sizes(by, *cases):
    return [(row.id, row.n) for row in grouped(by, *cases).rows]


def at_work(*departments):
    return facts(answers={"incidents": [{"department": department} for department in departments]})


def test_a_case_is_once_in_each_of_its_departments():
    """However it is spelled; the rows sum to more than the cases."""
    cases = [at_work("Atención", "atencion", "Ventas"), at_work("Atención"), at_work("", " "), facts()]

    assert sizes("department", *cases) == [("", 2), ("Atención", 2), ("Ventas", 1)]


@pytest.mark.parametrize(
    ("by", "answers"),
    [("cause", {"cause": "price.high"}), ("channel", {"channel": "phone"}), ("segment", {"client.segment": "Home "})],
)
def test_an_answer_makes_the_group(by, answers):
    """The primary cause, the channel, the segment; most cases first."""
    value = next(iter(answers.values())).strip()

    assert sizes(by, facts(), facts(answers=answers), facts(answers=answers)) == [(value, 2), ("", 1)]


def test_months_come_in_their_order_and_those_without_one_last():
    """However many cases each has."""
    old = {"source": "a.csv", "row": 1, "key": "k", "on": "2026-11-22T12:00:00Z"}
    cases = [
        facts(),
        facts(),
        facts(imported=old | {"when": "2012"}),
        facts(imported=old | {"when": "2012-05"}),
        facts(answers={"call.date": "2026-01-31"}),
    ]

    assert sizes("month", *cases) == [("2012-05", 1), ("2026-01", 1), ("2026-11", 2), ("", 1)]


def test_a_row_has_the_figures_of_its_cases():
    """Counted as they are for all cases together."""
    gone = {"cause": "core.reliability", "decision": "leaves", "thanks_given": True, "obstacles": ["fee"]}
    cases = [
        facts(answers=gone, returned={"on": "2026-12-01"}, promises=[promise("kept", settled_on="2026-12-01")]),
        facts(answers={"cause": "core.reliability", "decision": "stays", "obstacles": ["none"]}),
        facts(practice=True, answers=gone),
    ]
    [row] = grouped("cause", *cases).rows
    whole = compute(cases, TAXONOMY.control, AROUND)

    assert (row.id, row.n, row.left, row.avoidable) == ("core.reliability", 2, 1, Share(2, 2))
    assert (row.obstacles, row.promises_kept, row.returned) == (Share(1, 2), Share(1, 1), Share(1, 1))
    assert row.goodbye == Share(whole.goodbye.count, whole.goodbye.of)
    assert row.obstacles == whole.obstacles.met


@given(st.lists(st.lists(st.sampled_from(("Ventas", "ventas", " VENTAS", "Caja", "")), max_size=3), max_size=8))
def test_every_case_is_somewhere_and_no_row_is_empty(departments):
    """Each case is in as many rows as it has departments, or in the one of those without."""
    rows = Counter(dict(sizes("department", *(at_work(*each) for each in departments))))
    places = [len({name.strip().casefold() for name in each if name}) or 1 for each in departments]

    assert rows.total() == sum(places)
    assert all(rows.values())


def test_what_cases_can_be_grouped_by():
    """The six of the contract."""
    assert set(PARTS) == {"cause", "department", "process", "channel", "segment", "month"}
