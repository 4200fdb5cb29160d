"""The part of the check that costs nothing: what can be told of a file of records by its beginning and its end."""

import re
from collections.abc import Iterator
from contextlib import suppress
from io import SEEK_END
from pathlib import Path

from exitcoach.stores.files import PREVIOUS
from exitcoach.stores.layout import Home
from exitcoach.stores.month import ENDING, is_beginning

_OURS = re.compile(r"([0-9]{4}-[0-9]{2}|correctives|lessons|smoke)\.json")
_BEGINNING = 200


def plainly_damaged(home: Home) -> tuple[str, ...]:
    """Files of records that are missing, empty, cut or overwritten, by their path in the home; no byte between the
    beginning and the end is read. What the disk refuses is told by those who need it."""
    with suppress(OSError):
        return tuple(sorted(path.relative_to(home.path).as_posix() for path in _files(home) if _is_damaged(path)))
    return ()


def _files(home: Home) -> Iterator[Path]:
    """Each there is, and each whose copy before the last change is still there."""
    for folder in (home.cases, home.private, home.house):
        names = {path.name.removesuffix(PREVIOUS) for path in folder.iterdir()} if folder.is_dir() else set()
        yield from (folder / name for name in names if _OURS.fullmatch(name))


def _is_damaged(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
            length = file.seek(0, SEEK_END)
            file.seek(max(length - len(ENDING), 0))
            return not (is_beginning(beginning) and file.read() == ENDING)
    except FileNotFoundError:
        return True
