"""The house's ledger, kept in memory."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from exitcoach.ports import Item, NotOneItem


class MemoryLedger:
    """Items by kind and id."""

    def __init__(self) -> None:
        self.kept: dict[type[Any], dict[str, Any]] = {}

    def add(self, item: Item) -> None:
        self.kept.setdefault(type(item), {})[item.id] = item

    def get(self, kind: type[Item], item_id: str) -> Item:
        found: Item | None = self.kept.get(kind, {}).get(item_id)
        if found is None:
            raise NotOneItem(kind.__name__.lower(), item_id)
        return found

    def items(self, kind: type[Item]) -> tuple[Item, ...]:
        return tuple(item for _, item in sorted(self.kept.get(kind, {}).items()))

    def update(self, kind: type[Item], item_id: str, change: Callable[[Item], Item]) -> Item:
        stored = self.get(kind, item_id)
        changed = change(stored)
        if changed == stored:
            return stored
        kept: Item = replace(changed, revision=stored.revision + 1)
        self.kept[kind][item_id] = kept
        return kept
