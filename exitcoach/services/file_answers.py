"""A case from an answer file: the same engine, no questions."""

from exitcoach.coach.listening import Listening, deaf
from exitcoach.domain import events as happened
from exitcoach.domain.cases import Answers, Record
from exitcoach.domain.events import Event, Place
from exitcoach.interview.engine import Interview
from exitcoach.ports import CaseStore, Chance, Clock
from exitcoach.services.moments import moment
from exitcoach.services.save import save
from exitcoach.services.take_call import Beginning, start_event


def file_answers(
    beginning: Beginning,
    answers: Answers,
    notes: tuple[str, ...],
    store: CaseStore,
    clock: Clock,
    chance: Chance,
    ears: Listening = deaf,
) -> tuple[Record, tuple[str, ...]]:
    """The record, and the ids closing still needs. Closed when nothing is missing and it is not express."""
    interview = Interview(beginning.playbook)
    state = interview.replay(_events(beginning, answers, notes, clock, chance))
    missing = interview.path(state).missing_to_close()
    if not missing and not beginning.express:
        state = interview.receive(state, happened.Closed(at=moment(clock)))
    return save(interview, state, store, ears), missing


def _events(
    beginning: Beginning, answers: Answers, notes: tuple[str, ...], clock: Clock, chance: Chance
) -> tuple[Event, ...]:
    now = moment(clock)
    given = (happened.Answered(at=now, place=Place(question=key), value=value) for key, value in answers.items())
    noted = (happened.Noted(at=now, text=text) for text in notes)
    return (start_event(beginning, clock, chance), *given, happened.Filed(at=now), *noted)
