"""Where a record can be restored from: the copy before the last change, the journal, the backups, newest first."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZipFile

from exitcoach.domain.cases import Case, Private, Record
from exitcoach.domain.follow_up import carried
from exitcoach.errors import RecordsLocked
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.services.check import Fold
from exitcoach.stores.backup_file import DAMAGE
from exitcoach.stores.backups import Backups
from exitcoach.stores.check_journal import Salvaged, salvaged
from exitcoach.stores.check_lines import State, pieces_of
from exitcoach.stores.codec import case_fields, decode_fields, decoder, encode_fields
from exitcoach.stores.files import previous_of
from exitcoach.stores.journal import JOURNAL
from exitcoach.stores.layout import Home, names_in
from exitcoach.stores.migrations import MIGRATIONS, Kind
from exitcoach.stores.month import read_month
from exitcoach.stores.vault import Vault

PREVIOUS_COPY, JOURNAL_SOURCE, ITSELF = "previous", "journal", "itself"
_RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Version:
    """A record as a source has it."""

    source: str
    document: bytes

    @property
    def age(self) -> tuple[int, int]:
        """How far it had come: the events of its interview, and what happened after the call."""
        fields = decode_fields(self.document)
        return int(fields.get("revision", 0)), int(fields.get("followed", 0))


class Sources:
    """What else there is of the records of a home; each is read once, and only when it is needed."""

    def __init__(self, home: Home, fold: Fold) -> None:
        self._home = home
        self._fold = fold
        self._backups = Backups(home).paths()[::-1]
        self._read: dict[tuple[str, str], dict[str, bytes]] = {}
        self._told: dict[str, Record | None] = {}

    def ids(self, path: Path, kind: Kind) -> set[str]:
        """Every record that stood in this file, as far as the copy before it and the newest backup know."""
        found = set(self._previous(path, kind))
        for backup in self._backups:
            if known := self._backup(backup, path, kind):
                return found | set(known)
        return found

    def best(self, path: Path, kind: Kind, record: str) -> Version | None:
        """The latest state of a record that some source has; of equal ones the first of them."""
        stored = max(self._stored(path, kind, record), key=lambda version: version.age, default=None)
        if kind not in ("cases", "private"):
            return stored
        told = self.record(record)
        if told is None or (stored and stored.age[0] >= told.case.revision):
            return stored
        return Version(JOURNAL_SOURCE, encode_fields(case_fields(_with_aftermath(told, kind, stored))))

    def record(self, case_id: str) -> Record | None:
        """The record its journal tells."""
        if case_id not in self._told:
            journals = (_salvaged(path, self._home.vault) for path in self._journals(case_id))
            whole = (one.events for one in journals if one.events and not one.gaps)
            self._told[case_id] = next(filter(None, map(self._fold, whole)), None)
        return self._told[case_id]

    def retired(self) -> set[str]:
        """Every case whose journal was put away."""
        names = names_in(self._home.drafts / _RETIRED)
        return {name.partition(JOURNAL)[0] for name in names if JOURNAL in name}

    def events(self, path: Path) -> Iterator[tuple[str, Salvaged]]:
        """What each backup has of a journal, with the name of the backup."""
        for backup in self._backups:
            data = self._member(backup, path)
            with suppress(RecordsLocked):
                if data:
                    yield backup.name, salvaged(data, path.name.partition(".")[0], self._home.vault)

    def _journals(self, case_id: str) -> Iterator[Path]:
        running = self._home.drafts / f"{case_id}{JOURNAL}"
        if running.exists():
            yield running
        folder = self._home.drafts / _RETIRED
        yield from (folder / name for name in names_in(folder)[::-1] if name.startswith(f"{case_id}{JOURNAL}"))

    def _stored(self, path: Path, kind: Kind, record: str) -> Iterator[Version]:
        if found := self._previous(path, kind).get(record):
            yield Version(PREVIOUS_COPY, found)
        for backup in self._backups:
            if found := self._backup(backup, path, kind).get(record):
                yield Version(backup.name, found)
                return

    def _previous(self, path: Path, kind: Kind) -> dict[str, bytes]:
        key = (PREVIOUS_COPY, str(path))
        if key not in self._read:
            self._read[key] = {}
            with suppress(OSError):
                self._read[key] = _good(previous_of(path).read_bytes(), kind, self._home.vault)
        return self._read[key]

    def _backup(self, backup: Path, path: Path, kind: Kind) -> dict[str, bytes]:
        key = (backup.name, str(path))
        if key not in self._read:
            self._read[key] = {}
            with suppress(RecordsLocked):  # under a key this home had before it was decrypted
                self._read[key] = _good(self._member(backup, path), kind, self._home.vault)
        return self._read[key]

    def _member(self, backup: Path, path: Path) -> bytes:
        name = path.relative_to(self._home.path).as_posix()
        try:
            with ZipFile(backup) as archive:
                return archive.read(name) if name in archive.namelist() else b""
        except (OSError, *DAMAGE):
            return b""


def _salvaged(path: Path, vault: Vault) -> Salvaged:
    try:
        return salvaged(path.read_bytes(), path.name.partition(".")[0], vault)
    except OSError:
        return salvaged(b"", "")


def _good(data: bytes, kind: Kind, vault: Vault) -> dict[str, bytes]:
    """The records that are surely as they were written."""
    if not data:
        return {}
    pieces = pieces_of(data, kind, vault)
    found = {piece.record: piece.was for piece in pieces if piece.was and piece.state is not State.EDITED}
    with suppress(RecordDamaged, RecordForeign):
        read_month(data, Path(), kind, MIGRATIONS, vault)
        return found | {piece.record: piece.document for piece in pieces if piece.state is State.UNSEALED}
    return found


def _with_aftermath(told: Record, kind: Kind, stored: Version | None) -> Case | Private:
    """The interview as its journal tells it, and what happened after the call as it was stored."""
    if kind == "cases":
        before = decoder(Case)(stored.document) if stored else None
        return carried(told, Record(before, told.private)).case if before else told.case
    support = decoder(Private)(stored.document).support if stored else None
    return replace(told.private, support=support)
