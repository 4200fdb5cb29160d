"""Work on the stores in steps, each told as done, and what must be there once it was, whatever came after."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from exitcoach.domain.cases import Case, Record
from exitcoach.domain.commitments import Corrective, CorrectiveState, Decided
from exitcoach.domain.events import Noted
from exitcoach.ports import Journal
from exitcoach.stores.files import FileLayer, PrivateFile
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.encrypted_homes import encrypted, with_key
from tests.fakes.records import CALL, a_full_case, a_private, a_record, an_id, some_events

EARLIER = datetime(2026, 10, 3, 15, tzinfo=UTC)
FIRST, CLOSED, LEFT_OPEN, CURE = an_id(1), an_id(2), an_id(3), an_id(4)
BROUGHT = (an_id(5, EARLIER), an_id(6), an_id(7))
MORE = Noted(at=CALL, text="sigue")


@dataclass(frozen=True, slots=True)
class Step:
    """``do`` it, again where it failed; ``holds`` once it was told, in any home that a cut leaves."""

    name: str
    do: Callable[[], None]
    holds: Callable[["Left"], bool]


class Left:
    """A home as it was left, read through the stores themselves. Reading raises what they raise."""

    def __init__(self, path: Path) -> None:
        home = with_key(path)
        self.store, self.drafts, self.ledger = MonthlyStore(home), JournalDrafts(home), HouseLedger(home)
        self.cases = {case.id: case for case in self.store.cases()}
        self.cures = {cure.id: cure for cure in self.ledger.items(Corrective)}

    def events(self, case_id: str) -> int:
        """How many of its events a journal holds, none of them changed."""
        if case_id not in self.drafts.ids():
            return 0
        found = self.drafts.peek(case_id).events
        assert found == some_events(case_id)[: len(found)], f"other events in the journal of {case_id}"
        return len(found)

    def filed(self, case_id: str, revision: int) -> bool:
        """Whether the case is there, its private part too, and neither is half."""
        case = self.cases.get(case_id)
        if case is None or case.revision < revision:
            return False
        private = self.store.get(case_id).private
        return replace(private, revision=revision) == a_private(case_id, revision) and private.revision >= revision

    def goes_on(self) -> None:
        """The next events and cases are taken without anybody's help. Raises what the stores raise."""
        for case_id in self.drafts.ids():
            with self.drafts.open(case_id) as (journal, draft):
                journal.append(MORE)
            assert self.drafts.peek(case_id).events == (*draft.events, MORE)
        assert self.store.merge(a_record(an_id(99)))
        self.ledger.add(_a_cure(an_id(98)))


class Life:
    """All steps, on a home where a case and a cure are already stored; ``hidden`` is encrypted."""

    def __init__(self, path: Path, *, hidden: bool = False) -> None:
        self._home = encrypted(path) if hidden else with_key(path)
        self._begin(PrivateFile)
        self._home.prepare()
        self._store.merge(a_record(FIRST))
        self._ledger.add(_a_cure(CURE))
        for number in (1, 2):  # so that there is a copy before the last one
            self._store.update(FIRST, lambda record, n=number: _decided(record, f"a{n}"))  # type: ignore[misc]

    def steps(self, layer: FileLayer, open_files: ExitStack) -> Sequence[Step]:
        """What is done, in order; journals stay open as long as ``open_files``."""
        self._begin(layer)
        return [
            *self._calls(CLOSED, open_files),
            Step("close", lambda: self._file(CLOSED, 1), lambda left: left.filed(CLOSED, 1)),
            Step("retire", lambda: self._retire(CLOSED, open_files), lambda left: left.filed(CLOSED, 1)),
            *self._calls(LEFT_OPEN, open_files),
            *(self._decide(f"after {number}") for number in range(3)),
            Step("close again", lambda: self._file(CLOSED, 2), lambda left: left.filed(CLOSED, 2)),
            Step("place", lambda: self._cure(CorrectiveState.IN_PLACE), lambda left: left.cures[CURE].revision >= 2),
            Step("verify", lambda: self._cure(CorrectiveState.VERIFIED), lambda left: left.cures[CURE].revision >= 3),
            Step("import", self._bring, lambda left: all(left.filed(case_id, 1) for case_id in BROUGHT)),
        ]

    def _begin(self, layer: FileLayer) -> None:
        home = self._home
        self._store, self._ledger = MonthlyStore(home, layer=layer), HouseLedger(home, layer=layer)
        self._drafts = JournalDrafts(home, layer=layer)
        self._journals: dict[str, Journal] = {}

    def _calls(self, case_id: str, open_files: ExitStack) -> Sequence[Step]:
        def append(number: int) -> None:
            if case_id not in self._journals:
                self._journals[case_id] = open_files.enter_context(self._drafts.create(case_id))
            self._journals[case_id].append(some_events(case_id)[number])

        def step(number: int) -> Step:
            name = f"event {number + 1} of {case_id}"
            return Step(
                name, lambda: append(number), lambda left: case_id in left.cases or left.events(case_id) > number
            )

        return [step(number) for number in range(len(some_events(case_id)))]

    def _decide(self, note: str) -> Step:
        def change() -> None:
            self._store.update(FIRST, lambda record: _decided(record, note))

        return Step(f"decided {note}", change, lambda left: _note(left.cases[FIRST]) >= note)

    def _file(self, case_id: str, revision: int) -> None:
        self._store.merge(Record(a_full_case(case_id, revision=revision), a_private(case_id, revision)))

    def _retire(self, case_id: str, open_files: ExitStack) -> None:
        open_files.close()
        self._drafts.retire(case_id)

    def _cure(self, state: CorrectiveState) -> None:
        self._ledger.update(Corrective, CURE, lambda stored: replace(stored, state=state))

    def _bring(self) -> None:
        self._store.merge_all(Record(a_full_case(case_id), a_private(case_id)) for case_id in BROUGHT)


class FirstDay(Life):
    """The same from the very first: nobody has made a folder yet."""

    def __init__(self, path: Path, *, hidden: bool = False) -> None:
        self._home = encrypted(path) if hidden else with_key(path)

    def steps(self, layer: FileLayer, open_files: ExitStack) -> Sequence[Step]:
        """A call, its closing, a cure, another call."""
        self._begin(layer)
        return [
            *self._calls(CLOSED, open_files),
            Step("close", lambda: self._file(CLOSED, 1), lambda left: left.filed(CLOSED, 1)),
            Step("retire", lambda: self._retire(CLOSED, open_files), lambda left: left.filed(CLOSED, 1)),
            Step("plan", lambda: self._ledger.add(_a_cure(CURE)), lambda left: CURE in left.cures),
            *self._calls(LEFT_OPEN, open_files),
        ]


def _a_cure(cure_id: str) -> Corrective:
    return Corrective(id=cure_id, what="Doble control", owner="Eva")


def _decided(record: Record, note: str) -> Record:
    chosen = Decided(decision="leaves", on=CALL.date(), note=note)
    return replace(record, case=replace(record.case, decided=chosen))


def _note(case: Case) -> str:
    return case.decided.note if case.decided else ""
