"""Results go to standard output, talk to standard error."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from exitcoach.domain.text import shown_in_line


def result(*lines: str) -> None:
    """What was asked for."""
    _write(sys.stdout, lines)


def place(path: Path) -> None:
    """Where something is, on a line of its own: as it is for a pipe, on a screen without what would steer it."""
    result(shown_in_line(str(path)) if sys.stdout.isatty() else str(path))


def talk(*lines: str) -> None:
    """What goes with it."""
    _write(sys.stderr, lines)


def columns() -> int:
    """Columns of the terminal results go to; 0 when they go to a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _write(stream: object, lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=stream)  # type: ignore[call-overload]
