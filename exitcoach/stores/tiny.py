"""Finished and set-aside cases: a TinyDB file a month, and another for what is private."""

import gc
import re
from collections.abc import Iterator, MutableMapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from tinydb.table import Document, Table

from exitcoach.domain.cases import Case, Private, Record
from exitcoach.domain.ids import is_case_id, month_of
from exitcoach.ports import HomeUnusable, RecordDamaged, UnknownCase
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import Fields, case_fields, decoder, from_fields
from exitcoach.stores.files import PREVIOUS, FileLayer, PrivateFile
from exitcoach.stores.layout import Home, disk_failures, names_in
from exitcoach.stores.lock import take
from exitcoach.stores.migrations import MIGRATIONS, Kind, Migrations

Shape = TypeVar("Shape")
PATIENCE_SECONDS = 30.0
_FIRST_LINE = 2
_MONTH_FILE = re.compile(r"\d{4}-\d{2}\.json")


class Documents(Table):
    """A TinyDB table whose documents have case ids."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB takes any class and is typed for numbers only

    def __init__(self, storage: AtomicJSONStorage, kind: Kind) -> None:
        super().__init__(storage, kind, cache_size=0)
        self.path = storage.path

    def find(self, case_id: str) -> Fields | None:
        """The fields of a document: a copy of its own, all the way down."""
        return self.get(doc_id=cast("int", case_id))

    def put(self, case_id: str, fields: Fields) -> None:
        """Store a document, in one write, in the place of one that is there."""
        if self.find(case_id) is None:
            changed = [self.insert(Document(fields, cast("int", case_id)))]
        else:
            changed = self.update(lambda stored: _become(stored, fields), doc_ids=[cast("int", case_id)])
        if changed != [cast("int", case_id)]:
            raise RecordDamaged(str(self.path), "missing")


class MonthlyStore:
    """The cases of a home. One lock guards cases and private parts; reading takes none."""

    def __init__(self, home: Home, migrations: Migrations = MIGRATIONS, layer: FileLayer = PrivateFile) -> None:
        self._home = home
        self._migrations = migrations
        self._layer = layer
        self._newest: dict[Kind, tuple[str, AtomicJSONStorage]] = {}

    def merge(self, record: Record) -> bool:
        """Keep the record if its revision is greater than the stored one; say whether it was kept."""
        month = month_of(record.case.id)
        self._home.prepare()
        with self._take():
            cases, private = self._table("cases", month), self._table("private", month)
            stored = self._find("cases", record.case.id, Case)
            if stored and stored.revision >= record.case.revision:
                return False
            # The private part first: a case on disk is never without it.
            if not _is_empty(record.private) or private.find(record.case.id):
                private.put(record.case.id, case_fields(record.private))
            cases.put(record.case.id, case_fields(record.case))
        return True

    def get(self, case_id: str) -> Record:
        """The stored record. Raises UnknownCase, RecordDamaged, RecordForeign, HomeUnusable."""
        case = self._find("cases", case_id, Case)
        if case is None:
            raise UnknownCase(case_id)
        private = self._find("private", case_id, Private)
        return Record(case, private or Private(id=case_id, revision=case.revision))

    def ids(self) -> tuple[str, ...]:
        """Every stored case, oldest first."""
        return tuple(case_id for storage in self._months() for case_id in storage.month().lines)

    def cases(self) -> Iterator[Case]:
        """Every stored case, oldest first, one month in memory at a time."""
        return (case for _, case in self.scan(Case))

    def scan(self, shape: type[Shape]) -> Iterator[tuple[bytes, Shape]]:
        """Every stored case as its JSON on one line, and as ``shape``, of which only the fields are decoded."""
        for storage in self._months():
            yield from _decoded(storage, shape)

    def _months(self) -> Iterator[AtomicJSONStorage]:
        # A month whose file has gone while the copy before it still stands is damage, so both names count.
        names = {name.removesuffix(PREVIOUS) for name in names_in(self._home.cases)}
        for name in sorted(name for name in names if _MONTH_FILE.fullmatch(name)):
            yield self._storage(self._home.cases / name, "cases")

    def _find(self, kind: Kind, case_id: str, shape: type[Shape]) -> Shape | None:
        if not is_case_id(case_id):
            return None
        table = self._table(kind, month_of(case_id))
        try:
            return from_fields(found, shape) if (found := table.find(case_id)) else None
        except ValueError as failure:
            raise RecordDamaged(str(table.path), "case") from failure

    def _table(self, kind: Kind, month: str) -> Documents:
        name, storage = self._newest.get(kind, ("", None))
        if storage is None or name != month:
            folder = self._home.cases if kind == "cases" else self._home.private
            storage = self._storage(folder / f"{month}.json", kind)
            self._newest[kind] = month, storage
        return Documents(storage, kind)

    def _storage(self, path: Path, kind: Kind) -> AtomicJSONStorage:
        return AtomicJSONStorage(path, kind, self._migrations, self._layer)

    def _take(self) -> AbstractContextManager[object]:
        lock = self._home.cases / ".lock"
        with disk_failures(lock):
            try:
                return take(lock, PATIENCE_SECONDS)
            except TimeoutError:
                raise HomeUnusable(str(lock), "ETIMEDOUT") from None


def _become(stored: MutableMapping[str, Any], fields: Fields) -> None:
    stored.clear()
    stored.update(fields)


def _is_empty(private: Private) -> bool:
    return not (private.answers or private.tone or private.timeline)


def _decoded(storage: AtomicJSONStorage, shape: type[Shape]) -> list[tuple[bytes, Shape]]:
    decode = decoder(shape)
    with _collector_off():
        found: list[tuple[bytes, Shape]] = []
        for number, document in enumerate(storage.month().documents(), start=_FIRST_LINE):
            try:
                found.append((document, decode(document)))
            except ValueError as failure:
                raise RecordDamaged(str(storage.path), "case", number) from failure
        return found


@contextmanager
def _collector_off() -> Iterator[None]:
    # Most of the time to load would go to looking for garbage where there is none.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
