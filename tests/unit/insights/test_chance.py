"""How likely chance alone is to bring so many."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.insights.chance import adjusted, tail


def plain_tail(recent: int, before: int, odds: int) -> Fraction:
    """Term by term, as the definition has it."""
    total, share = recent + before, Fraction(1, odds + 1)
    return sum(
        (comb(total, count) * share**count * (1 - share) ** (total - count) for count in range(recent, total + 1)),
        Fraction(0),
    )


@given(st.integers(0, 60), st.integers(0, 120), st.integers(1, 6))
def test_the_tail_is_the_binomial_one(recent, before, odds):
    """Exact: the nearest number there is to the true fraction."""
    assert float(plain_tail(recent, before, odds)) == tail(recent, before, odds)


@pytest.mark.parametrize(
    ("recent", "before", "chance"),
    [(0, 0, 1.0), (0, 7, 1.0), (3, 0, 1 / 64), (1, 1, 7 / 16), (2, 1, 10 / 64)],
)
def test_tails_by_hand(recent, before, chance):
    """A quarter each, as 28 of 112 days."""
    assert chance == tail(recent, before, 3)


@pytest.mark.parametrize(("recent", "before"), [(2_500, 7_500), (2_600, 7_400), (1, 9_999), (9_000, 1_000)])
def test_large_counts_neither_overflow_nor_vanish(recent, before):
    """Ten thousand cases in four months are told as well as ten."""
    assert 0 <= tail(recent, before, 3) <= 1


def test_a_large_count_agrees_with_the_normal_curve():
    """Half a step below the mean is about the middle; two deviations above it, about 2 %."""
    deviation = (10_000 * 0.25 * 0.75) ** 0.5
    above = round(2_500 + 2 * deviation)

    assert tail(2_500, 7_500, 3) == pytest.approx(0.5, abs=0.01)
    assert tail(above, 10_000 - above, 3) == pytest.approx(0.0228, abs=0.002)


@given(st.integers(0, 40), st.integers(0, 80))
def test_one_more_of_late_is_less_likely(recent, before):
    """Of the same total, or of one more."""
    assert tail(recent, before + 1, 3) >= tail(recent + 1, before, 3)


def test_adjusted_by_hand():
    """Each times all over its rank, never more than what comes after it."""
    assert adjusted((0.01, 0.04, 0.03, 0.5)) == pytest.approx((0.04, 0.16 / 3, 0.16 / 3, 0.5))
    assert adjusted(()) == ()


@given(st.lists(st.floats(0, 1), max_size=20), st.floats(0.01, 0.5))
def test_adjusted_is_the_step_up_procedure(chances, rate):
    """What is told at a rate is every chance up to the largest one under its line, as Benjamini and Hochberg put it."""
    ascending = sorted(chances)
    lines = [chance * len(chances) / rank for rank, chance in enumerate(ascending, start=1)]
    under = [chance for chance, line in zip(ascending, lines, strict=True) if line <= rate]
    told = [chance for chance, found in zip(chances, adjusted(chances), strict=True) if found <= rate]

    assert sorted(told) == [chance for chance in ascending if under and chance <= under[-1]]
