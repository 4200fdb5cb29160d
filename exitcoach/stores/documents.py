"""A TinyDB table of records, each under its own id."""

from collections.abc import Mapping, MutableMapping
from typing import Any, cast

from tinydb.table import Document, Table

from exitcoach.ports import RecordDamaged
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import Fields
from exitcoach.stores.migrations import Kind


class Documents(Table):
    """A TinyDB table whose documents have ids as cases have."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB takes any class and is typed for numbers only

    def __init__(self, storage: AtomicJSONStorage, kind: Kind) -> None:
        super().__init__(storage, kind, cache_size=0)
        self.path = storage.path
        self._file = storage

    def ids(self) -> frozenset[str]:
        """The id of every document."""
        return frozenset(self._file.month().lines)

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

    def put_all(self, documents: Mapping[str, Fields]) -> None:
        """Store many, in one write where all are new, else in two."""
        stored = self.ids()
        known = {case_id: fields for case_id, fields in documents.items() if case_id in stored}
        if known:
            ids = [cast("int", case_id) for case_id in known]
            fresh = iter(known.values())
            self.update(lambda stored: _become(stored, next(fresh)), doc_ids=ids)
        new = [Document(fields, cast("int", case_id)) for case_id, fields in documents.items() if case_id not in known]
        if new:
            self.insert_multiple(new)


def _become(stored: MutableMapping[str, Any], fields: Fields) -> None:
    stored.clear()
    stored.update(fields)
