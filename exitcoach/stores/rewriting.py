"""The files of a home, written again one by one: encrypted, or as they were before.

Each is replaced at once, and what is encrypted reads as well as what is not: whoever is interrupted has lost nothing,
and goes on by doing it again. What another window has open stays as it is.
"""

import os
import re
import shutil
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from exitcoach.domain.ids import LENGTH, is_case_id
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.export_log import NAME as EXPORT_LOG
from exitcoach.stores.export_log import PLACE as EXPORT_PLACE
from exitcoach.stores.files import LINK, NEW, FileLayer, PrivateFile, previous_of, replace_file
from exitcoach.stores.journal import JOURNAL, PATIENCE_SECONDS, is_journal
from exitcoach.stores.journal_lines import read_journal, whole_journal
from exitcoach.stores.layout import Home, disk_failures, names_in
from exitcoach.stores.lock import take, take_in_turn
from exitcoach.stores.migrations import MIGRATIONS, Kind
from exitcoach.stores.month import DOCUMENT, Line, Month
from exitcoach.stores.readable import place_of_file, place_of_torn, readable
from exitcoach.stores.set_aside import copies
from exitcoach.stores.vault import ENVELOPE, is_encrypted

_HOUSE: tuple[Kind, ...] = ("correctives", "lessons", "smoke")
_MONTHS: tuple[Kind, ...] = ("cases", "private")
_ENDING, _RETIRED = ".json", "retired"
_NOBODY_IN_IT = ("playbooks", "tone")
"""Caches of files anybody may read: to make them again would hold the next call up."""
_EVENT = re.compile(rb'^\{"seq":[0-9]+,("key":")?', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """How many files were written again, and which ones could not be, by their path in the home.

    ``left`` are open in another window, or under another key; ``stay`` was set aside while it was encrypted.
    """

    files: int
    left: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()

    def __add__(self, other: "Rewritten") -> "Rewritten":
        return Rewritten(self.files + other.files, (*self.left, *other.left), (*self.stay, *other.stay))


class Rewriting:
    """Writes the files of a home as its vault has it."""

    def __init__(self, home: Home, layer: FileLayer = PrivateFile) -> None:
        self._home = home
        self._vault = home.vault
        self._layer = layer

    def all(self) -> Rewritten:
        """Every file that is not so yet. Raises HomeUnusable, RecordDamaged, RecordForeign, RecordsLocked."""
        with disk_failures(self._home.path):
            return self._stores() + self._journals() + self._others() + self._export_log() + self._caches()

    def _stores(self) -> Rewritten:
        files = 0
        with take_in_turn(self._home.cases / ".lock"):
            for kind in _MONTHS:
                folder = self._home.path / kind
                files += sum(self._month(folder / name, kind) for name in names_in(folder) if name.endswith(_ENDING))
                _sweep(folder)
        with take_in_turn(self._home.house / ".lock"):
            paths = ((self._home.house / f"{kind}{_ENDING}", kind) for kind in _HOUSE)
            files += sum(self._month(path, kind) for path, kind in paths if path.exists())
            _sweep(self._home.house)
        return Rewritten(files)

    def _month(self, path: Path, kind: Kind) -> int:
        month = AtomicJSONStorage(path, kind, MIGRATIONS, vault=self._vault).month().sealed()
        lines = {record: self._line(month, record, document) for record, document in month.documents()}
        changed = any(line is not month.lines[record] for record, line in lines.items()) or bool(month.origin)
        data = b"".join(month.with_lines(lines).pieces())
        if changed:
            self._replace(path, data)
        # The copy before the last change tells what is encrypted now.
        if previous_of(path).exists() and (changed or previous_of(path).read_bytes() != data):
            self._replace(previous_of(path), path.read_bytes())
        return int(changed)

    def _line(self, month: Month, record: str, document: bytes) -> Line:
        line = month.lines[record]
        if is_encrypted(bytes(line[DOCUMENT])) == self._vault.encrypts:
            return line
        return month.line_of(record, document)

    def _journals(self) -> Rewritten:
        done = Rewritten(0)
        for folder in (self._home.drafts, self._home.investigations):
            for place in (folder, folder / _RETIRED):
                for name in names_in(place):
                    if is_journal(name):
                        done += self._journal(place / name)
                    elif name.endswith(NEW) and is_case_id(name[:LENGTH]):
                        self._forget(place / name)
        return done

    def _journal(self, path: Path) -> Rewritten:
        case_id = path.name.partition(JOURNAL)[0]
        try:
            with self._held(path):
                data = path.read_bytes()
                reading = read_journal(data, path, case_id, MIGRATIONS, self._vault)
                # Encrypted as well, it is still an end that no line break ends: a last entry that was cut off.
                tail = self._turned(place_of_torn(case_id), reading.tail)
                if tail == reading.tail and self._is_so(data):
                    return Rewritten(0)
                self._replace(path, whole_journal(case_id, reading.events, self._vault) + tail)
                return Rewritten(1)
        except TimeoutError:
            return Rewritten(0, (self._name(path),))
        except FileNotFoundError:  # put away at this moment
            return Rewritten(0)

    def _is_so(self, data: bytes) -> bool:
        """Whether every event of a journal is encrypted, or none, as the vault would have it."""
        return all(bool(found[1]) == self._vault.encrypts for found in _EVENT.finditer(data))

    def _forget(self, unfinished: Path) -> None:
        """What a kill left behind of a journal never came to its name; nobody was told that it is stored."""
        with suppress(TimeoutError), self._held(unfinished):
            unfinished.unlink(missing_ok=True)

    def _held(self, path: Path) -> AbstractContextManager[object]:
        if path.parent.name == _RETIRED:
            return nullcontext()
        return take(path.with_name(f"{path.name[:LENGTH]}.lock"), PATIENCE_SECONDS)

    def _others(self) -> Rewritten:
        """What was set aside: originals of older versions, damaged files, torn ends."""
        for place, _folders, _names in os.walk(self._home.damaged):
            _sweep(Path(place))
        return sum(map(self._other, copies(self._home)), Rewritten(0))

    def _other(self, name: str) -> Rewritten:
        path = self._home.path / name
        data = path.read_bytes()
        whole = self._turned(place_of_file(name), data)
        turned = whole if self._vault.encrypts else readable(name, whole, self._vault)
        if turned == data:
            stays = not self._vault.encrypts and ENVELOPE in data
            return Rewritten(0, stay=(name,) if stays else ())
        self._replace(path, turned)
        return Rewritten(1)

    def _export_log(self) -> Rewritten:
        log = self._home.path / EXPORT_LOG
        if not log.exists():
            return Rewritten(0)
        with take_in_turn(self._home.cases / ".lock"):
            lines = log.read_bytes().splitlines()
            turned = [self._turned(EXPORT_PLACE, line) for line in lines]
            stays = not self._vault.encrypts and any(map(is_encrypted, turned))
            if turned != lines:
                self._replace(log, b"".join(line + b"\n" for line in turned))
        return Rewritten(int(turned != lines), stay=(EXPORT_LOG,) if stays else ())

    def _turned(self, place: str, data: bytes) -> bytes:
        """As the vault would have it; as it is where it is so, or was changed, or is under another key."""
        if not data or is_encrypted(data) == self._vault.encrypts:
            return data
        try:
            return self._vault.deposit(place, self._vault.decrypt(place, data))
        except ValueError:
            return data

    def _caches(self) -> Rewritten:
        for name in (name for name in names_in(self._home.cache) if name not in _NOBODY_IN_IT):
            path = self._home.cache / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        return Rewritten(0)

    def _replace(self, path: Path, data: bytes) -> None:
        replace_file(path, data, layer=self._layer)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home.path).as_posix()


def _sweep(folder: Path) -> None:
    """Delete what a kill left behind: nobody writes here now."""
    for name in names_in(folder):
        if _ENDING in name and name.endswith((NEW, LINK)):
            (folder / name).unlink(missing_ok=True)
