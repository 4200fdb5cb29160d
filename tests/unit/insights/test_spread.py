"""How far numbers lie apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.insights.spread import NO_SPREAD, Spread, spread


@pytest.mark.parametrize(
    ("numbers", "low", "median", "high"),
    [((7,), 7, 7, 7), ((1, 3), 1.5, 2, 2.5), ((3, 1, 2), 1.5, 2, 2.5), ((1, 2, 3, 4, 100), 2, 3, 4)],
)
def test_quartiles_lie_on_the_line_between_neighbours(numbers, low, median, high):
    """In whatever order the numbers came; one number is all of its own quartiles."""
    assert spread(numbers) == Spread(n=len(numbers), median=median, low=low, high=high)


def test_of_nothing_there_is_none():
    """No numbers, no median."""
    assert spread(()) == NO_SPREAD


@given(st.lists(st.integers(-1000, 100_000), min_size=1))
def test_the_median_lies_between_the_quartiles(numbers):
    """And all of them between the least and the greatest."""
    found = spread(numbers)

    assert min(numbers) <= found.low <= found.median <= found.high <= max(numbers)
