"""Text files of history, line by line: UTF-8, or refused at the line where it is not."""

from collections.abc import Iterator
from pathlib import Path

from exitcoach.errors import Problem
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import Rejected

_MARK = b"\xef\xbb\xbf"
MOST_IN_A_LINE = 16 * 1024 * 1024


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Each line with its number, from 1, its end kept. Raises Rejected."""
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(MOST_IN_A_LINE), b""), start=1):
            if len(line) == MOST_IN_A_LINE:
                raise Rejected([Problem(code=ImportTrouble.TOO_LONG, file=path.name, line=number)])
            try:
                yield number, (line.removeprefix(_MARK) if number == 1 else line).decode("utf-8")
            except UnicodeDecodeError:
                raise Rejected([Problem(code=ImportTrouble.NOT_UTF8, file=path.name, line=number)]) from None
