"""Hearing lines nobody has heard before, nine of ten fine as in talk; a draft of many lines through the command."""

import random
import subprocess
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tone.rows import Row, read_rows

from benchmarks.homes import Homes
from benchmarks.measure import Comparison, in_turns, timed
from benchmarks.terminal import installed, python, surroundings
from exitcoach.coach.detect import Ear
from exitcoach.coach.speech import sentences
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.shelf import built_in

CORPUS = Path(__file__).parents[1] / "tone" / "corpus"
LINES, TURNS = 1_000, 7
DRAFT, PROCESSES = 10_000, 3
SPLITTER = """
import re, sys
sum(len(re.findall(r"\\w+|[^\\w\\s]", line.casefold())) for line in open(sys.argv[1], encoding="utf-8"))
"""


def measure(homes: Homes) -> Iterator[Comparison]:
    """Each language alone, then both as one draft."""
    shelf = Ears(own=homes.folder / "nowhere", cache=homes.folder / "tone", shipped=built_in() / "tone")
    draft: list[str] = []
    for language in ("es", "en"):
        rows = _talk(read_rows(CORPUS / f"{language}.jsonl"), DRAFT // 2)
        draft += [row.text for row in rows]
        yield _hearing(shelf.get(language), rows[:LINES])
    yield _command(homes, draft)


def _talk(rows: Sequence[Row], count: int) -> list[Row]:
    chance = random.Random(20261122)
    fine = [row for row in rows if not row.defensive]
    harsh = [row for row in rows if row.defensive]
    return [chance.choice(harsh if chance.random() < 0.1 else fine) for _ in range(count)]


def _hearing(ear: Ear, rows: Sequence[Row]) -> Comparison:
    language = ear.rules.language

    def ours() -> None:
        fresh = Ear(ear.rules, ear.model)
        for row in rows:
            fresh.hear(row.text, row.stage)

    def floor() -> None:
        for row in rows:
            sentences(row.text, ear.rules.spellings, frozenset(ear.rules.connectors))

    ours()  # reads the patterns, once a process
    times = in_turns(partial(timed, ours), partial(timed, floor), TURNS)
    return Comparison(
        what=f"hearing {LINES:,} lines ({language}): thousandths of this are one line",
        over="cutting the same lines into sentences and words, which comes before any hearing",
        ours=times[0],
        floor=times[1],
    )


def _command(homes: Homes, draft: Sequence[str]) -> Comparison:
    home = homes.holding(0)
    path = homes.folder / "draft.txt"
    path.write_text("".join(f"{text}\n" for text in draft), encoding="utf-8")
    environment = surroundings(home.path, homes.folder / "compiled")

    def run(command: Sequence[str]) -> float:
        return timed(
            partial(subprocess.run, command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    ours, floor = [installed(), "tone", str(path)], python("-c", SPLITTER, str(path))
    times = in_turns(partial(run, ours), partial(run, floor), PROCESSES)
    return Comparison(
        what=f"exitcoach tone on a draft of {len(draft):,} lines in two languages, whole process",
        over="a process that cuts the same lines into words",
        ours=times[0],
        floor=times[1],
    )
