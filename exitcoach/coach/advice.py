"""Choosing what to say instead: for the stage, for how the client feels, in the writer's form of address."""

from collections.abc import Mapping, Sequence

from exitcoach.coach.lexicon import Line
from exitcoach.coach.matching import Ready, count
from exitcoach.coach.tone import PLAIN_ADDRESS, Instead


def advise(choice: Sequence[Instead], stage: str, emotion: str, address: str, time: int) -> str:
    """The ``time``-th best thing to say (from 0, beginning again after the last); empty when there is nothing."""
    fit = [one for one in choice if _fits(one.stages, stage) and _fits(one.emotions, emotion)] or list(choice)
    if not fit:
        return ""
    best = sorted(fit, key=lambda one: -_worth(one, stage, emotion))
    says = best[time % len(best)].says
    return says.get(address) or says[PLAIN_ADDRESS]


def address_of(lines: Sequence[Line], signs: Mapping[str, Ready]) -> str:
    """The form of address of a text by its lines: that with most signs; ``PLAIN_ADDRESS`` when none shows."""
    counts = {name: sum(count(patterns, line) for line in lines) for name, patterns in signs.items()}
    shown = {name: times for name, times in counts.items() if times}
    return max(shown, key=lambda name: shown[name], default=PLAIN_ADDRESS)


def _fits(bound_to: tuple[str, ...], given: str) -> bool:
    return not bound_to or not given or given in bound_to


def _worth(one: Instead, stage: str, emotion: str) -> int:
    return 2 * (bool(emotion) and emotion in one.emotions) + (bool(stage) and stage in one.stages)
