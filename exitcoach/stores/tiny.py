"""Finished and set-aside cases: a TinyDB file a month, and another for what is private."""

import gc
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Set
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from exitcoach.domain.cases import Case, Private, Record
from exitcoach.domain.follow_up import carried
from exitcoach.domain.ids import is_case_id, month_of
from exitcoach.ports import RecordDamaged, UnknownCase
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import case_fields, decoder, from_fields
from exitcoach.stores.documents import Documents
from exitcoach.stores.files import PREVIOUS, FileLayer, PrivateFile
from exitcoach.stores.layout import Home, names_in
from exitcoach.stores.lock import take_in_turn
from exitcoach.stores.migrations import MIGRATIONS, Kind, Migrations

Shape = TypeVar("Shape")
_FIRST_LINE = 2
_AT_ONCE = 64
_MONTH_FILE = re.compile(r"\d{4}-\d{2}\.json")


class MonthlyStore:
    """The cases of a home. One lock guards cases and private parts; reading takes none."""

    def __init__(self, home: Home, migrations: Migrations = MIGRATIONS, layer: FileLayer = PrivateFile) -> None:
        self._home = home
        self._migrations = migrations
        self._layer = layer
        self._newest: dict[Kind, tuple[str, AtomicJSONStorage]] = {}

    def merge(self, record: Record) -> bool:
        """Keep the record if its revision is greater than the stored one; say whether it was kept."""
        month_of(record.case.id)
        self._home.prepare()
        with self._take():
            fresh = self._newer(record)
            if fresh:
                self._put(fresh)
        return fresh is not None

    def merge_all(self, records: Iterable[Record]) -> tuple[str, ...]:
        """Merge many at once, each month written once; the ids of those that were kept."""
        months: dict[str, dict[str, Record]] = {}
        for record in records:
            month = months.setdefault(month_of(record.case.id), {})
            told = month.setdefault(record.case.id, record)
            month[record.case.id] = max(told, record, key=lambda each: each.case.revision)
        self._home.prepare()
        kept: list[str] = []
        for name, month in sorted(months.items()):
            with self._take():
                known = self._table("cases", name).ids()
                found = (self._newer(each) if each.case.id in known else each for each in month.values())
                fresh = {each.case.id: each for each in found if each}
                self._put_month(name, fresh)
            kept.extend(sorted(fresh))
        return tuple(kept)

    def update(self, case_id: str, change: Callable[[Record], Record]) -> Record:
        """Change what happened after the call, on what is stored; nobody writes in between."""
        self._home.prepare()
        with self._take():
            stored = self.get(case_id)
            changed = change(stored)
            if changed == stored:
                return stored
            changed = replace(changed, case=replace(changed.case, followed=stored.case.followed + 1))
            self._put(changed)
        return changed

    def get(self, case_id: str) -> Record:
        """The stored record. Raises UnknownCase, RecordDamaged, RecordForeign, HomeUnusable."""
        stored = self._stored(case_id)
        if stored is None:
            raise UnknownCase(case_id)
        return stored

    def ids(self) -> tuple[str, ...]:
        """Every stored case, oldest first."""
        return tuple(case_id for storage in self._months("cases") for case_id in storage.month().lines)

    def cases(self) -> Iterator[Case]:
        """Every stored case, oldest first, one month in memory at a time."""
        return self.scan(Case)

    def scan(self, shape: type[Shape]) -> Iterator[Shape]:
        """Every stored case as ``shape``, of which only the fields are decoded."""
        return chain.from_iterable(_decoded(storage, shape) for storage in self._months("cases"))

    def documents(self, ids: Container[str]) -> Iterator[bytes]:
        """The JSON of each of these cases that is stored, oldest first, on one line."""
        wanted = {f"{month_of(case_id)}.json" for case_id in ids} if isinstance(ids, Set) else None
        for storage in self._months("cases"):
            if wanted is None or storage.path.name in wanted:
                yield from (document for _, document in storage.month().documents(ids))

    def scan_private(self, shape: type[Shape]) -> Iterator[Shape]:
        """Every private part that is not empty, as ``shape``, of which only the fields are decoded."""
        return chain.from_iterable(_decoded(storage, shape) for storage in self._months("private"))

    def _months(self, kind: Kind) -> Iterator[AtomicJSONStorage]:
        # A month whose file has gone while the copy before it still stands is damage, so both names count.
        folder = self._folder(kind)
        names = {name.removesuffix(PREVIOUS) for name in names_in(folder)}
        for name in sorted(name for name in names if _MONTH_FILE.fullmatch(name)):
            yield self._storage(folder / name, kind)

    def _stored(self, case_id: str) -> Record | None:
        case = self._find("cases", case_id, Case)
        private = self._find("private", case_id, Private) if case else None
        return Record(case, private or Private(id=case_id, revision=case.revision)) if case else None

    def _put(self, record: Record) -> None:
        case_id, month = record.case.id, month_of(record.case.id)
        cases, private = self._table("cases", month), self._table("private", month)
        # The private part first: a case on disk is never without it.
        if not _is_empty(record.private) or private.find(case_id):
            private.put(case_id, case_fields(record.private))
        cases.put(case_id, case_fields(record.case))

    def _newer(self, record: Record) -> Record | None:
        stored = self._stored(record.case.id)
        if stored and stored.case.revision >= record.case.revision:
            return None
        return carried(record, stored) if stored else record

    def _put_month(self, month: str, records: Mapping[str, Record]) -> None:
        cases, private = self._table("cases", month), self._table("private", month)
        known = private.ids()
        parts = {case_id: record.private for case_id, record in records.items()}
        told = {case_id: part for case_id, part in parts.items() if case_id in known or not _is_empty(part)}
        private.put_all({case_id: case_fields(part) for case_id, part in told.items()})
        cases.put_all({case_id: case_fields(record.case) for case_id, record in records.items()})

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
            storage = self._storage(self._folder(kind) / f"{month}.json", kind)
            self._newest[kind] = month, storage
        return Documents(storage, kind)

    def _folder(self, kind: Kind) -> Path:
        return self._home.cases if kind == "cases" else self._home.private

    def _storage(self, path: Path, kind: Kind) -> AtomicJSONStorage:
        return AtomicJSONStorage(path, kind, self._migrations, self._layer, self._home.vault)

    def _take(self) -> AbstractContextManager[object]:
        return take_in_turn(self._home.cases / ".lock")


def _is_empty(private: Private) -> bool:
    return not (private.answers or private.tone or private.timeline or private.support)


def _decoded(storage: AtomicJSONStorage, shape: type[Shape]) -> Iterator[Shape]:
    """A few dozen at a time: a month as objects takes several times its file."""
    decode = decoder(shape)
    documents = enumerate((document for _, document in storage.month().documents()), start=_FIRST_LINE)
    while some := tuple(islice(documents, _AT_ONCE)):
        found: list[Shape] = []
        with _collector_off():
            for number, document in some:
                try:
                    found.append(decode(document))
                except ValueError as failure:
                    raise RecordDamaged(str(storage.path), "case", number) from failure
        yield from found


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
