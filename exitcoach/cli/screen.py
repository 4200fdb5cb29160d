"""Results go to standard output, talk to standard error."""

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from exitcoach.domain.text import shown_in_line

_TO_TYPE = re.compile(r"(?<=: )exitcoach .+$")
_STUCK = "\N{NO-BREAK SPACE}"


def result(*lines: str) -> None:
    """What was asked for."""
    _write(sys.stdout, lines)


def place(path: Path) -> None:
    """Where something is, on a line of its own: as it is for a pipe, on a screen without what would steer it."""
    result(shown_in_line(str(path)) if sys.stdout.isatty() else str(path))


def talk(*lines: str) -> None:
    """What goes with it."""
    _write(sys.stderr, lines)


def prose(*lines: str) -> None:
    """Sentences, to standard error: on a terminal no word is cut at the edge."""
    _write(sys.stderr, _fitted(lines, sys.stderr))


def verdict(*lines: str) -> None:
    """The same for a result that is a sentence."""
    _write(sys.stdout, _fitted(lines, sys.stdout))


def _fitted(lines: Iterable[str], stream: object) -> Iterator[str]:
    """What is to be typed, at the end of a sentence, stays on one line."""
    if not _is_terminal(stream):
        yield from lines
        return
    width = shutil.get_terminal_size().columns
    for line in lines:
        stuck = _TO_TYPE.sub(lambda order: order[0].replace(" ", _STUCK), line)
        parts = textwrap.wrap(stuck, width, break_long_words=False, break_on_hyphens=False)
        yield from (part.replace(_STUCK, " ") for part in parts or [line])


def columns() -> int:
    """Columns of the terminal results go to; 0 when they go to a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _is_terminal(stream: object) -> bool:
    return stream is not None and bool(stream.isatty())  # type: ignore[attr-defined]


def _write(stream: object, lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=stream)  # type: ignore[call-overload]
