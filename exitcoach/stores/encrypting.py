"""Writing a whole home again: encrypted where it has a key, or as it was before.

File by file, each replaced at once, and what is encrypted reads as well as what is not: whoever is interrupted has lost
nothing, and goes on by doing it again. What another window has open stays as it is.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from exitcoach.domain.ids import is_case_id
from exitcoach.errors import ExitCoachError
from exitcoach.ports import HomeUnusable
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.backups import Backups
from exitcoach.stores.export_log import NAME as EXPORT_LOG
from exitcoach.stores.export_log import PLACE as EXPORT_PLACE
from exitcoach.stores.files import LINK, NEW, ORIGINAL, previous_of, replace_file
from exitcoach.stores.journal import JOURNAL, PATIENCE_SECONDS
from exitcoach.stores.journal_lines import read_journal, whole_journal
from exitcoach.stores.key_file import KeyFile, drop_key_file, read_key_file, write_key_file
from exitcoach.stores.layout import Home, disk_failures, names_in
from exitcoach.stores.lock import take, take_in_turn
from exitcoach.stores.migrations import MIGRATIONS, Kind
from exitcoach.stores.month import Line, Month
from exitcoach.stores.vault import Vault, is_encrypted

_HOUSE: tuple[Kind, ...] = ("correctives", "lessons", "smoke")
_MONTHS: tuple[Kind, ...] = ("cases", "private")
_ENDING, _RETIRED, _ENVELOPE = ".json", "retired", b'"encrypted":"'
_NOBODY_IN_IT = ("playbooks", "tone")
"""Caches of what anybody may read: to make them again would hold the next call up."""
_BEFORE_TEXT = 40
"""What is encrypted begins so near the beginning of a line."""


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


@dataclass(frozen=True, slots=True)
class OpenVault:
    """Reads what is encrypted, and writes nothing so."""

    vault: Vault
    encrypts = False

    def of(self, folder: Path) -> Vault:
        """This one, for every folder."""
        return self

    def encrypt(self, place: str, document: bytes) -> bytes:
        """The document itself."""
        return document

    def deposit(self, place: str, document: bytes) -> bytes:
        """The document itself."""
        return document

    def decrypt(self, place: str, document: bytes) -> bytes:
        """What was encrypted for this place."""
        return self.vault.decrypt(place, document)


def encrypt_home(home: Home, key: KeyFile) -> Rewritten:
    """Encrypt all that is not yet, under this key; how it is kept is written first. Raises HomeUnusable, RecordDamaged,
    RecordForeign, RecordsLocked."""
    with disk_failures(home.path):
        write_key_file(home.path, key)
    return Rewriting(home).all()


def decrypt_home(home: Home) -> Rewritten:
    """Write everything as it was before it was encrypted; the key file goes when nothing needs it any more. Raises as
    ``encrypt_home``."""
    done = Rewriting(Home(home.path, OpenVault(home.vault))).all()
    if not done.left:
        with disk_failures(home.path):
            drop_key_file(home.path)
    return done


def encrypt_backups(home: Home, key: KeyFile) -> Rewritten:
    """The backups in the home, encrypted too, and so with any passphrase they had before. Raises HomeUnusable."""
    return _each_backup(home, lambda inside: encrypt_home(inside, key), lambda found: found == key)


def decrypt_backups(home: Home) -> Rewritten:
    """The backups in the home, so that none of them needs the key. Raises HomeUnusable."""
    return _each_backup(home, decrypt_home, lambda found: found is None)


class Rewriting:
    """Writes the files of a home as its vault has it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._vault = home.vault

    def all(self) -> Rewritten:
        """Every file that is not so yet."""
        with disk_failures(self._home.path):
            return self._stores() + self._journals() + self._others() + self._export_log() + self._caches()

    def _stores(self) -> Rewritten:
        files = 0
        with take_in_turn(self._home.cases / ".lock"):
            for kind in _MONTHS:
                folder = self._home.path / kind
                files += sum(self._month(folder / name, kind) for name in names_in(folder) if name.endswith(_ENDING))
        with take_in_turn(self._home.house / ".lock"):
            paths = ((self._home.house / f"{kind}{_ENDING}", kind) for kind in _HOUSE)
            files += sum(self._month(path, kind) for path, kind in paths if path.exists())
        return Rewritten(files)

    def _month(self, path: Path, kind: Kind) -> int:
        month = AtomicJSONStorage(path, kind, MIGRATIONS, vault=self._vault).month().sealed()
        lines = {record: self._line(month, record, document) for record, document in month.documents()}
        changed = any(line is not month.lines[record] for record, line in lines.items()) or bool(month.origin)
        pieces = month.with_lines(lines).pieces()
        data = b"".join(pieces)
        if changed:
            replace_file(path, data)
        # The copy before the last change tells what is encrypted now.
        if previous_of(path).exists() and (changed or previous_of(path).read_bytes() != data):
            replace_file(previous_of(path), path.read_bytes())
        for ending in (NEW, LINK):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return int(changed)

    def _line(self, month: Month, record: str, document: bytes) -> Line:
        line = month.lines[record]
        if (_ENVELOPE in bytes(line[:_BEFORE_TEXT])) == self._vault.encrypts:
            return line
        return month.line_of(record, document)

    def _journals(self) -> Rewritten:
        done = Rewritten(0)
        for folder in (self._home.drafts, self._home.investigations):
            for place in (folder, folder / _RETIRED):
                for name in names_in(place):
                    if JOURNAL in name and is_case_id(name.partition(JOURNAL)[0]) and ORIGINAL not in name:
                        done += self._journal(place / name)
        return done

    def _journal(self, path: Path) -> Rewritten:
        case_id = path.name.partition(JOURNAL)[0]
        lock = path.with_name(f"{case_id}.lock")
        try:
            with nullcontext() if path.parent.name == _RETIRED else take(lock, PATIENCE_SECONDS):
                data = path.read_bytes()
                reading = read_journal(data, path, case_id, MIGRATIONS, self._vault)
                if _is_so(data, self._vault) and not reading.tail:
                    return Rewritten(0)
                replace_file(path, whole_journal(case_id, reading.events, self._vault) + reading.tail)
                return Rewritten(1)
        except TimeoutError:
            return Rewritten(0, (self._name(path),))
        except FileNotFoundError:  # put away at this moment
            return Rewritten(0)

    def _others(self) -> Rewritten:
        """What was set aside: originals of older versions, damaged files, torn ends."""
        return sum(map(self._other, self._set_aside()), Rewritten(0))

    def _other(self, path: Path) -> Rewritten:
        place, data = place_of_file(self._name(path)), path.read_bytes()
        if is_encrypted(data) == self._vault.encrypts:
            stays = not self._vault.encrypts and _ENVELOPE in data
            return Rewritten(0, stay=(self._name(path),) if stays else ())
        replace_file(path, self._vault.encrypt(place, self._vault.decrypt(place, data)))
        return Rewritten(1)

    def _set_aside(self) -> Iterator[Path]:
        for place, _folders, names in os.walk(self._home.damaged):
            yield from (Path(place) / name for name in sorted(names))
        for folder in (self._home.cases, self._home.private, self._home.house, self._home.drafts):
            for place, _folders, names in os.walk(folder):
                yield from (Path(place) / name for name in sorted(names) if _is_set_aside(name))

    def _export_log(self) -> Rewritten:
        log = self._home.path / EXPORT_LOG
        if not log.exists():
            return Rewritten(0)
        with take_in_turn(self._home.cases / ".lock"):
            lines = log.read_bytes().splitlines()
            if all(is_encrypted(line) == self._vault.encrypts for line in lines):
                return Rewritten(0)
            plain = (self._vault.decrypt(EXPORT_PLACE, line) for line in lines)
            replace_file(log, b"".join(self._vault.deposit(EXPORT_PLACE, line) + b"\n" for line in plain))
        return Rewritten(1)

    def _caches(self) -> Rewritten:
        for name in names_in(self._home.cache):
            if name in _NOBODY_IN_IT:
                continue
            path = self._home.cache / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        return Rewritten(0)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home.path).as_posix()


def place_of_file(name: str) -> str:
    """Where a file stands that is encrypted as a whole, for its vault; ``name`` is its path in the home."""
    return f"file/{name}"


def _each_backup(
    home: Home, rewrite: Callable[[Home], Rewritten], is_done: Callable[[KeyFile | None], bool]
) -> Rewritten:
    backups, done = Backups(home), Rewritten(0)
    for path in backups.paths():
        try:
            with backups.opened(path) as inside:
                if is_done(read_key_file(inside.path)):
                    continue
                told = rewrite(inside)
                backups.write_again(path, inside)
                done += Rewritten(1, told.left)
        except HomeUnusable:
            raise
        except ExitCoachError:  # damaged, or under another key
            done += Rewritten(0, (path.relative_to(home.path).as_posix(),))
    return done


def _is_so(data: bytes, vault: Vault) -> bool:
    """Whether every event of a journal is encrypted, or none, as the vault would have it."""
    lines = data.split(b"\n")[1:-1]
    return all((_ENVELOPE in line) == vault.encrypts for line in lines)


def _is_set_aside(name: str) -> bool:
    return name.endswith(ORIGINAL) or ".torn-" in name
