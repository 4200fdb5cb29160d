"""The figures against a second, plain reading of their definitions."""

import json

import msgspec
from hypothesis import given

from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.figures import compute, public
from tests.unit.insights.aftermath import AROUND_AFTER
from tests.unit.insights.any_cases import CASES
from tests.unit.insights.cases import TAXONOMY, raw
from tests.unit.insights.plain_figures import plain_figures


def figures_of(*cases):
    decoded = (msgspec.json.decode(raw(plain), type=CaseFacts) for plain in cases)
    return compute(decoded, TAXONOMY.control, AROUND_AFTER)


def in_json(*cases):
    return json.loads(msgspec.json.encode(public(figures_of(*cases))))


def rounded(figures):
    """The quartiles to nine places: the same fractions, computed another way."""
    for numbers in (figures["minutes"], figures["returns"]["days"]):
        numbers |= {name: value and round(value, 9) for name, value in numbers.items()}
    return figures


@given(CASES)
def test_figures_equal_their_definitions_read_anew(cases):
    """One streaming pass over facts counts what a plain reading of the definitions counts."""
    figures = in_json(*cases)

    assert plain_figures(cases) == rounded({name: figures[name] for name in plain_figures([])})


@given(CASES)
def test_the_map_and_its_margins_agree(cases):
    """A department has at least as many cases as any of its places, and no more than all of them together."""
    figures = figures_of(*cases)

    for department, count in figures.departments:
        places = [row.cases for row in figures.map if row.department == department]
        assert max(places) <= count <= sum(places)
