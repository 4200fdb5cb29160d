"""Ids as short as they can be typed."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

SHORTEST = len("261122-h3")
"""Shorter starts would soon fit tomorrow's ids too."""


def short_ids(ids: Iterable[str]) -> Mapping[str, str]:
    """For each id its shortest start that no other one has; the whole id where that begins others."""
    known = sorted(set(ids))
    longest = dict.fromkeys(known, 0)
    for one, other in pairwise(known):
        same = _common(one, other)
        longest[one], longest[other] = max(longest[one], same), max(longest[other], same)
    return {one: one[: max(SHORTEST, same + 1)] for one, same in longest.items()}


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
