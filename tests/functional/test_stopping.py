"""Stopping and going on changes nothing of what a case says."""

from collections.abc import Callable

import pytest

from exitcoach.domain.cases import Case, Private, Record, Status
from exitcoach.domain.scenes import Jot, Reply, Scene, Stop
from exitcoach.services.go_on import go_on
from exitcoach.services.take_call import Beginning, take_call
from tests.fakes.clock import TickingClock
from tests.fakes.frontend import FakeFrontend, Replying, answering, stopping_at
from tests.fakes.playbook_source import FakePlaybooks
from tests.fakes.records import MemoryCaseStore, MemoryDrafts
from tests.fakes.scenes import general

SAID = {
    "client.name": "Rosa Núñez",
    "service": "Entregas",
    "channel": "phone",
    "story": "Es la tercera vez que pierden mi pedido",
    "emotion": "frustrated",
    "intensity": 3,
    "heard_out": True,
    "playback": "Perdimos su pedido.",
    "playback_confirmed": "yes",
    "firmness": "leaning",
    "cause": "core.repeated",
    "causes_contributing": ("response.slow",),
    "incidents": ({"what": "Pedido perdido", "times": 3, "reported_before": True}, {"what": "Nadie llamó"}),
    "explore": True,
    "permission": "yes",
    "wish": "Que llegue",
    "cause_controlled": "yes",
    "promises": ({"what": "Entregarlo", "owner": "Luis Vega", "due": "2026-12-01", "authority": "yes"},),
    "decision": "decides_later",
    "decision_due": "2026-12-05",
    "apology": "Le pido perdón por los pedidos perdidos.",
    "exit_steps": ("cancellation_registered",),
    "obstacles": ("none",),
    "recontact_consent": "yes",
    "recontact_channel": "email",
    "self_check": ("thanked",),
    "feeling": 3,
    "lesson": "Primero escuchar.",
}
EVERY = 6
"""Stops in between are left to the test that stops at all of them."""
UNDER_WAY = (Status.OPEN, Status.INTERRUPTED, Status.DEBRIEF)


class Desk:
    """One call, with records in memory; going on until it is closed."""

    def __init__(self) -> None:
        self.drafts, self.store, self.clock = MemoryDrafts(), MemoryCaseStore(), TickingClock()

    def takes(self, replying: Replying) -> Record:
        record = self.begins(replying)
        assert record is not None
        return record

    def begins(self, replying: Replying) -> Record | None:
        beginning = Beginning(playbook=general(), employee="Ana", language="es")
        return take_call(beginning, self.drafts, self.store, FakeFrontend(replying), self.clock, lambda: 7)

    def goes_on(self, record: Record, replying: Replying) -> Record:
        playbooks = FakePlaybooks(general())
        return go_on(record.case.id, self.drafts, self.store, playbooks, FakeFrontend(replying), self.clock)


def questions_asked() -> int:
    """How often the call above asks something."""
    frontend = FakeFrontend(answering(SAID))
    desk = Desk()
    desk.takes(frontend.ask)
    return len(frontend.scenes)


def told(record: Record) -> tuple[object, ...]:
    """What the case says, apart from when."""
    case: Case = record.case
    private: Private = record.private
    notes = [note.text for note in case.notes]
    return case.status, case.answers, case.gate, case.asks, case.promises, notes, private.answers, private.tone


@pytest.fixture(scope="module")
def never_stopped() -> tuple[object, ...]:
    return told(Desk().takes(answering(SAID)))


def test_the_call_is_one_that_can_be_closed(never_stopped: tuple[object, ...]):
    """It goes through the gate, a promise and the debrief."""
    status, answers, gate, asks, promises, *_rest = never_stopped

    assert status is Status.CLOSED
    assert answers == {key: value for key, value in SAID.items() if key not in ("self_check", "feeling")}
    assert (gate.verdict, asks, len(promises)) == ("care", 1, 1)  # type: ignore[attr-defined, arg-type]


def test_stopping_at_the_first_question_leaves_nothing():
    """There is nothing to go on with: the call begins again."""
    desk = Desk()

    assert desk.begins(stopping_at(0, answering(SAID))) is None
    assert (desk.drafts.ids(), desk.store.ids()) == ((), ())


@pytest.mark.parametrize("turn", range(1, questions_asked(), EVERY))
def test_stopping_once_changes_nothing(turn: int, never_stopped: tuple[object, ...]):
    """Wherever the stop comes, going on asks that question again and ends in the same case."""
    desk = Desk()
    first = FakeFrontend(stopping_at(turn, answering(SAID)))
    stopped = desk.takes(first.ask)
    second = FakeFrontend(answering(SAID))
    record = desk.goes_on(stopped, second.ask)

    assert stopped.case.status in UNDER_WAY
    assert second.scenes[0].place == first.scenes[-1].place
    assert told(record) == never_stopped


def test_stopping_at_every_question_in_turn_changes_nothing(never_stopped: tuple[object, ...]):
    """A desk that is interrupted all the time loses nothing either: a stop after every single answer."""
    desk = Desk()
    record = desk.takes(once(answering(SAID)))
    while record.case.status is not Status.CLOSED:
        record = desk.goes_on(record, once(answering(SAID)))

    assert told(record) == never_stopped


def once(replying: Replying) -> Replying:
    """One reply, then a stop."""
    asked: list[Scene] = []

    def reply(scene: Scene) -> Reply:
        asked.append(scene)
        return replying(scene) if len(asked) == 1 else Stop()

    return reply


@pytest.mark.parametrize(
    "interruption", [lambda: Stop("Rosa Nú"), lambda: Jot("Suena cansada", "Rosa Nú")], ids=["stop", "note"]
)
def test_words_half_typed_are_offered_again(interruption: Callable[[], Reply]):
    """After a note at once, after a stop when the case is gone on with; until the question is answered."""
    desk = Desk()
    replies = [interruption(), Stop("Rosa Nú")]
    first = FakeFrontend(lambda _: replies.pop(0))
    stopped = desk.takes(first.ask)
    second = FakeFrontend(stopping_at(1, answering(SAID)))
    desk.goes_on(stopped, second.ask)

    assert {scene.draft for scene in first.scenes[1:]} <= {"Rosa Nú"}
    assert [scene.draft for scene in second.scenes] == ["Rosa Nú", ""]
