"""A call to drive an interview with, one word an event."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from exitcoach.domain import events as happened
from exitcoach.domain.cases import Answers, PlaybookRef, Record, Value
from exitcoach.domain.events import Event, Place
from exitcoach.domain.playbooks import Playbook
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview
from exitcoach.interview.path import Path
from exitcoach.interview.states import State
from tests.fakes.playbooks import small_playbook
from tests.fakes.records import CALL, an_id

SMALL = small_playbook()
UPON_A_MEETING = {"story": "It broke", "heard_out": True, "firmness": "open", "cause": "core.quality"}
READY: Answers = {**UPON_A_MEETING, "playback_confirmed": "yes"}
"""Answers with which the gate says explore."""
DONE: Answers = {"firmness": "open", "cause": "core.quality", "decision": "leaves", "recontact_consent": "no"}
"""All that closing needs."""


class Call:
    """Each method is one event, a second after the one before."""

    def __init__(self, playbook: Playbook = SMALL, *, express: bool = False, begun: bool = True) -> None:
        self.interview = Interview(playbook)
        self.state = State()
        self.events: list[Event] = []
        self.now = CALL
        if begun:
            self.receive(self.started(express=express))

    def started(self, *, express: bool = False) -> happened.Started:
        playbook = PlaybookRef(id=self.interview.playbook.id, version=self.interview.playbook.version)
        return happened.Started(
            at=self.tick(), case_id=an_id(), employee="Ana", language="en", playbook=playbook, express=express
        )

    def receive(self, event: Event) -> "Call":
        self.state = self.interview.receive(self.state, event)
        self.events.append(event)
        return self

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    @property
    def place(self) -> Place:
        assert self.state.at is not None
        return self.state.at

    @property
    def at(self) -> str:
        return self.state.at.question if self.state.at else ""

    @property
    def path(self) -> Path:
        return self.interview.path(self.state)

    @property
    def answers(self) -> Answers:
        return self.path.answers

    @property
    def verdict(self) -> str:
        return self.state.gate.verdict if self.state.gate else ""

    def record(self) -> Record:
        return record_of(self.interview, self.state)

    def say(self, value: Value) -> "Call":
        return self.tell(self.place, value)

    def tell(self, place: Place | str, value: Value) -> "Call":
        whole = Place(question=place) if isinstance(place, str) else place
        return self.receive(happened.Answered(at=self.tick(), place=whole, value=value))

    def later(self) -> "Call":
        return self.receive(happened.Skipped(at=self.tick(), place=self.place))

    def back(self) -> "Call":
        return self.receive(happened.WentBack(at=self.tick()))

    def drop(self) -> "Call":
        return self.receive(happened.RowDropped(at=self.tick(), place=self.place))

    def note(self, text: str = "remember") -> "Call":
        return self.receive(happened.Noted(at=self.tick(), text=text))

    def settle(self, fate: Literal["kept", "dropped", "answered"] = "kept") -> "Call":
        return self.receive(happened.NoteSettled(at=self.tick(), fate=fate))

    def shorten(self) -> "Call":
        return self.receive(happened.Shortened(at=self.tick()))

    def gone(self) -> "Call":
        return self.receive(happened.Departed(at=self.tick(), hung_up=True))

    def pause(self) -> "Call":
        return self.receive(happened.Paused(at=self.tick()))

    def resume(self) -> "Call":
        return self.receive(happened.Resumed(at=self.tick()))

    def close(self) -> "Call":
        return self.receive(happened.Closed(at=self.tick()))

    def recall(self, record: Record) -> "Call":
        return self.receive(happened.Recalled(at=self.tick(), record=record))

    def reach(self, question: str, answers: Mapping[str, Value] | None = None) -> "Call":
        """Go on to ``question``, answering on the way what ``answers`` has and leaving the rest."""
        return self._go_on_while(lambda: self.at != question, answers or {})

    def finish(self, answers: Mapping[str, Value] | None = None) -> "Call":
        """Go on until nothing is left to ask in this phase."""
        return self._go_on_while(lambda: self.state.at is not None, answers or {})

    def asked(self, answers: Mapping[str, Value] | None = None) -> list[str]:
        """Go on until nothing is left, and tell which questions came, in their order."""
        put: list[str] = []
        while self.state.at is not None:
            put.append(self.at)
            self._one_on(answers or {})
        return list(dict.fromkeys(put))

    def _go_on_while(self, wanted: object, answers: Mapping[str, Value]) -> "Call":
        assert callable(wanted)
        for _ in range(300):
            if not wanted():
                return self
            self._one_on(answers)
        raise AssertionError(f"standing at {self.at}")

    def _one_on(self, answers: Mapping[str, Value]) -> None:
        value = answers.get(self.at)
        rows = value if isinstance(value, tuple) and value and isinstance(value[0], Mapping) else None
        if rows is not None:
            row = rows[self.place.row or 0] if (self.place.row or 0) < len(rows) else {}
            value = row.get(str(self.place.field)) if isinstance(row, Mapping) else None
        if value is None:
            self.later()
        else:
            self.say(value)
