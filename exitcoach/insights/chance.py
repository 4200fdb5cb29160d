"""How likely chance alone is to bring so many cases: exact, in whole numbers, until the last division."""

from collections.abc import Sequence


def tail(recent: int, before: int, odds: int) -> float:
    """How likely ``recent`` or more of all are recent, when for one recent case ``odds`` cases come before.

    The one-sided exact test of two Poisson rates, given their total: a binomial tail.
    """
    total = recent + before
    whole: int = (odds + 1) ** total
    if 2 * recent <= total:
        return (whole - _fewer(recent, total, odds)) / whole
    return _as_many(recent, total, odds) / whole


def adjusted(chances: Sequence[float]) -> tuple[float, ...]:
    """Each chance as the false-discovery rate at which it would just be told (Benjamini and Hochberg 1995)."""
    found = [1.0] * len(chances)
    least = 1.0
    ascending = sorted(range(len(chances)), key=chances.__getitem__)
    for rank, place in reversed(list(enumerate(ascending, start=1))):
        least = min(least, chances[place] * len(chances) / rank)
        found[place] = least
    return tuple(found)


def _as_many(recent: int, total: int, odds: int) -> int:
    """The ways in which ``recent`` or more are, each weighed."""
    term = ways = 1
    for count in range(total, recent, -1):
        term = term * count * odds // (total - count + 1)
        ways += term
    return ways


def _fewer(recent: int, total: int, odds: int) -> int:
    """The ways in which fewer than ``recent`` are: the shorter sum when they are few."""
    term: int = odds**total if recent else 0
    ways = term
    for count in range(1, recent):
        term = term * (total - count + 1) // (count * odds)
        ways += term
    return ways
