"""Records kept in memory, and cases, records and events to test with."""

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from exitcoach.domain.cases import (
    SCHEMA,
    Answers,
    Case,
    Gate,
    Happening,
    Note,
    PlaybookRef,
    Private,
    Record,
    Status,
    ToneFinding,
)
from exitcoach.domain.commitments import (
    Change,
    Corrective,
    Decided,
    Investigation,
    Promise,
    PromiseState,
    Recontact,
    Returned,
    Support,
)
from exitcoach.domain.events import Answered, Event, Noted, Place, Started
from exitcoach.domain.follow_up import carried
from exitcoach.domain.ids import BadId, is_case_id, mint
from exitcoach.ports import CaseInUse, Draft, UnknownCase
from exitcoach.stores.codec import decoder, encode_case, encode_private

Shape = TypeVar("Shape")
CALL = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
GENERAL = PlaybookRef(id="general", version=1)
STORY = "Llevo nueve años con ustedes y es la tercera vez que pierden mi pedido. "


def an_id(number: int = 0, moment: datetime = CALL) -> str:
    """Case ids that sort by ``number``."""
    return mint(moment + timedelta(seconds=number), number)


def a_started(case_id: str = "", at: datetime = CALL) -> Started:
    return Started(at=at, case_id=case_id or an_id(), employee="Ana", language="es", playbook=GENERAL)


def an_answered(question: str, value: object, at: datetime = CALL) -> Answered:
    return Answered(at=at, place=Place(question=question), value=value)  # type: ignore[arg-type]


def some_events(case_id: str, answers: int = 3) -> tuple[Event, ...]:
    """A call that has begun."""
    given = (an_answered("story", f"{STORY}{number}") for number in range(answers))
    return (a_started(case_id), *given, Noted(at=CALL, text="Volver a llamar"))


