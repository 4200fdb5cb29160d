"""Shares the time out among everything that can go wrong, and ends with a table."""

import argparse
import os
import platform
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

from .damage import KINDS, Spoilt, spoil
from .killing import Chair, Ordeal, Template
from .lives import FirstDay, Life
from .outages import Outages, cut_everywhere
from .power import Names
from .program import run as ask
from .refusals import refused_everywhere
from .together import Crowd, crowd

REFUSALS = {"ENOSPC": 1, "EACCES": 4, "EROFS": 4, "EIO": 4}
"""Every so many requests."""
SHARES = {"kills": 0.65, "crowd": 0.15, "power": 0.1, "damage": 0.1}
"""Of the time there is; what a disk refuses takes what it takes."""
_say = partial(print, flush=True)


def run(words: Sequence[str]) -> int:
    """Try everything for so many minutes; 1 when anything was lost."""
    asked = _asked(words)
    seconds = asked.minutes * 60
    _say(f"seed {asked.seed}, {asked.minutes:g} minutes, Python {platform.python_version()} on {platform.system()}")
    with tempfile.TemporaryDirectory(prefix="exitcoach-torture-") as name:
        folder = Path(name)
        template = Template(folder)
        ordeal = _killed(template, seconds * SHARES["kills"], asked.seed)
        together = crowd(template.copy(), seconds * SHARES["crowd"], asked.seed)
        outages = _outages(folder, seconds * SHARES["power"], asked.seed)
        refusals = {why: refused_everywhere(folder / why, why, every=step) for why, step in REFUSALS.items()}
        spoilt = _spoilt(template, folder, seconds * SHARES["damage"], asked.seed)
    bad = [*_table(ordeal, together), *_second_table(outages, refusals, spoilt)]
    _say(*(["", *bad[:40], "NOT ALL IS WELL"] if bad else ["", "Nothing was lost."]), sep="\n")
    return 1 if bad else 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, metavar="N", help="how long, about")
    parser.add_argument("--seed", type=int, default=20261122, metavar="N", help="other moments, other damage")
    return parser.parse_args(words)


def _killed(template: Template, seconds: float, seed: int) -> Ordeal:
    ordeal, over = Ordeal(), time.monotonic() + seconds

    def work(chance: Random) -> None:
        while time.monotonic() < over:
            Chair(template, ordeal, chance).work(lambda: time.monotonic() >= over)

    workers = [threading.Thread(target=work, args=(Random(seed + n),)) for n in range(os.cpu_count() or 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return ordeal


def _outages(folder: Path, seconds: float, seed: int) -> dict[str, Outages]:
    found = {str(names): Outages() for names in Names}
    over, turn = time.monotonic() + seconds, 0
    while turn == 0 or time.monotonic() < over:
        for names in Names:
            for beginning in (Life, FirstDay):
                where, hidden = folder / f"power-{names}-{turn}-{beginning.__name__}", turn % 2 == 1
                cut = cut_everywhere(where, names, 1, Random(seed + turn), beginning=beginning, hidden=hidden)
                found[str(names)].add(cut)
        turn += 1
    return found


def _spoilt(template: Template, folder: Path, seconds: float, seed: int) -> dict[str, Spoilt]:
    homes, chance = (template.copy(), template.copy(hidden=True)), Random(seed)
    for home in homes:
        ask(home, "start", "--plain", typed="Rosa\n\nA-1\n")  # so that a journal is there, too
    found = {kind: Spoilt() for kind in KINDS}
    over, turn = time.monotonic() + seconds, 0
    while turn == 0 or time.monotonic() < over:
        for kind in KINDS:
            found[kind].add(spoil(homes[turn % len(homes)], folder, kind, chance))
        turn += 1
    return found


def _table(ordeal: Ordeal, together: Crowd) -> Iterator[str]:
    _say("", f"{'operation':22}{'kills':>8}{'told':>8}{'lost':>8}{'damaged':>9}", sep="\n")
    for name, tally in sorted(ordeal.tallies.items()):
        _say(f"{name:22}{tally.kills:8}{tally.acknowledged:8}{tally.lost:8}{tally.damaged:9}")
    sums = [ordeal.total(name) for name in ("kills", "acknowledged", "lost", "damaged")]
    _say(f"{'in all':22}{sums[0]:8}{sums[1]:8}{sums[2]:8}{sums[3]:9}   locks left over: {ordeal.stale_locks}")
    _say(f"on encrypted homes {ordeal.encrypted} of the kills")
    operations = sum(together.done.values())
    _say(
        "",
        f"{together.writers} writers and a reader at once, {operations} operations, {together.kills} killed:",
        sep="\n",
    )
    _say(f"told {together.writes}, lost {together.lost}; the longest took {together.slowest:.1f} s")
    yield from ordeal.troubles
    yield from together.troubles


def _second_table(
    outages: dict[str, Outages], refusals: dict[str, Outages], spoilt: dict[str, Spoilt]
) -> Iterator[str]:
    _say("", f"{'power cut, names':22}{'states':>8}{'told':>8}{'lost':>8}", sep="\n")
    for name, found in outages.items():
        _say(f"{name:22}{found.states:8}{found.told:8}{len(found.troubles):8}")
    _say("", f"{'refused by the disk':22}{'times':>8}{'told':>8}{'lost':>8}", sep="\n")
    for name, found in refusals.items():
        _say(f"{name:22}{found.states:8}{found.told:8}{len(found.troubles):8}")
    _say(
        "",
        f"{'damage':22}{'files':>8}{'noticed':>9}{'records':>9}{'back':>9}{'named':>7}{'cut off':>9}{'silent':>8}",
        sep="\n",
    )
    for name, done in spoilt.items():
        counts = f"{done.done:8}{done.noticed:9}{done.records:9}{done.given_back:9}{done.named:7}"
        _say(f"{name:22}{counts}{done.unnamed:9}{done.silent:8}")
        if done.noticed < done.done or done.silent:
            yield f"{name}: {done.done - done.noticed} not noticed, {done.silent} records gone without a word"
    for tried in (*outages.values(), *refusals.values()):
        yield from tried.troubles
