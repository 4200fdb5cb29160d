"""A house in memory: stored cases, the ledger, and people who follow up."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from exitcoach.domain.cases import Case, Private, Record
from exitcoach.domain.commitments import Corrective, Promise
from exitcoach.followups.correctives import Plan
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.add_corrective import add_corrective
from exitcoach.services.following import Author
from exitcoach.services.place_corrective import place_corrective
from exitcoach.services.verify_corrective import verify_corrective
from tests.fakes.clock import TickingClock
from tests.fakes.ledger import MemoryLedger
from tests.fakes.records import MemoryCaseStore, a_case, an_id
from tests.fakes.scenes import general

AVOIDABLE = "response.slow"
TODAY = date(2026, 12, 20)
ANSWERS = {
    "client.name": "Rosa Núñez",
    "cause": AVOIDABLE,
    "decision": "leaves",
    "recontact_consent": "yes",
    "incidents": ({"what": "no call back", "process": "Postventa"},),
}
PLAN = Plan(what="A second desk", owner="Eva", due=date(2026, 12, 30))


class House:
    """``eva`` and ``luis`` work in it at the same time."""

    def __init__(self, *cases: Case, store: CaseStore | None = None, ledger: Ledger | None = None) -> None:
        self.store: CaseStore = store or MemoryCaseStore()
        self.ledger: Ledger = ledger or MemoryLedger()
        self.clock = TickingClock(datetime(2026, 12, 20, 10, tzinfo=UTC))
        self.eva, self.luis = self.author("Eva"), self.author("Luis")
        self.taxonomy = general().causes
        self.numbers = count()
        for case in cases:
            self.store.merge(Record(case, Private(id=case.id, revision=case.revision)))

    def author(self, by: str) -> Author:
        return Author(by=by, clock=self.clock, zone=UTC)

    def chance(self) -> int:
        return next(self.numbers)

    def case(self, case_id: str = "") -> Case:
        return self.store.get(case_id or an_id()).case

    def cure(self, *case_ids: str, plan: Plan = PLAN) -> Corrective:
        return add_corrective(plan, case_ids, self.store, self.ledger, self.taxonomy, self.eva, self.chance)

    def place(self, start: str, **more: date) -> Corrective:
        return place_corrective(start, self.store, self.ledger, self.eva, **more)

    def verify(self, start: str, evidence: str = "no complaint", **more: date) -> Corrective:
        return verify_corrective(start, self.store, self.ledger, self.eva, evidence=evidence, **more)


class Overtaken(MemoryCaseStore):
    """A store where somebody else writes between reading and writing, once."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: Callable[[], object] = lambda: None

    def update(self, case_id: str, change: Callable[[Record], Record]) -> Record:
        other, self.meanwhile = self.meanwhile, lambda: None
        other()
        return super().update(case_id, change)


def a_left_case(case_id: str = "", **changes: object) -> Case:
    """Closed; the client left over something avoidable, and may be contacted again."""
    answers = {**ANSWERS, **changes.pop("answers", {})}  # type: ignore[dict-item]
    return a_case(case_id, answers=answers, **changes)


def promises(*words: str, case_id: str = "", due: date = date(2026, 12, 24)) -> tuple[Promise, ...]:
    stem = case_id or an_id()
    return tuple(Promise(id=f"{stem}-p{n}", what=what, owner="Bo", due=due) for n, what in enumerate(words, start=1))
