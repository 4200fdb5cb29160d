"""A new call: begin, conduct, file."""

from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.coach.listening import Listening, deaf
from exitcoach.domain import events as happened
from exitcoach.domain.cases import PlaybookRef, Record, Value
from exitcoach.domain.events import Event, Place
from exitcoach.domain.ids import mint
from exitcoach.domain.playbooks import Playbook
from exitcoach.errors import RecordsLocked
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview
from exitcoach.ports import CaseStore, Chance, Clock, Drafts, Frontend
from exitcoach.services.conduct import conduct
from exitcoach.services.moments import moment
from exitcoach.services.save import put_away, save
from exitcoach.services.unbegun import FromTheFirstWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known before the first question. ``source``: the playbook's path, when it was named by one."""

    playbook: Playbook
    employee: str
    language: str
    express: bool = False
    source: str = ""
    given: Mapping[str, Value] | None = None


def take_call(
    beginning: Beginning,
    drafts: Drafts,
    store: CaseStore,
    frontend: Frontend,
    clock: Clock,
    chance: Chance,
    ears: Listening = deaf,
) -> Record | None:
    """The record of the call, whether it was closed, left for its debrief or interrupted.

    None for a call stopped before anything was answered, noted or typed: it leaves nothing behind. Where nobody has
    the key of the filed cases, the call stays in its journal.
    """
    interview = Interview(beginning.playbook)
    started = start_event(beginning, clock, chance)
    with drafts.create(started.case_id) as file:
        journal, state = FromTheFirstWord(file), interview.replay(())
        for event in (started, *_given(beginning, clock)):
            state = interview.receive(state, event)
            journal.append(event)
        state = conduct(interview, state, journal, frontend, clock, ears)
        if not journal.begun:
            return None
        try:
            record = save(interview, state, store, ears)
        except RecordsLocked:
            return record_of(interview, state)
    put_away(record, drafts)
    return record


def start_event(beginning: Beginning, clock: Clock, chance: Chance) -> happened.Started:
    """The event a case begins with, its id minted."""
    return happened.Started(
        at=moment(clock),
        case_id=mint(clock.now(), chance()),
        employee=beginning.employee,
        language=beginning.language,
        playbook=PlaybookRef(id=beginning.playbook.id, version=beginning.playbook.version),
        express=beginning.express,
        source=beginning.source,
    )


def _given(beginning: Beginning, clock: Clock) -> tuple[Event, ...]:
    given = beginning.given or {}
    return tuple(
        happened.Answered(at=moment(clock), place=Place(question=question), value=value)
        for question, value in given.items()
    )
