"""Closing a case: the record made, the coach's findings with it, and merged into its month."""

import os
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.calls import closed, interview
from benchmarks.homes import LAST_DAY, Homes
from benchmarks.measure import Comparison, Timed, in_turns, timed
from exitcoach.domain.ids import CHANCE_BITS, mint, month_of
from exitcoach.interview.states import State
from exitcoach.services.save import save
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore

AIM = 2.0
TURNS = 40
CASES = 10_000


def measure(homes: Homes) -> Iterator[Comparison]:
    """With a store that has read nothing yet, as after a call, and with one that has its month in memory."""
    home, called = homes.holding(CASES), states()
    yield _measured(home, lambda: saved(MonthlyStore(home), next(called)), "a store that has read nothing yet")
    used = MonthlyStore(home)
    yield _measured(home, lambda: saved(used, next(called)), "a store that has its month in memory")


def _measured(home: Home, ours: Timed, told: str) -> Comparison:
    month = home.cases / f"{month_of(mint(LAST_DAY, 0))}.json"
    times = in_turns(ours, lambda: _written(month, home.path / "copy"), TURNS, warm_up=3)
    return Comparison(
        what=f"closing a case: services.save, {CASES:,} stored cases, {told}",
        over=f"writing and syncing the {month.stat().st_size / 1e6:.1f} MB of its month to a new file",
        ours=times[0],
        floor=times[1],
        aim=AIM,
    )


def states() -> Iterator[State]:
    """Closed calls, one after the other."""
    chance = Random(3)
    begun = LAST_DAY
    while True:
        begun += timedelta(seconds=7)
        yield closed(mint(begun, chance.getrandbits(CHANCE_BITS)), begun, chance)


def saved(store: MonthlyStore, state: State) -> float:
    """The seconds it takes to file one."""
    return timed(partial(save, interview(), state, store))


def _written(month: Path, copy: Path) -> float:
    data = month.read_bytes()
    copy.unlink(missing_ok=True)
    return timed(partial(_write, copy, data))


def _write(path: Path, data: bytes) -> None:
    with path.open("xb", buffering=0) as file:
        file.write(data)
        os.fsync(file.fileno())
