"""The cases of the time before exitcoach: rows of a file become closed cases, and the same rows never twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time

from exitcoach.domain.cases import SCHEMA, Case, Imported, Note, PlaybookRef, Private, Record, Status
from exitcoach.domain.catalog import DEBRIEF
from exitcoach.imports.checking import check
from exitcoach.imports.identity import Keys, case_id_of, identity_of
from exitcoach.imports.plan import Plan
from exitcoach.imports.reading import Reading, Told
from exitcoach.imports.rows import Row, Rows
from exitcoach.ports import CaseStore, Rejected
from exitcoach.services.following import Author

_BATCH = 20_000
"""Cases held in memory before they are written: each month of a batch is written once."""
_MOST_UNFIT = 5
_WHOLE_DAY = len("2012-05-31")

Seen = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The fields of a stored case that tell whether a row is there already."""

    id: str
    revision: int
    imported: Imported | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A cell that answers nothing and was kept as a note."""

    row: int
    column: str
    text: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What an import did, or would do. ``changed`` rows tell something else than is stored; ``updated`` were taken."""

    rows: int = 0
    new: int = 0
    there: int = 0
    changed: int = 0
    updated: int = 0
    skipped: int = 0
    undated: int = 0
    without_cause: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    unfit: list[Unfit] = field(default_factory=list)
    unfit_count: int = 0
    changed_rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How to import: ``keep`` stores, ``update`` takes changed rows too; ``checked`` and ``seen`` are told of each
    row, as it is checked and then as it is imported."""

    playbook: PlaybookRef
    language: str
    author: Author
    keep: bool = True
    update: bool = False
    checked: Seen = lambda: None
    seen: Seen = lambda: None


def import_cases(rows: Rows, plan: Plan, store: CaseStore, terms: Terms) -> Tally:
    """Import every row. Raises Rejected with all the map leaves open, before anything is kept; and HomeUnusable."""
    problems = check(rows, _watched(rows.read(), terms.checked), plan)
    if problems:
        raise Rejected(problems)
    work = _Import(rows.name, plan, store, terms)
    batch: list[Record] = []
    for record in work.records(_watched(rows.read(), terms.seen)):
        batch.append(record)
        if len(batch) >= _BATCH:
            work.keep(batch)
            batch.clear()
    work.keep(batch)
    return work.tally


class _Import:
    def __init__(self, source: str, plan: Plan, store: CaseStore, terms: Terms) -> None:
        self.tally = Tally()
        self._source = source
        self._plan = plan
        self._store = store
        self._terms = terms
        self._now = terms.author.now()
        self._known = {
            identity_of(known.imported.key): known for known in store.scan(Known) if known.imported is not None
        }

    def keep(self, batch: list[Record]) -> None:
        """Store them; what another import stored meanwhile is there already."""
        if not self._terms.keep or not batch:
            return
        kept = set(self._store.merge_all(batch))
        late = [record for record in batch if record.case.id not in kept]
        self.tally.there += len(late)
        self.tally.new -= sum(record.case.revision == 1 for record in late)
        self.tally.updated -= sum(record.case.revision > 1 for record in late)

    def records(self, read: Iterable[Row]) -> Iterator[Record]:
        """The cases that are new, or to be taken anew."""
        reading, keys = Reading(self._plan), Keys(self._plan)
        for row in read:
            self.tally.rows += 1
            told = reading.told(row)
            if not told.goodbye:
                self.tally.skipped += 1
                continue
            self._count(row, told)
            record = self._record(row, told, keys.key(row, told))
            if record:
                yield record

    def _count(self, row: Row, told: Told) -> None:
        self.tally.undated += len(told.when) < _WHOLE_DAY
        cause = told.answers.get("cause")
        if isinstance(cause, str):
            self.tally.causes[cause] += 1
        else:
            self.tally.without_cause += 1
        self.tally.unfit_count += len(told.unfit)
        if len(self.tally.unfit) < _MOST_UNFIT:
            self.tally.unfit.extend(Unfit(row.number, column, text) for column, text in told.unfit)

    def _record(self, row: Row, told: Told, key: str) -> Record | None:
        known = self._known.get(identity_of(key))
        if known is None:
            self.tally.new += 1
            return self._case(row, told, key)
        if known.imported and known.imported.key == key:
            self.tally.there += 1
            return None
        self.tally.changed += 1
        self.tally.changed_rows.append(row.number)
        if not self._terms.update:
            return None
        self.tally.updated += 1
        fresh = self._case(row, told, key)
        case = replace(fresh.case, id=known.id, revision=known.revision + 1)
        return Record(case, Private(id=case.id, revision=case.revision))

    def _case(self, row: Row, told: Told, key: str) -> Record:
        terms, now = self._terms, self._now
        case_id = case_id_of(key, told.when)
        case = Case(
            schema=SCHEMA,
            id=case_id,
            revision=1,
            status=Status.CLOSED,
            practice=False,
            created=_noon(told.when) or now,
            left_at=None,
            closed=now,
            employee="",
            language=terms.language,
            playbook=terms.playbook,
            answers=told.answers,
            gate=None,
            asks=0,
            notes=(Note(at=now, stage=DEBRIEF, text="\n".join(told.notes)),) if told.notes else (),
            history=(replace(terms.author.change("case.imported", case_id, self._source), at=now),),
            imported=Imported(source=self._source, row=row.number, key=key, on=now, when=told.when),
        )
        return Record(case, Private(id=case_id, revision=1))


def _noon(when: str) -> datetime | None:
    """The day of the call where it is known, so that cases of old stand where they belong."""
    return datetime.combine(datetime.fromisoformat(when), time(12), UTC) if len(when) == _WHOLE_DAY else None


def _watched(read: Iterable[Row], seen: Seen) -> Iterator[Row]:
    for row in read:
        seen()
        yield row
