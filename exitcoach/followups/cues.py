"""Words that speak for something: cut to what their forms have in common, alone or as phrases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

GAP = 3
"""The next word of a phrase is at most so many words on."""
LABEL = 0.5
"""What a word of a name is worth beside one of the words people use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """For each cause, the words and phrases people use for it."""

    by_cause: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def holds(wanted: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the words of a phrase come in its order, not far from each other."""
    return any(_follow(wanted[1:], told, at) for at, word in enumerate(told) if word == wanted[0])


def weights(words: Sequence[str], cues: Mapping[str, Iterable[tuple[str, ...]]]) -> Mapping[str, float]:
    """What the words speak for: a long phrase more than a word, and what many have counts for less."""
    held = {name: {cue for cue in found if cue and holds(cue, words)} for name, found in cues.items()}
    shared = {cue: sum(cue in found for found in held.values()) for cue in set().union(*held.values())}
    return {name: sum(len(cue) ** 2 / shared[cue] for cue in found) for name, found in held.items()}


def _follow(rest: Sequence[str], told: Sequence[str], at: int) -> bool:
    if not rest:
        return True
    near = range(at + 1, min(at + 1 + GAP, len(told)))
    return any(told[place] == rest[0] and _follow(rest[1:], told, place) for place in near)
