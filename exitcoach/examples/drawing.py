"""Lots drawn for the example cases."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def one(chance: Random, things: Sequence[Thing]) -> Thing:
    """Any of them."""
    return chance.choice(things)


def likely(chance: Random, share: float) -> bool:
    """True so often."""
    return chance.random() < share


def some(chance: Random, things: Sequence[Thing], share: float) -> tuple[Thing, ...]:
    """Each of them so often."""
    return tuple(thing for thing in things if likely(chance, share))


def one_by_weight(chance: Random, weights: Mapping[str, float]) -> str:
    """One of the words, the heavier the more often."""
    return chance.choices(list(weights), list(weights.values()))[0]
