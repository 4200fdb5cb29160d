"""The report of all cases as JSON."""

import gc
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC
from functools import partial
from pathlib import Path

import msgspec

from benchmarks.calls import interview
from benchmarks.homes import Homes
from benchmarks.measure import Comparison, in_turns, timed
from benchmarks.terminal import installed, python, surroundings
from exitcoach.insights.selection import Selection
from exitcoach.reports.as_json import write_json
from exitcoach.services.report import report
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore

AIM = 3.0
PROCESSES, INSIDE = 9, 7
CASES = 10_000
PARSER = """
import gc, pathlib, sys
import msgspec

gc.disable()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    msgspec.json.decode(path.read_bytes())
"""


def measure(homes: Homes) -> Iterator[Comparison]:
    """As whole processes, then the work alone."""
    home = homes.holding(CASES)
    yield _processes(home, homes.folder / "compiled")
    yield _inside(home)


def _processes(home: Home, compiled: Path) -> Comparison:
    environment = surroundings(home.path, compiled)

    def run(command: Sequence[str]) -> float:
        return timed(partial(subprocess.run, command, env=environment, check=True, stdout=subprocess.PIPE))

    ours = partial(run, [installed(), "report", "--format", "json"])
    floor = partial(run, python("-c", PARSER, str(home.cases)))
    times = in_turns(ours, floor, PROCESSES)
    return Comparison(
        what=f"report --format json, {CASES:,} cases, {_size(home):.0f} MB, whole process, read through a pipe",
        over="a process that reads and parses the same bytes (msgspec, collector off)",
        ours=times[0],
        floor=times[1],
        aim=AIM,
    )


def _inside(home: Home) -> Comparison:
    taxonomy = interview().playbook.causes

    def ours() -> None:
        for _piece in write_json(report(MonthlyStore(home), Selection(), taxonomy, UTC)):
            pass

    times = in_turns(partial(timed, ours), partial(timed, partial(_parse, home)), INSIDE)
    return Comparison(
        what=f"report --format json, {CASES:,} cases, the work alone",
        over="reading and parsing the same bytes (msgspec, collector off)",
        ours=times[0],
        floor=times[1],
        aim=AIM,
    )


def _parse(home: Home) -> None:
    gc.disable()
    try:
        for path in sorted(home.cases.glob("*.json")):
            msgspec.json.decode(path.read_bytes())
    finally:
        gc.enable()


def _size(home: Home) -> float:
    return sum(path.stat().st_size for path in home.cases.glob("*.json")) / 1e6
