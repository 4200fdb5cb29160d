"""What the index says of each record: who the client was, and what is due from whom."""

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from typing import NamedTuple

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective
from exitcoach.domain.text import fold
from exitcoach.followups.agenda import Row, Terms, corrective_rows, rows_of
from exitcoach.followups.facts import FollowFacts
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import decoder
from exitcoach.stores.migrations import Kind

NAMES = ("client.name", "client.account", "client.ref")


class Caller(NamedTuple):
    """A case, with the name, account and reference of its client, folded."""

    case_id: str
    names: tuple[str, ...]


class Owed(NamedTuple):
    """Something due from an owner, folded, by a day."""

    owner: str
    day: date


def lines_of(storage: AtomicJSONStorage, kind: Kind, taxonomy: Taxonomy, zone: tzinfo) -> Iterator[Caller | Owed]:
    """What a file of records says. Raises RecordDamaged, RecordForeign, RecordsLocked, HomeUnusable, ValueError."""
    documents = [document for _, document in storage.month().documents()]
    # What is due on no day yet is left out, so the last of all days opens every gate that only a day keeps shut.
    terms = Terms(taxonomy=taxonomy, today=date.max)
    if kind == "correctives":
        yield from _owed(corrective_rows(map(decoder(Corrective), documents), terms))
        return
    for facts in map(decoder(FollowFacts), documents):
        if not facts.practice:
            yield Caller(facts.id, tuple(fold(facts.word(name)) for name in NAMES))
            yield from _owed(rows_of(facts, facts.correctives, facts.call_day(zone), terms))


def _owed(rows: Iterable[Row]) -> Iterator[Owed]:
    for row in rows:
        if row.owner and row.due and not row.missing:
            yield Owed(fold(row.owner), row.due)
