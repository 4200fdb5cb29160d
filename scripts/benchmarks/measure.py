"""Ours and its floor, in turns."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

Timed = Callable[[], float]
"""Does the work once and tells the seconds it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Seconds of ours and of the floor, turn by turn; ``aim`` is the ratio wanted, 0 when none was set."""

    what: str
    over: str
    ours: tuple[float, ...]
    floor: tuple[float, ...]
    aim: float = 0.0

    @property
    def ratio(self) -> float:
        """Median over median."""
        return median(self.ours) / median(self.floor)

    def line(self) -> str:
        """The figures, for people."""
        low, _, high = quantiles([a / b for a, b in zip(self.ours, self.floor, strict=True)], n=4)
        aim = f"  aim ≤ {self.aim:.2f}: {'met' if self.ratio <= self.aim else 'MISSED'}" if self.aim else ""
        return (
            f"\n{self.what}\n  over {self.over}\n"
            f"  {_told(self.ours)} / {_told(self.floor)} = {self.ratio:.2f} [{low:.2f}–{high:.2f}]{aim}"
        )


def in_turns(ours: Timed, floor: Timed, turns: int, *, warm_up: int = 1) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """``turns`` times each, the first ``warm_up`` not counted; who goes first changes every turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(turns + warm_up):
        order = ((0, ours), (1, floor)) if turn % 2 else ((1, floor), (0, ours))
        for who, work in order:
            seconds = work()
            if turn >= warm_up:
                times[who].append(seconds)
    return tuple(times[0]), tuple(times[1])


def timed(work: Callable[[], object]) -> float:
    """The seconds ``work`` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _told(seconds: tuple[float, ...]) -> str:
    low, _, high = quantiles(seconds, n=4)
    return f"{median(seconds) * 1000:.2f} ms [{low * 1000:.2f}–{high * 1000:.2f}]"
