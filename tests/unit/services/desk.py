"""A desk with everything in memory, and what people say at it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from exitcoach.domain.cases import Answers, Record, Value
from exitcoach.domain.events import Event
from exitcoach.domain.playbooks import Playbook
from exitcoach.ports import HomeUnusable
from exitcoach.services.file_answers import file_answers
from exitcoach.services.go_on import go_on
from exitcoach.services.read_cases import Archive
from exitcoach.services.take_call import Beginning, take_call
from tests.fakes.clock import TickingClock
from tests.fakes.frontend import FakeFrontend, Replying
from tests.fakes.playbook_source import FakePlaybooks
from tests.fakes.playbooks import small_playbook
from tests.fakes.records import MemoryCaseStore, MemoryDrafts

PROMISE = {"what": "call them", "owner": "Bo", "due": "2026-12-01"}
WHOLE: Answers = {
    "client.name": "Rosa Núñez",
    "story": "It broke for the third time",
    "heard_out": True,
    "playback": "I understand, but it was only a day",
    "playback_confirmed": "yes",
    "firmness": "leaning",
    "cause": "core.quality",
    "incidents": ({"what": "late", "times": 3}, {"what": "lost"}),
    "explore": True,
    "permission": "yes",
    "wish": "an apology",
    "promises": (PROMISE,),
    "decision": "leaves",
    "apology": "I am sorry that you had to call three times",
    "recontact_consent": "yes",
    "recontact_at": "555",
    "self_check": ("thanked",),
    "feeling": 3,
    "lesson": "listen longer",
}
"""A whole call, with its debrief."""


class Desk:
    """Everything a use case needs."""

    def __init__(self, playbook: Playbook | None = None, language: str = "en") -> None:
        self.playbook = playbook or small_playbook()
        self.language = language
        self.drafts, self.store = MemoryDrafts(), MemoryCaseStore()
        self.playbooks, self.clock = FakePlaybooks(self.playbook), TickingClock(datetime(2026, 11, 22, 15, tzinfo=UTC))
        self.chances = iter(range(1000))
        self.frontend = FakeFrontend(lambda scene: None)  # type: ignore[arg-type, return-value]

    @property
    def archive(self) -> Archive:
        return Archive(self.store, self.drafts, self.playbooks)

    def beginning(self, *, express: bool = False, given: Mapping[str, Value] | None = None) -> Beginning:
        return Beginning(
            playbook=self.playbook, employee="Ana", language=self.language, express=express, given=given or {}
        )

    def call(self, replying: Replying, *, express: bool = False, given: Mapping[str, Value] | None = None) -> Record:
        record = self.begun(replying, express=express, given=given)
        assert record is not None, "stopped before it began"
        return record

    def begun(
        self, replying: Replying, *, express: bool = False, given: Mapping[str, Value] | None = None
    ) -> Record | None:
        """A call, unless it leaves nothing."""
        self.frontend = FakeFrontend(replying)
        beginning = self.beginning(express=express, given=given)
        return take_call(beginning, self.drafts, self.store, self.frontend, self.clock, lambda: next(self.chances))

    def again(self, case_id: str, replying: Replying) -> Record:
        self.frontend = FakeFrontend(replying)
        return go_on(case_id, self.drafts, self.store, self.playbooks, self.frontend, self.clock)

    def file(self, answers: Answers, *notes: str, express: bool = False) -> tuple[Record, tuple[str, ...]]:
        beginning = self.beginning(express=express)
        return file_answers(beginning, answers, notes, self.store, self.clock, lambda: next(self.chances))

    def journal(self, case_id: str) -> list[Event]:
        return self.drafts.journals.get(case_id) or self.drafts.retired[case_id]

    def lose_the_journal(self, case_id: str) -> None:
        del self.drafts.journals[case_id]


class FullAfterTwo(list[Event]):
    """Room for two events."""

    def append(self, event: Event) -> None:
        if len(self) == 2:
            raise HomeUnusable("/home", "ENOSPC")
        super().append(event)


class FullDisk(dict[str, list[Event]]):
    """Every journal on it soon has no room."""

    def setdefault(self, key: str, default: list[Event] | None = None) -> list[Event]:
        return super().setdefault(key, FullAfterTwo(default or []))


def kinds(events: list[Event]) -> list[type[Event]]:
    """What the events are, in their order."""
    return [type(event) for event in events]
