"""The key file of a home, checked and mended: without it nothing opens what is encrypted."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from exitcoach.errors import RecordsLocked
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.services.check import Finding, Outcome, Repair, Wrong
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.backup_file import BackupUnusable
from exitcoach.stores.backups import Backups
from exitcoach.stores.check_aside import Aside
from exitcoach.stores.check_bytes import one_byte_mended
from exitcoach.stores.check_sources import ITSELF, PREVIOUS_COPY
from exitcoach.stores.files import PREVIOUS, previous_of, replace_file
from exitcoach.stores.key_file import KeyFile, key_file_in, write_key_file
from exitcoach.stores.layout import Home, disk_failures, names_in
from exitcoach.stores.migrations import MIGRATIONS
from exitcoach.stores.month import DOCUMENT, Month
from exitcoach.stores.vault import KEY_FILE, Vault, is_encrypted

_BEGINNING = 512
_STARTS = (b'":{"encrypted":"', b'{"seq":1,"key":"')


class KeyCheck:
    """Checks encryption.json and the copy beside it; with a ``repair``, mends them."""

    def __init__(self, home: Home, repair: Repair | None = None) -> None:
        self._home = home
        self._path = home.path / KEY_FILE
        self._aside = Aside(home, repair.stamp) if repair else None

    def check(self) -> list[Finding]:
        """What is wrong with them. Raises RecordsLocked where nothing has the key file any more, or a newer exitcoach
        wrote it."""
        data, copy = self._read(self._path), self._read(previous_of(self._path))
        if data is None and copy is None and not self._is_encrypted():
            return []
        if data is not None and self._key_file(data):
            return self._copy(data, copy)
        found, source = self._restored(data or b"", copy or b"")
        outcome = Outcome.LEFT
        if self._aside:
            if data is not None:
                self._aside.put(self._path, data)
            with disk_failures(self._path):
                write_key_file(self._home.path, found)
            outcome = Outcome.MENDED
        problem = Wrong.MISSING if data is None else Wrong.KEY
        return [Finding(file=KEY_FILE, problem=problem, source=source, outcome=outcome)]

    def opens(self) -> bool:
        """Whether the home can be read with the key file as it is. Raises RecordsLocked where the key is not here."""
        try:
            vault = self._home.vault
        except RecordsLocked:
            return False
        if not vault.encrypts:
            return not self._is_encrypted()
        vault.encrypt(KEY_FILE, b"{}")
        return True

    def _copy(self, data: bytes, copy: bytes | None) -> list[Finding]:
        if copy is None or self._key_file(copy):
            return []
        previous, outcome = previous_of(self._path), Outcome.LEFT
        if self._aside:
            self._aside.put(previous, copy)
            with disk_failures(previous):
                replace_file(previous, data)
            outcome = Outcome.MENDED
        return [Finding(file=previous.name, problem=Wrong.COPY, source=ITSELF, outcome=outcome)]

    def _restored(self, data: bytes, copy: bytes) -> tuple[KeyFile, str]:
        line = data.removesuffix(b"\n") if data.endswith(b"\n") else data[:-1]
        mended = {fixed for fixed, _ in one_byte_mended(line)} if line else set()
        good = [found for fixed in mended if (found := self._key_file(fixed))]
        if len(good) == 1:
            return good[0], ITSELF
        if found := self._key_file(copy):
            return found, PREVIOUS_COPY
        told = next(self._of_backups(), None)
        if told is None:
            raise RecordsLocked(str(self._path), "damaged" if data or copy else "missing")
        return told

    def _of_backups(self) -> Iterator[tuple[KeyFile, str]]:
        """Of the newest backup whose key opens what is here. Raises RecordsLocked where that key is not at hand."""
        backups = Backups(self._home)
        for path in backups.paths()[::-1]:
            with suppress(BackupUnusable), backups.opened(path) as inside:
                found = self._key_file(self._read(inside.path / KEY_FILE) or b"")
                if found and self._fits(inside.vault):
                    yield found, path.name

    def _fits(self, vault: Vault) -> bool:
        """Whether a key opens the first encrypted case there is."""
        for name in names_in(self._home.cases):
            if not name.endswith((".json", PREVIOUS)):
                continue
            with suppress(RecordDamaged, RecordForeign):  # as a whole: the next file may tell
                month = AtomicJSONStorage(self._home.cases / name, "cases", MIGRATIONS, vault=vault).month()
                for record, line in month.lines.items():
                    if is_encrypted(bytes(line[DOCUMENT])):
                        return _opens(month, record)
        return True

    def _key_file(self, data: bytes) -> KeyFile | None:
        try:
            return key_file_in(data, self._path)
        except RecordsLocked as locked:
            if locked.why == "newer":
                raise
            return None

    def _read(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            return b""

    def _is_encrypted(self) -> bool:
        """Whether the first record of a file is, in whichever file."""
        folders = (self._home.cases, self._home.private, self._home.house, self._home.drafts, self._home.investigations)
        return any(_begins_encrypted(folder / name) for folder in folders for name in names_in(folder))


def _opens(month: Month, record: str) -> bool:
    try:
        month.document_of(record, month.lines[record])
    except RecordDamaged:
        return False
    return True


def _begins_encrypted(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        beginning = file.read(_BEGINNING)
        return any(start in beginning for start in _STARTS)
    return False
