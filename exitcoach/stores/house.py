"""What belongs to the house and not to one case: a TinyDB file each for correctives, lessons and smoke."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.domain.ids import is_case_id
from exitcoach.ports import Item, NotOneItem, RecordDamaged
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import Fields, case_fields, from_fields
from exitcoach.stores.documents import Documents
from exitcoach.stores.files import FileLayer, PrivateFile
from exitcoach.stores.layout import Home
from exitcoach.stores.lock import take_in_turn
from exitcoach.stores.migrations import MIGRATIONS, Kind, Migrations

Kept = type[Corrective] | type[Lesson] | type[Smoke]
_KINDS: Mapping[Kept, Kind] = MappingProxyType({Corrective: "correctives", Lesson: "lessons", Smoke: "smoke"})


class HouseLedger:
    """The ledger of a home. One lock guards all of it; reading takes none."""

    def __init__(self, home: Home, migrations: Migrations = MIGRATIONS, layer: FileLayer = PrivateFile) -> None:
        self._home = home
        self._storages = {
            kind: AtomicJSONStorage(home.house / f"{kind}.json", kind, migrations, layer, home.vault)
            for kind in _KINDS.values()
        }

    def add(self, item: Item) -> None:
        """Keep a new item."""
        self._home.prepare()
        with take_in_turn(self._home.house / ".lock"):
            self._table(type(item)).put(item.id, case_fields(item))

    def get(self, kind: type[Item], item_id: str) -> Item:
        """The item with this whole id. Raises NotOneItem, RecordDamaged, RecordForeign."""
        found = self._table(kind).find(item_id) if is_case_id(item_id) else None
        if found is None:
            raise NotOneItem(kind.__name__.lower(), item_id)
        return self._read(found, kind)

    def items(self, kind: type[Item]) -> tuple[Item, ...]:
        """Every item of a kind, oldest first."""
        documents = (dict(document) for document in self._table(kind).all())
        return tuple(sorted((self._read(found, kind) for found in documents), key=lambda item: item.id))

    def update(self, kind: type[Item], item_id: str, change: Callable[[Item], Item]) -> Item:
        """Change an item as it is stored; nobody writes in between."""
        self._home.prepare()
        with take_in_turn(self._home.house / ".lock"):
            stored = self.get(kind, item_id)
            changed = change(stored)
            if changed == stored:
                return stored
            changed = replace(changed, revision=stored.revision + 1)
            self._table(kind).put(item_id, case_fields(changed))
        return changed

    def _table(self, kind: Kept) -> Documents:
        return Documents(self._storages[_KINDS[kind]], _KINDS[kind])

    def _read(self, found: Fields, kind: type[Item]) -> Item:
        try:
            return from_fields(found, kind)
        except ValueError as failure:
            raise RecordDamaged(str(self._table(kind).path), "case") from failure
