"""A disk that refuses: the same life again and again, each time another one of its writes fails once."""

import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from exitcoach.ports import HomeUnusable
from exitcoach.stores.files import FileLayer
from tests.fakes.disk import RefusingOnce

from .lives import Left, Life
from .outages import Outages


def refused_everywhere(folder: Path, why: str, *, every: int = 1, hidden: bool = False) -> Outages:
    """Refuse every so many of what a life asks of the disk with this reason (``ENOSPC`` …).

    It is told as that and nothing else, all told before is there, and the same step done again goes on.
    """
    tried = Outages()
    for number in range(0, _asked(folder / "counted", hidden=hidden), every):
        home = folder / f"refused-{number}"
        layer = RefusingOnce(number, why)
        life = Life(home, hidden=hidden)
        tried.states += 1
        tried.troubles.extend(f"{why} at {number}: {wrong}" for wrong in _lived(life, home, layer, why, tried))
        shutil.rmtree(home)
    return tried


def _lived(life: Life, home: Path, layer: FileLayer, why: str, tried: Outages) -> Iterable[str]:
    with ExitStack() as open_files:
        steps = life.steps(layer, open_files)
        for done, step in enumerate(steps):
            try:
                step.do()
            except HomeUnusable as refused:
                if refused.why != why:
                    yield f"told as {refused.why}"
                left = Left(home)
                tried.told += done
                yield from (f"lost: {told.name}" for told in steps[:done] if not told.holds(left))
                step.do()
        left = Left(home)
        yield from (f"lost at the end: {step.name}" for step in steps if not step.holds(left))


def _asked(home: Path, *, hidden: bool) -> int:
    """How often a life asks the disk for something."""
    layer = RefusingOnce(-1, "ENOSPC")
    with ExitStack() as open_files:
        for step in Life(home, hidden=hidden).steps(layer, open_files):
            step.do()
    return layer.asked