def a_case(case_id: str = "", **changes: object) -> Case:
    """A closed case with the least it can have."""
    plain = Case(
        schema=SCHEMA,
        id=case_id or an_id(),
        revision=1,
        status=Status.CLOSED,
        practice=False,
        created=CALL,
        left_at=CALL + timedelta(minutes=9),
        closed=CALL + timedelta(minutes=12),
        employee="Ana",
        language="es",
        playbook=GENERAL,
        answers={"client.name": "Rosa Núñez", "decision": "leaves"},
        gate=None,
        asks=0,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def a_full_case(case_id: str = "", **changes: object) -> Case:
    """A case with something in every field, about 4 KB of JSON."""
    answers: Answers = {
        "client.name": "Rosa Núñez",
        "story": STORY * 14,
        "heard_out": True,
        "intensity": 4,
        "causes_contributing": ("response.slow", "core.repeated"),
        "incidents": ({"what": "pedido perdido", "department": "Logística", "times": 3, "reported_before": True},),
        "obstacles": (),
    }
    full: dict[str, object] = {
        "answers": answers,
        "gate": Gate(verdict="care", reasons=("still_hot", "repeated_failure")),
        "asks": 1,
        "notes": (Note(at=CALL, stage="listen", text="Nota\n" + STORY * 4),),
        "timeline": tuple(
            Happening(at=CALL + timedelta(seconds=n), stage="listen", event="answered", question="story")
            for n in range(16)
        ),
        "promises": (
            Promise(
                id="p1",
                what="Llamar el lunes",
                owner="Luis",
                due=date(2026, 11, 30),
                settled_on=date(2026, 11, 29),
                state=PromiseState.KEPT,
            ),
        ),
        "decided": Decided(decision="leaves", on=date(2026, 12, 1)),
        "investigation": Investigation(findings="Cierto", diagnosed=("core.repeated",), finished_on=date(2026, 12, 6)),
        "correctives": (Corrective(id="c1", what="Doble control", owner="Eva", due=date(2027, 1, 8)),),
        "recontact": Recontact(on=date(2027, 1, 20), by="Ana", received="bien"),
        "returned": Returned(on=date(2027, 2, 1), because="la llamada"),
        "history": (Change(at=CALL, by="Luis", what="promise.kept", about="p1", note="hecho"),),
        "followed": 1,
    }
    return a_case(case_id, **(full | changes))


def a_private(case_id: str = "", revision: int = 1) -> Private:
    """A private part with something in every field."""
    found = ToneFinding(
        stage="close", question="apology", marker="yes_but", words="sí, pero", start=0, end=8, rule="es-1"
    )
    helped = Support(done_on=date(2026, 11, 23), by="Eva", what="un café")
    felt = Happening(at=CALL, stage="debrief", event="answered", question="feeling")
    return Private(
        id=case_id or an_id(),
        revision=revision,
        answers={"feeling": 4},
        tone=(found,),
        timeline=(felt,),
        support=helped,
    )


def a_record(case_id: str = "", revision: int = 1, **changes: object) -> Record:
    """A record without anything private."""
    case = a_case(case_id, revision=revision, **changes)
    return Record(case, Private(id=case.id, revision=revision))


class MemoryJournal:
    """A list of events."""

    def __init__(self, case_id: str, events: list[Event]) -> None:
        self.case_id = case_id
        self.events = events

    def append(self, event: Event) -> None:
        self.events.append(event)


class MemoryDrafts:
    """Journals in memory. ``elsewhere`` holds the ids that are open in another window."""

    def __init__(self) -> None:
        self.journals: dict[str, list[Event]] = {}
        self.retired: dict[str, list[Event]] = {}
        self.elsewhere: set[str] = set()

    @contextmanager
    def create(self, case_id: str) -> Iterator[MemoryJournal]:
        if not is_case_id(case_id):
            raise BadId(case_id)
        if case_id in self.journals:
            raise CaseInUse(case_id)
        with self._held(case_id):
            journal = MemoryJournal(case_id, self.journals.setdefault(case_id, []))
            try:
                yield journal
            finally:
                if not journal.events:
                    del self.journals[case_id]

    @contextmanager
    def open(self, case_id: str) -> Iterator[tuple[MemoryJournal, Draft]]:
        events = self._events(case_id)
        with self._held(case_id):
            yield MemoryJournal(case_id, events), Draft(tuple(events))

    def peek(self, case_id: str) -> Draft:
        return Draft(tuple(self._events(case_id)), in_use=case_id in self.elsewhere)

    def retire(self, case_id: str) -> None:
        if case_id in self.journals and case_id not in self.elsewhere:
            self.retired[case_id] = self.journals.pop(case_id)

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(case_id for case_id, events in self.journals.items() if events))

    def _events(self, case_id: str) -> list[Event]:
        events = self.journals.get(case_id)
        if not events:
            raise UnknownCase(case_id)
        return events

    @contextmanager
    def _held(self, case_id: str) -> Iterator[None]:
        if case_id in self.elsewhere:
            raise CaseInUse(case_id)
        self.elsewhere.add(case_id)
        try:
            yield
        finally:
            self.elsewhere.discard(case_id)


class MemoryCaseStore:
    """Records in memory."""

    def __init__(self, *records: Record) -> None:
        self.records: dict[str, Record] = {record.case.id: record for record in records}

    def merge(self, record: Record) -> bool:
        stored = self.records.get(record.case.id)
        if stored and stored.case.revision >= record.case.revision:
            return False
        self.records[record.case.id] = carried(record, stored) if stored else record
        return True

    def merge_all(self, records: Iterable[Record]) -> tuple[str, ...]:
        return tuple(sorted({record.case.id for record in records if self.merge(record)}))

    def update(self, case_id: str, change: Callable[[Record], Record]) -> Record:
        stored = self.get(case_id)
        changed = change(stored)
        if changed != stored:
            changed = replace(changed, case=replace(changed.case, followed=stored.case.followed + 1))
            self.records[case_id] = changed
        return changed

    def get(self, case_id: str) -> Record:
        if case_id not in self.records:
            raise UnknownCase(case_id)
        return self.records[case_id]

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(self.records))

    def cases(self) -> Iterator[Case]:
        return (self.records[case_id].case for case_id in self.ids())

    def scan(self, shape: type[Shape]) -> Iterator[Shape]:
        return map(decoder(shape), map(encode_case, self.cases()))

    def documents(self, ids: Container[str]) -> Iterator[bytes]:
        return (encode_case(case) for case in self.cases() if case.id in ids)

    def scan_private(self, shape: type[Shape]) -> Iterator[Shape]:
        decode = decoder(shape)
        parts = (self.records[case_id].private for case_id in self.ids())
        told = (part for part in parts if part.answers or part.tone or part.timeline or part.support)
        return (decode(encode_private(part)) for part in told)
