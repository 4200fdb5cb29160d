"""What is not encrypted in a home that is: an interruption left it, or somebody put it there."""

import os
import re
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

from exitcoach.domain.ids import FORM
from exitcoach.services.check import Finding, Wrong
from exitcoach.stores.backup_file import DAMAGE
from exitcoach.stores.backups import BEFORE, Backups
from exitcoach.stores.export_log import NAME as EXPORT_LOG
from exitcoach.stores.files import ORIGINAL, PREVIOUS
from exitcoach.stores.journal import is_journal
from exitcoach.stores.layout import Home

_RECORDS = ("cases", "private", "house")
_FOLDERS = (*_RECORDS, "drafts", "damaged")
_RECORD = re.compile(rb'^"%s":\{"(?:schema|id)":' % FORM.encode(), re.MULTILINE)
_EVENT = re.compile(rb'^\{"seq":[0-9]+,"event":', re.MULTILINE)
_LINE = re.compile(rb'^\{(?!"key":"|"encrypted":")', re.MULTILINE)


class PlainCheck:
    """Looks through all files of an encrypted home, and the backups in it."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def check(self, known: Container[str]) -> list[Finding]:
        """What others can read, but for the files ``known`` to have something else wrong with them."""
        told = ((name, _first_plain(name, data)) for name, data in self._files() if name not in known)
        files = [Finding(file=name, problem=Wrong.PLAIN, line=line) for name, line in told if line]
        paths = [path for path in Backups(self._home).paths() if _has_plain(path)]
        backups = [Finding(file=path.relative_to(self._home.path).as_posix(), problem=Wrong.PLAIN) for path in paths]
        return [*files, *(finding for finding in backups if finding.file not in known)]

    def _files(self) -> Iterator[tuple[str, bytes]]:
        paths = [self._home.path / EXPORT_LOG]
        for folder in _FOLDERS:
            for place, _folders, names in os.walk(self._home.path / folder):
                paths += [Path(place) / name for name in sorted(names)]
        for path in paths:
            with suppress(OSError):  # gone meanwhile; what cannot be read is told by others
                yield path.relative_to(self._home.path).as_posix(), path.read_bytes()


def _has_plain(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            names = (name for name in archive.namelist() if BEFORE not in name)
            return any(_first_plain(name, archive.read(name)) for name in names)
    except (OSError, *DAMAGE):
        return False


def _first_plain(name: str, data: bytes) -> int:
    """The first line that is not encrypted, from 1; 0 where every one is, or nobody's words are in it."""
    folder, _, rest = name.partition("/")
    if folder == "damaged" or name.endswith(ORIGINAL):
        found = _RECORD.search(data) or _EVENT.search(data)
    elif folder in _RECORDS and rest.removesuffix(PREVIOUS).endswith(".json"):
        found = _RECORD.search(data)
    elif folder == "drafts" and is_journal(rest.rpartition("/")[2]):
        found = _EVENT.search(data)
    elif name == EXPORT_LOG:
        found = _LINE.search(data)
    else:
        found = None
    return data.count(b"\n", 0, found.start()) + 1 if found else 0
