"""The report of very many cases: time and memory of each format, and of others who count the same."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.homes import Homes
from benchmarks.measure import Comparison
from benchmarks.terminal import installed, python, surroundings
from exitcoach.stores.layout import Home

HERE = Path(__file__).parent
SIZES = {10_000: 5, 100_000: 3}
"""How often each is measured."""
FORMATS: Mapping[str, float] = {"json": 2.0, "csv": 0.0, "html": 0.0, "md": 0.0}
"""With the most it should take, over reading and parsing; 0 where nothing was set."""
RIVALS = {"pandas": 1.0, "duckdb": 0.0}
"""With what our time should be of theirs at most; 0 where nothing was set."""
MEMORY_AIM = 3.0
MB = 1e6


@dataclass(frozen=True, slots=True)
class Weight:
    """One run of a whole process: its seconds, and the most memory it had, in bytes."""

    seconds: float
    peak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed(Comparison):
    """Also the memory: ``peak``, what the same process has ``bare`` (no cases), and the largest ``shard`` of cases."""

    peak: int
    bare: int
    shard: int

    def line(self) -> str:
        """The figures, for people."""
        shards = (self.peak - self.bare) / self.shard
        met = "met" if shards <= MEMORY_AIM else "MISSED"
        return (
            f"{Comparison.line(self)}\n"
            f"  memory: peak {self.peak / MB:.0f} MB, {self.bare / MB:.0f} MB without cases; the difference is"
            f" {shards:.1f} × the largest shard ({self.shard / MB:.1f} MB)  aim ≤ {MEMORY_AIM:.0f}: {met}"
        )


class Failed(Exception):
    """A program that was to be measured ended with a failure."""


def measure(homes: Homes) -> Iterator[Comparison]:
    """Each format over the floor, then each rival over our JSON."""
    compiled = homes.folder / "compiled"
    bare = _known(surroundings(homes.holding(0).path, compiled))
    for size, turns in SIZES.items():
        home = homes.holding(size)
        environment = surroundings(home.path, compiled)
        ours: dict[str, list[Weight]] = {name: [] for name in bare}
        floor: list[Weight] = []
        for _ in range(turns):
            floor.append(_weighed(_program("orjson", home.cases), environment))
            for name in bare:
                ours[name].append(_weighed(_report(name), environment))
        for name, runs in ours.items():
            yield _compared(name, size, home, runs, floor, bare[name].peak)
        if "json" in ours:
            yield from _rivals(home, size, ours["json"], environment)


def _known(environment: Mapping[str, str]) -> dict[str, Weight]:
    """What each format weighs without cases; a format there is not yet is left out."""
    found = {}
    for name in FORMATS:
        try:
            _weighed(_report(name), environment)
            found[name] = _weighed(_report(name), environment)
        except Failed as failure:
            print(f"not measured: report --format {name} ({failure})", file=sys.stderr)
    return found


def _compared(
    name: str, size: int, home: Home, runs: Sequence[Weight], floor: Sequence[Weight], bare: int
) -> Comparison:
    files = [path.stat().st_size for path in home.cases.glob("*.json")]
    return Weighed(
        what=f"report --format {name}, {size:,} cases, {sum(files) / MB:.0f} MB, whole process",
        over=f"a process that reads and parses the same bytes with orjson (peak {_peak(floor) / MB:.0f} MB)",
        ours=_seconds(runs),
        floor=_seconds(floor),
        aim=FORMATS[name],
        peak=_peak(runs),
        bare=bare,
        shard=max(files),
    )


def _rivals(home: Home, size: int, ours: Sequence[Weight], environment: Mapping[str, str]) -> Iterator[Comparison]:
    """They are given the exported JSON Lines; the export itself is not counted."""
    lines = home.path / "export.jsonl"
    order = [installed(), "report", "--format", "jsonl", "--output", str(lines)]
    subprocess.run(order, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for rival in RIVALS:
        runs = [_weighed(_program(rival, lines), environment) for _ in ours]
        yield Comparison(
            what=f"report --format json, {size:,} cases, all figures and all cases (peak {_peak(ours) / MB:.0f} MB)",
            over=f"the first of the figures by {rival}, from JSON Lines (peak {_peak(runs) / MB:.0f} MB)",
            ours=_seconds(ours),
            floor=_seconds(runs),
            aim=RIVALS[rival],
        )
    lines.unlink()


def _report(name: str) -> list[str]:
    return [installed(), "report", "--format", name]


def _program(name: str, given: Path) -> list[str]:
    return python(str(HERE / f"by_{name}.py"), str(given))


def _weighed(command: Sequence[str], environment: Mapping[str, str]) -> Weight:
    weigh = python(str(HERE / "weigh.py"), *command)
    told = subprocess.run(weigh, env=environment, check=True, capture_output=True, encoding="utf-8")
    seconds, peak, code, complaint = json.loads(told.stdout)
    if code:
        raise Failed(complaint.strip().splitlines()[-1] if complaint.strip() else f"exit {code}")
    return Weight(seconds, peak)


def _seconds(runs: Sequence[Weight]) -> tuple[float, ...]:
    return tuple(run.seconds for run in runs)


def _peak(runs: Sequence[Weight]) -> int:
    return int(median(run.peak for run in runs))
