"""Storing one answer."""

import os
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import count, islice
from random import Random

from benchmarks.calls import events
from benchmarks.homes import LAST_DAY, SIZES, Homes
from benchmarks.measure import Comparison, Timed, in_turns, timed
from exitcoach.domain.events import Answered, Place
from exitcoach.domain.ids import mint
from exitcoach.ports import Journal
from exitcoach.stores.files import PrivateFile
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.journal_lines import event_line
from exitcoach.stores.vault import PLAIN, Vault

AIM = 1.5
TURNS = 500
STORY = "Llevo nueve años con ustedes y es la tercera vez que me cobran dos veces el mismo recibo. " * 3


def measure(homes: Homes) -> Iterator[Comparison]:
    """With each number of stored cases."""
    for size in SIZES:
        yield _measured(homes, size)


def _measured(homes: Homes, size: int) -> Comparison:
    home, case_id = homes.holding(size), mint(LAST_DAY + timedelta(hours=1), size)
    with JournalDrafts(home).create(case_id) as journal, PrivateFile(home.drafts / "raw", "w") as raw:
        journal.append(events(case_id, LAST_DAY, Random(2))[0])
        ours, floor = in_turns(stored(journal), raw_append(raw, PLAIN), TURNS, warm_up=20)
    return Comparison(
        what=f"one answer: Journal.append, {size:,} stored cases",
        over="append and fsync of the same bytes",
        ours=ours,
        floor=floor,
        aim=AIM,
    )


def _answered() -> Iterator[Answered]:
    return (
        Answered(at=LAST_DAY + timedelta(seconds=number), place=Place(question="story"), value=f"{STORY}{number}")
        for number in count()
    )


def stored(journal: Journal) -> Timed:
    """Storing one more answer each time."""
    given = _answered()
    return lambda: timed(partial(journal.append, next(given)))


def raw_append(file: PrivateFile, vault: Vault) -> Timed:
    """Appending and syncing the same bytes."""
    lines = (event_line(event, number, "", vault) for number, event in enumerate(_answered(), start=2))
    made = iter([*islice(lines, 2 * TURNS)])

    def append(line: bytes) -> None:
        os.write(file.fileno(), line)
        os.fsync(file.fileno())

    return lambda: timed(partial(append, next(made)))
