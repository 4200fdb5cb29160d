"""A debrief that goes on while the house follows up: neither undoes the other."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from exitcoach.domain.cases import Row, Status
from exitcoach.domain.commitments import PromiseState
from exitcoach.domain.events import Noted, Resumed
from exitcoach.domain.scenes import Reply, Scene, Stop
from exitcoach.followups.refusal import NotPossible
from exitcoach.services.following import Author
from exitcoach.services.record_return import record_return
from exitcoach.services.save import save
from exitcoach.services.settle_promise import settle_promise
from tests.fakes.clock import TickingClock
from tests.fakes.frontend import answering
from tests.fakes.records import MemoryCaseStore
from tests.unit.interview.call import DONE, READY, Call
from tests.unit.services.desk import WHOLE, Desk

PROMISED = ("call", "refund", "letter")
SETTLED = some.sampled_from([PromiseState.KEPT, PromiseState.BROKEN, PromiseState.WITHDRAWN])
WORDS = some.lists(some.sampled_from([*PROMISED, "visit", "credit"]), unique=True, max_size=4)


def rows(words: tuple[str, ...] | list[str]) -> tuple[Row, ...]:
    return tuple({"what": word, "owner": "Bo", "due": "2026-12-01"} for word in words)


class Meanwhile(RuleBasedStateMachine):
    """One person in the debrief, others who follow up; ``settled`` is what they did, by promise."""

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryCaseStore()
        clock = TickingClock(datetime(2026, 12, 20, tzinfo=UTC))
        self.author = Author(by="Eva", clock=clock, zone=UTC)
        told = {**READY, **DONE, "explore": True, "permission": "yes", "promises": rows(PROMISED)}
        self.call = Call().finish(told).gone()
        self.settled: dict[str, PromiseState] = {}
        self.changes = 0
        self.lesson = ""
        self.file()

    @property
    def debriefing(self) -> bool:
        return self.call.state.closed_at is None

    @rule()
    def file(self) -> None:
        save(self.call.interview, self.call.state, self.store)
        self.lesson = str(self.call.answers.get("lesson", ""))

    @rule(text=some.sampled_from(["listen", "call first", "ask once"]))
    def tell_the_lesson(self, text: str) -> None:
        if self.debriefing:
            self.call.tell("lesson", text)

    @rule(words=WORDS)
    def tell_the_promises_anew(self, words: list[str]) -> None:
        if self.debriefing:
            self.call.tell("promises", rows(words))

    @rule()
    def stop_and_recall_what_is_filed(self) -> None:
        if self.debriefing:
            self.call.pause()
            self.file()
            self.call = Call(begun=False).recall(self.store.get(self.call.state.case_id)).resume()

    @rule()
    def close(self) -> None:
        if self.debriefing:
            self.call.close()
            self.file()

    @rule(number=some.integers(0, 5), state=SETTLED)
    def settle(self, number: int, state: PromiseState) -> None:
        made = self.store.get(self.call.state.case_id).case.promises
        if number < len(made) and made[number].state is PromiseState.OPEN:
            settle_promise(made[number].id, state, self.store, self.author, note="so it was")
            self.settled[made[number].id] = state
            self.changes += 1

    @rule()
    def come_back(self) -> None:
        try:
            record_return(self.call.state.case_id, self.store, self.author)
        except NotPossible:
            return
        self.changes += 1

    @invariant()
    def nothing_is_undone(self) -> None:
        """What was settled stays settled, the history is whole, and the interview is as it was last filed."""
        case = self.store.get(self.call.state.case_id).case
        standing = {made.id: made.state for made in case.promises}
        assert self.settled.items() <= standing.items()
        assert {key for key, state in standing.items() if state is not PromiseState.OPEN} == set(self.settled)
        assert len(case.history) == case.followed == self.changes
        assert case.answers.get("lesson", "") == self.lesson
        assert len(standing) == len(case.promises)


Meanwhile.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestMeanwhile = Meanwhile.TestCase


@pytest.mark.parametrize("under_way", [False, True], ids=["while it waits", "while it is under way"])
@pytest.mark.parametrize("journal", [True, False], ids=["from its journal", "from the stored case"])
def test_a_promise_kept_meanwhile(under_way: bool, journal: bool) -> None:
    """The debrief knows nothing of it; closed, the case has the lesson and the kept promise."""
    desk, told = Desk(), answering(WHOLE)
    case_id = desk.call(lambda scene: Stop() if scene.in_debrief else told(scene)).case.id
    if not journal:
        desk.lose_the_journal(case_id)
    keeping = [lambda: settle_promise(case_id, PromiseState.KEPT, desk.store, author(desk))]
    if not under_way:
        keeping.pop()()

    def replying(scene: Scene) -> Reply:
        if keeping:
            keeping.pop()()
        return told(scene)

    record = desk.again(case_id, replying)
    assert record == desk.store.get(case_id)
    assert (record.case.status, record.case.answers["lesson"]) == (Status.CLOSED, WHOLE["lesson"])
    assert [made.state for made in record.case.promises] == [PromiseState.KEPT]
    assert [change.what for change in record.case.history] == ["promise.kept"]


def test_a_case_under_way_is_read_with_what_came_after() -> None:
    """Where the journal is ahead of what is filed, both are shown."""
    desk, told = Desk(), answering(WHOLE)
    case_id = desk.call(lambda scene: Stop() if scene.in_debrief else told(scene)).case.id
    settle_promise(case_id, PromiseState.BROKEN, desk.store, author(desk), note="forgot")
    with desk.drafts.open(case_id) as (journal, _):
        journal.append(Resumed(at=desk.clock.now()))
        journal.append(Noted(at=desk.clock.now(), text="one more thing"))
    case = desk.archive.read(case_id).case

    assert [made.state for made in case.promises] == [PromiseState.BROKEN]
    assert case.notes[-1].text == "one more thing"


def author(desk: Desk) -> Author:
    return Author(by="Eva", clock=desk.clock, zone=UTC)
