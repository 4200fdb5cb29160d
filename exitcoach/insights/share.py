"""Counts and shares, the two forms every figure takes."""

from collections.abc import Mapping
from dataclasses import dataclass

FEW = 5
Ranking = tuple[tuple[str, int], ...]
"""Ids or names with their counts, most first, ties in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` out of ``of``, unrounded."""

    count: int
    of: int

    @property
    def few(self) -> bool:
        """Whether there are too few cases to read much into it."""
        return self.of < FEW


def ranked(counts: Mapping[str, int]) -> Ranking:
    """The counts as a ranking."""
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
