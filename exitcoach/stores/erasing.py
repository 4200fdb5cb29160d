"""All that a home keeps, changed as a whole: records, what the house keeps, journals, copies and caches."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from exitcoach.domain.cases import Case, Private, Record
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.ports import CaseInUse, Item, RecordDamaged
from exitcoach.services.erasing import ChangeItem
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.backups import BEFORE
from exitcoach.stores.codec import case_fields, decoder
from exitcoach.stores.documents import Documents
from exitcoach.stores.encrypting import place_of_file
from exitcoach.stores.export_log import NAME as EXPORT_LOG
from exitcoach.stores.files import LINK, NEW, PREVIOUS, previous_of, replace_file
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JOURNAL, PATIENCE_SECONDS
from exitcoach.stores.journal_lines import entry_in
from exitcoach.stores.layout import Home, disk_failures, names_in
from exitcoach.stores.lock import take, take_in_turn
from exitcoach.stores.migrations import MIGRATIONS, Kind
from exitcoach.stores.vault import is_encrypted

_NOT_SEARCHED = frozenset({"backups", "cache"})
_RECORDS = frozenset({"cases", "private", "house"})
_ENDING = ".json"


class HomeRecords:
    """The records of a home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def changing(self, change: Callable[[Record], Record]) -> tuple[str, ...]:
        """The stored cases it would change."""
        return tuple(one.case.id for month in self._months() for one in self._read(month) if change(one) != one)

    def change(self, change: Callable[[Record], Record]) -> tuple[str, ...]:
        """Change every stored record so, each month written once; the cases that did change."""
        done: list[str] = []
        for month in self._months():
            with take_in_turn(self._home.cases / ".lock"):
                pairs = ((record, change(record)) for record in self._read(month))
                changed = [_counted(before, after) for before, after in pairs if after != before]
                self._write(month, changed)
            done += [record.case.id for record in changed]
        return tuple(done)

    def changing_house(self, change: ChangeItem) -> int:
        """How many things of the house it would change."""
        ledger = HouseLedger(self._home)
        found = [change(item) != item for item in ledger.items(Corrective)]
        found += [change(item) != item for item in ledger.items(Lesson)]
        found += [change(item) != item for item in ledger.items(Smoke)]
        return sum(found)

    def change_house(self, change: ChangeItem) -> int:
        """Change them."""
        ledger = HouseLedger(self._home)
        return (
            _change_items(ledger, Corrective, change)
            + _change_items(ledger, Lesson, change)
            + _change_items(ledger, Smoke, change)
        )

    def named_in(self, is_named: Callable[[str], bool]) -> tuple[str, ...]:
        """The files in the home, by their path in it, with such a text; records and backups are no such files."""
        with disk_failures(self._home.path):
            return tuple(sorted(name for name in self._searched() if is_named(self._text(name))))

    def drop_journals(self, case_id: str) -> int:
        """Delete all journals of the case, those put apart too. Raises CaseInUse."""
        dropped = 0
        for folder in (self._home.drafts, self._home.investigations):
            lock = folder / f"{case_id}.lock"
            if folder.is_dir():
                with disk_failures(lock):
                    try:
                        with take(lock, PATIENCE_SECONDS):
                            dropped += _drop(folder, case_id) + _drop(folder / "retired", case_id)
                    except TimeoutError:
                        raise CaseInUse(case_id) from None
                    with suppress(OSError):
                        lock.unlink()
        return dropped

    def renew_copies(self) -> None:
        """Make the previous copies those of now, and empty the caches."""
        for folder, guard in (
            (self._home.cases, self._home.cases),
            (self._home.private, self._home.cases),
            (self._home.house, self._home.house),
        ):
            with take_in_turn(guard / ".lock"), disk_failures(folder):
                _renew(folder)
        with disk_failures(self._home.cache):
            for name in names_in(self._home.cache):
                path = self._home.cache / name
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def _months(self) -> tuple[str, ...]:
        return tuple(name for name in names_in(self._home.cases) if name.endswith(_ENDING))

    def _read(self, month: str) -> Iterator[Record]:
        cases, private = self._storage("cases", month), self._storage("private", month)
        part_of, case_of = decoder(Private), decoder(Case)
        parts = dict(private.month().documents())
        try:
            for case_id, document in cases.month().documents():
                case = case_of(document)
                part = part_of(parts[case_id]) if case_id in parts else Private(id=case_id, revision=case.revision)
                yield Record(case, part)
        except ValueError as failure:
            raise RecordDamaged(str(cases.path), "case") from failure

    def _write(self, month: str, records: list[Record]) -> None:
        private = Documents(self._storage("private", month), "private")
        known = private.ids()
        if parts := {one.case.id: case_fields(one.private) for one in records if one.case.id in known}:
            private.put_all(parts)
        if records:
            cases = Documents(self._storage("cases", month), "cases")
            cases.put_all({one.case.id: case_fields(one.case) for one in records})

    def _storage(self, kind: Kind, month: str) -> AtomicJSONStorage:
        folder = self._home.cases if kind == "cases" else self._home.private
        return AtomicJSONStorage(folder / month, kind, MIGRATIONS, vault=self._home.vault)

    def _searched(self) -> Iterator[str]:
        for place, folders, names in os.walk(self._home.path):
            inside = Path(place).relative_to(self._home.path)
            if inside == Path():
                folders[:] = [name for name in folders if name not in _NOT_SEARCHED and BEFORE not in name]
                names = [name for name in names if name != EXPORT_LOG]  # noqa: PLW2901
            is_record = inside.as_posix() in _RECORDS
            yield from ((inside / name).as_posix() for name in names if not (is_record and name.endswith(_ENDING)))

    def _text(self, name: str) -> str:
        path = self._home.path / name
        with suppress(FileNotFoundError):
            data = path.read_bytes()
            # A copy of the records of now is no more to be looked at than they are.
            is_copy = name.endswith(PREVIOUS) and data == path.with_name(path.name.removesuffix(PREVIOUS)).read_bytes()
            return "" if is_copy else self._opened(name, data).decode("utf-8", "replace")
        return ""

    def _opened(self, name: str, data: bytes) -> bytes:
        """What a file tells, encrypted as a whole, event by event, or not at all. Raises RecordsLocked."""
        vault = self._home.vault
        if not vault.encrypts:
            return data
        with suppress(ValueError):
            if is_encrypted(data):
                return vault.decrypt(place_of_file(name), data)
        case_id, journal, _rest = name.rpartition("/")[2].partition(JOURNAL)
        if not journal:
            return data
        return b"\n".join(entry_in(line, case_id, vault) for line in data.split(b"\n"))


def _counted(before: Record, after: Record) -> Record:
    return replace(after, case=replace(after.case, followed=before.case.followed + 1))


def _change_items(ledger: HouseLedger, kind: type[Item], change: ChangeItem) -> int:
    named = [item.id for item in ledger.items(kind) if change(item) != item]
    for item_id in named:
        ledger.update(kind, item_id, change)
    return len(named)


def _drop(folder: Path, case_id: str) -> int:
    mine = [name for name in names_in(folder) if name.startswith(f"{case_id}.") and not name.endswith(".lock")]
    for name in mine:
        (folder / name).unlink(missing_ok=True)
    return len(mine)


def _renew(folder: Path) -> None:
    for name in names_in(folder):
        path = folder / name
        if name.endswith((NEW, LINK)):
            path.unlink(missing_ok=True)
        elif name.endswith(_ENDING) and previous_of(path).exists():
            replace_file(path.with_name(name + PREVIOUS), path.read_bytes())
