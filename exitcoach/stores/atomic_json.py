"""TinyDB's storage for the file of a month: replaced as a whole, checked as it is read, copied where unchanged."""

from collections.abc import ItemsView, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from exitcoach.ports import RecordDamaged
from exitcoach.stores.codec import decode_fields, encode_fields
from exitcoach.stores.files import ORIGINAL, FileLayer, PrivateFile, Stamp, previous_of, replace_file, stamp_of
from exitcoach.stores.layout import disk_failures
from exitcoach.stores.migrations import Kind, Migrations
from exitcoach.stores.month import Line, Month, empty_month, read_month
from exitcoach.stores.vault import PLAIN, Vault

_TRIES = 50
"""More merges than can come between a look at a file and its reading, one after the other."""


class StoredDocument(MutableMapping[str, Any]):
    """A document that stays the bytes of its line until somebody looks into it."""

    __slots__ = ("_fields", "_id", "_month")

    def __init__(self, document_id: str, month: Month) -> None:
        self._id = document_id
        self._month = month
        self._fields: dict[str, Any] | None = None

    def line(self) -> Line:
        """Its line, unchanged when nobody looked: who looked may have changed what lies deeper."""
        if self._fields is None:
            return self._month.lines[self._id]
        return self._month.line_of(self._id, encode_fields(self._fields))

    def _opened(self) -> dict[str, Any]:
        if self._fields is None:
            self._fields = decode_fields(self._month.document_of(self._id, self._month.lines[self._id]))
        return self._fields

    def clear(self) -> None:
        """Hold no fields."""
        self._fields = {}

    def __getitem__(self, key: str) -> Any:
        return self._opened()[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._opened()[key] = value

    def __delitem__(self, key: str) -> None:
        del self._opened()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened())

    def __len__(self) -> int:
        return len(self._opened())


class StoredDocuments(Mapping[str, StoredDocument]):
    """The documents of a month, each a new one whenever it is asked for: nobody changes what another reads."""

    def __init__(self, month: Month) -> None:
        self._month = month

    def __getitem__(self, key: str) -> StoredDocument:
        if key not in self._month.lines:
            raise KeyError(key)
        return StoredDocument(key, self._month)

    def __iter__(self) -> Iterator[str]:
        return iter(self._month.lines)

    def __len__(self) -> int:
        return len(self._month.lines)

    def items(self) -> ItemsView[str, StoredDocument]:
        """All of them; TinyDB asks at every write."""
        return {key: StoredDocument(key, self._month) for key in self._month.lines}.items()


class AtomicJSONStorage(Storage):
    """One month. ``read`` raises RecordDamaged, RecordForeign and HomeUnusable, ``write`` HomeUnusable.

    Both, and reading a document, raise RecordsLocked where there is no key.
    """

    def __init__(
        self,
        path: Path,
        kind: Kind,
        migrations: Migrations,
        layer: FileLayer = PrivateFile,
        vault: Vault = PLAIN,
    ) -> None:
        self.path = path
        self._kind = kind
        self._migrations = migrations
        self._layer = layer
        self._stamp: Stamp | None = None
        self._vault = vault
        self._month = empty_month(kind, vault, path)

    def read(self) -> dict[str, Any] | None:
        """The documents by kind and id, each to be parsed only when it is looked at."""
        month = self._month = self.month().sealed()
        return {self._kind: StoredDocuments(month)} if month.lines else None

    def write(self, data: dict[str, Any]) -> None:
        """Replace the month; the one before stays beside it."""
        documents = data.get(self._kind, {})
        month = self._month.with_lines({key: self._line(key, documents[key]) for key in sorted(documents)})
        with disk_failures(self.path):
            self._keep_original()
            replace_file(self.path, *month.pieces(), layer=self._layer, keep_previous=True)
            self._stamp = self._on_disk()
        self._month = month

    def _keep_original(self) -> None:
        """A file of an older version stays, as it was, beside the one that is written in its place."""
        original = self.path.with_name(f"{self.path.name}.{self._month.origin}{ORIGINAL}")
        if self._month.origin and not original.exists():
            replace_file(original, self.path.read_bytes(), layer=self._layer)

    def month(self) -> Month:
        """The month as it is on disk now; read again only when the file is another one."""
        with disk_failures(self.path):
            stamp = self._on_disk()
            if stamp is None:
                self._month = empty_month(self._kind, self._vault, self.path)
            elif stamp != self._stamp:
                stamp, data = self._whole(stamp)
                self._month = read_month(data, self.path, self._kind, self._migrations, self._vault)
        self._stamp = stamp
        return self._month

    def _whole(self, stamp: Stamp) -> tuple[Stamp | None, bytes]:
        """The content, and the stamp it had all the while: a file no longer in its place is being written over."""
        for _ in range(_TRIES):
            data = self.path.read_bytes()
            after = self._on_disk()
            if after == stamp or after is None:
                break
            stamp = after
        return stamp, data

    def _on_disk(self) -> Stamp | None:
        try:
            return stamp_of(self.path)
        except FileNotFoundError:
            if previous_of(self.path).exists():
                raise RecordDamaged(str(self.path), "missing") from None
            return None

    def _line(self, document_id: str, document: Mapping[str, Any]) -> Line:
        if isinstance(document, StoredDocument):
            return document.line()
        return self._month.line_of(document_id, encode_fields(document))
