"""Chooses what to measure and prints it."""

import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks import answer, close, encryption, keys, report, start, tone
from benchmarks.homes import Homes
from benchmarks.measure import Comparison

KINDS: Mapping[str, Callable[[Homes], Iterator[Comparison]]] = {
    "start": start.measure,
    "answer": answer.measure,
    "close": close.measure,
    "encryption": encryption.measure,
    "report": report.measure,
    "keys": keys.measure,
    "tone": tone.measure,
}


def run(wanted: Sequence[str]) -> int:
    """Measure what is named, or everything; 2 for a name there is not."""
    unknown = [name for name in wanted if name not in KINDS]
    if unknown:
        print(f"no such measurement: {', '.join(unknown)}; there are: {', '.join(KINDS)}", file=sys.stderr)
        return 2
    say = partial(print, flush=True)
    say(f"Python {platform.python_version()} on {platform.system()}; ours / floor, medians [quartiles]")
    with tempfile.TemporaryDirectory(prefix="exitcoach-bench-") as folder:
        homes = Homes(Path(folder))
        for name in wanted or KINDS:
            for comparison in KINDS[name](homes):
                say(comparison.line())
    return 0
