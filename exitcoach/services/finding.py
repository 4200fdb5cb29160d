"""Promises and what the house keeps, by any start of an id that only one has."""

from dataclasses import dataclass

from exitcoach.domain.commitments import Promise
from exitcoach.ports import CaseStore, Item, Ledger, NotOneItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Promising:
    """The fields of a case in which promises are found."""

    id: str
    promises: tuple[Promise, ...] = ()


def find_promise(start: str, store: CaseStore) -> tuple[str, Promise]:
    """The promise, and the id of its case. Raises NotOneItem."""
    made = {promise.id: (case.id, promise) for case in store.scan(Promising) for promise in case.promises}
    return made[_only("promise", start, tuple(made))]


def find_item(kind: type[Item], start: str, ledger: Ledger) -> Item:
    """The corrective, lesson or smoke. Raises NotOneItem."""
    items = {item.id: item for item in ledger.items(kind)}
    return items[_only(kind.__name__.lower(), start, tuple(items))]


def _only(kind: str, start: str, ids: tuple[str, ...]) -> str:
    wanted = start.strip().casefold()
    matches = [known for known in ids if wanted and known.startswith(wanted)]
    # The first promise of a case begins like its tenth.
    found = [known for known in matches if known == wanted] or matches
    if len(found) != 1:
        raise NotOneItem(kind, start, found)
    return found[0]
