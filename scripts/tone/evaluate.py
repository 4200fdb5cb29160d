"""How well the ear hears, on any file of labelled sentences: `scripts/eval_tone FILE… [--show N] [--no-model]`."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from exitcoach.coach.detect import Ear
from exitcoach.domain.tone import Finding
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.shelf import built_in
from tone.rows import Row, read_rows

Z = 1.959964
Heard = tuple[Row, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Share:
    """A count of a total, with its Wilson 95 % interval."""

    count: int
    of: int

    def __str__(self) -> str:
        if not self.of:
            return "-"
        low, high = wilson(self.count, self.of)
        return f"{self.count / self.of:6.1%} [{low:.1%}-{high:.1%}] {self.count}/{self.of}"


def wilson(count: int, of: int) -> tuple[float, float]:
    """The Wilson score interval at 95 % (Wilson 1927)."""
    share = count / of
    middle = share + Z**2 / (2 * of)
    half = Z * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return max(0.0, (middle - half) / (1 + Z**2 / of)), min(1.0, (middle + half) / (1 + Z**2 / of))


def share(heard: Iterable[Heard], holds: Callable[[Heard], bool]) -> Share:
    given = list(heard)
    return Share(sum(map(holds, given)), len(given))


def flagged(one: Heard) -> bool:
    return bool(one[1])


def told_apart(heard: Sequence[Heard]) -> list[str]:
    defensive, fine = [one for one in heard if one[0].defensive], [one for one in heard if not one[0].defensive]
    marked = [one for one in heard if flagged(one)]
    return [
        f"  recall       {share(defensive, flagged)}",
        f"  precision    {share(marked, lambda one: one[0].defensive)}",
        f"  false alarms {share(fine, flagged)}",
    ]


def table(heard: Sequence[Heard]) -> list[str]:
    lines = ["all", *told_apart(heard)]
    for lang in sorted({row.lang for row, _ in heard}):
        lines += [lang, *told_apart([one for one in heard if one[0].lang == lang])]
    lines.append("by kind: flagged")
    for kind in sorted({row.kind for row, _ in heard}):
        lines.append(f"  {kind:20} {share([one for one in heard if one[0].kind == kind], flagged)}")
    lines.append("by marker: found at all · under its own name")
    for marker in sorted({marker for row, _ in heard for marker in row.markers}):
        rows = [one for one in heard if marker in one[0].markers]
        named = share(rows, lambda one, marker=marker: any(found.marker == marker for found in one[1]))
        lines.append(f"  {marker:20} {share(rows, flagged)} · {named}")
    return lines


def worst(heard: Sequence[Heard], most: int) -> list[str]:
    missed = [row for row, found in heard if row.defensive and not found][:most]
    alarms = [(row, found) for row, found in heard if found and not row.defensive][:most]
    lines = ["missed:", *(f"  {row.id} {'+'.join(row.markers)} ({row.stage}) {row.text}" for row in missed)]
    lines.append("false alarms:")
    return lines + [f"  {row.id} {found[0].rule} “{found[0].words}” ({row.stage}) {row.text}" for row, found in alarms]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="scripts/eval_tone", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also the worst misses, at most N of a kind")
    parser.add_argument("--no-model", action="store_true", help="the rules alone")
    options = parser.parse_args(arguments)
    ears = Ears(own=Path("nowhere"), cache=Path(".venv") / "tone-cache", shipped=built_in() / "tone")
    known: dict[str, Ear] = {}
    for file in options.files:
        heard: list[Heard] = []
        for row in read_rows(file):
            ear = known.get(row.lang) or ears.get(row.lang)
            known[row.lang] = Ear(ear.rules) if options.no_model else ear
            heard.append((row, known[row.lang].hear(row.text, row.stage)))
        print(f"== {file}", *table(heard), *(worst(heard, options.show) if options.show else ()), sep="\n")
    return 0
