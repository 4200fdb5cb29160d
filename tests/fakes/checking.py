"""A home with records of every kind, and all that can be read of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import rmtree

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Change, Corrective, Lesson, Smoke
from exitcoach.domain.events import Answered, Closed, Departed, Event, Opened, Place
from exitcoach.playbook.shelf import Shelf
from exitcoach.services.check import Edits, Finding, Fold, Repair, folding
from exitcoach.stores.backups import Backups
from exitcoach.stores.check import HomeCheck
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.playbook_source import FakePlaybooks
from tests.fakes.records import CALL, GENERAL, a_full_case, a_private, a_record, an_answered, an_id, some_events

STORED = (an_id(0), an_id(1), an_id(2))
RUNNING, RETIRED, INQUIRED = an_id(5), an_id(6), an_id(1)
CASES, PRIVATE = "cases/2026-11.json", "private/2026-11.json"
STAMP = "20261122-160000"
CLOSING = {"firmness": "firm", "cause": "response.slow", "decision": "leaves", "recontact_consent": "no", "feeling": 2}

NOWHERE = Path(__file__) / "nowhere"
"""No folder can be made there."""


@cache
def fold() -> Fold:
    """Makes a case of a journal, with the general playbook alone."""
    shelf = Shelf(own=NOWHERE, cache=NOWHERE)
    return folding(FakePlaybooks(shelf.get("general")))


def a_closed_call(case_id: str = RETIRED) -> tuple[Event, ...]:
    given = (an_answered(*pair, CALL + timedelta(minutes=n)) for n, pair in enumerate(CLOSING.items(), 1))
    ended = Departed(at=CALL + timedelta(minutes=9)), Closed(at=CALL + timedelta(minutes=12))
    return (*some_events(case_id), *given, *ended)


def a_furnished_home(path: Path | Home, *, backed_up: bool = False) -> Home:
    """Cases, private parts, the house, a running call, one that was put away, an investigation."""
    home = path if isinstance(path, Home) else Home(path)
    store = MonthlyStore(home)
    for case_id in STORED[1:]:
        store.merge(Record(a_full_case(case_id), a_private(case_id)))
    store.merge(a_record(STORED[0]))
    ledger = HouseLedger(home)
    planned = Change(at=CALL, by="Eva", what="corrective.added", about=an_id(11))
    cure = Corrective(id=an_id(11), what="Doble control", owner="Eva", cases=(an_id(1),), history=(planned,))
    ledger.add(cure)
    ledger.add(Lesson(id=an_id(12), text="Escuchar antes", cause="response.slow", on=date(2026, 12, 1)))
    ledger.add(Smoke(id=an_id(13), at=CALL, by="Ana", text="Otra queja", department="Logística"))
    drafts, inquiries = JournalDrafts(home), JournalDrafts(home, folder=home.investigations)
    write_journal(drafts, RUNNING, some_events(RUNNING))
    write_journal(drafts, RETIRED, a_closed_call())
    told = fold()(a_closed_call())
    assert told is not None
    store.merge(told)
    drafts.retire(RETIRED)
    seen = Opened(at=CALL, case_id=INQUIRED, employee="Luis", language="es", playbook=GENERAL)
    found = Answered(at=CALL, place=Place(question="findings"), value="Dos turnos sin relevo")
    write_journal(inquiries, INQUIRED, (seen, found))
    if backed_up:
        Backups(home).make(datetime(2026, 11, 22, 12, tzinfo=UTC))
    return home


def write_journal(drafts: JournalDrafts, case_id: str, events: tuple[Event, ...]) -> None:
    with drafts.create(case_id) as journal:
        for event in events:
            journal.append(event)


@dataclass(frozen=True)
class Everything:
    """What a home holds."""

    records: tuple[Record, ...]
    house: tuple[object, ...]
    drafts: tuple[tuple[Event, ...], ...]


def everything(home: Home) -> Everything:
    """All of it, read as the program reads it."""
    store, ledger = MonthlyStore(home), HouseLedger(home)
    drafts, inquiries = JournalDrafts(home), JournalDrafts(home, folder=home.investigations)
    journals = [*map(drafts.peek, drafts.ids()), *map(inquiries.peek, inquiries.ids())]
    assert not any(draft.torn for draft in journals)
    return Everything(
        tuple(store.get(case_id) for case_id in store.ids()),
        (*ledger.items(Corrective), *ledger.items(Lesson), *ledger.items(Smoke)),
        tuple(draft.events for draft in journals),
    )


def checked(home: Home, edits: Edits | None = None) -> tuple[Finding, ...]:
    """What a check finds; with ``edits`` it mends."""
    return HomeCheck(home, fold()).check(Repair(stamp=STAMP, edits=edits) if edits else None)


def spoil(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def without_copies(home: Home) -> Home:
    """The same home when its backups and the copies from before are gone."""
    rmtree(home.backups)
    for previous in home.path.rglob("*.previous"):
        previous.unlink()
    return home
