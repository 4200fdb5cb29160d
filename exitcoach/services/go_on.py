"""An interrupted case, or a debrief put off: take it up again."""

from collections.abc import Iterator
from contextlib import contextmanager

from exitcoach.coach.listening import Listening, deaf
from exitcoach.domain.cases import Record, Status
from exitcoach.domain.events import Event, Recalled, Resumed
from exitcoach.errors import ExitCoachError, RecordsLocked
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview
from exitcoach.interview.states import Phase, State
from exitcoach.ports import CaseStore, Clock, Drafts, Frontend, Journal, PlaybookSource, UnknownCase
from exitcoach.services.conduct import conduct
from exitcoach.services.moments import moment
from exitcoach.services.playbook_of import playbook_of
from exitcoach.services.read_cases import AlreadyClosed
from exitcoach.services.save import put_away, save


def go_on(
    case_id: str,
    drafts: Drafts,
    store: CaseStore,
    playbooks: PlaybookSource,
    frontend: Frontend,
    clock: Clock,
    ears: Listening = deaf,
) -> Record:
    """The record after going on. Raises AlreadyClosed, CaseInUse, UnknownCase.

    Where the key of the filed cases was lost meanwhile, the case stays in its journal.
    """
    _refuse_closed(case_id, drafts, store)
    with _journal(case_id, drafts, store, clock) as (journal, events):
        interview = Interview(playbook_of(events, playbooks))
        state = interview.replay(events)
        closed_before = state.phase is Phase.CLOSED
        if not closed_before:
            state = _taken_up(interview, state, store, journal, clock)
            state = conduct(interview, state, journal, frontend, clock, ears)
        try:
            record = save(interview, state, store, ears)
        except RecordsLocked:
            return record_of(interview, state)
    put_away(record, drafts)
    if closed_before:
        raise AlreadyClosed(case_id)
    return record


def file_closed(
    drafts: Drafts, store: CaseStore, playbooks: PlaybookSource, ears: Listening = deaf
) -> tuple[Record, ...]:
    """File every closed call that is still in its journal. Raises RecordsLocked.

    One that cannot be read, or that somebody has open, stays where it is.
    """
    filed: list[Record] = []
    for case_id in drafts.ids():
        try:
            if _is_closed(case_id, drafts, playbooks) and not _is_filed_closed(case_id, store):
                filed.append(_file(case_id, drafts, store, playbooks, ears))
        except RecordsLocked:
            raise
        except ExitCoachError:
            continue
    return tuple(filed)


def _file(case_id: str, drafts: Drafts, store: CaseStore, playbooks: PlaybookSource, ears: Listening) -> Record:
    with drafts.open(case_id) as (_journal, draft):
        interview = Interview(playbook_of(draft.events, playbooks))
        record = save(interview, interview.replay(draft.events), store, ears)
    put_away(record, drafts)
    return record


def _is_closed(case_id: str, drafts: Drafts, playbooks: PlaybookSource) -> bool:
    events = drafts.peek(case_id).events
    return Interview(playbook_of(events, playbooks)).replay(events).phase is Phase.CLOSED


def _is_filed_closed(case_id: str, store: CaseStore) -> bool:
    filed = _filed(case_id, store)
    return filed is not None and filed.case.status is Status.CLOSED


def _refuse_closed(case_id: str, drafts: Drafts, store: CaseStore) -> None:
    """A case that is filed as closed stays so, whatever an older journal of it says."""
    filed = _filed(case_id, store)
    if filed and filed.case.status is Status.CLOSED:
        put_away(filed, drafts)
        raise AlreadyClosed(case_id)


def _taken_up(interview: Interview, state: State, store: CaseStore, journal: Journal, clock: Clock) -> State:
    """Resumed, from the filed case where that is ahead of the journal."""
    events: tuple[Event, ...] = (Resumed(at=moment(clock)),)
    filed = _filed(state.case_id, store)
    if filed and filed.case.revision > state.revision:
        events = (Recalled(at=moment(clock), record=filed), *events)
    for event in events:
        state = interview.receive(state, event)
        journal.append(event)
    return state


def _filed(case_id: str, store: CaseStore) -> Record | None:
    try:
        return store.get(case_id)
    except UnknownCase:
        return None


@contextmanager
def _journal(
    case_id: str, drafts: Drafts, store: CaseStore, clock: Clock
) -> Iterator[tuple[Journal, tuple[Event, ...]]]:
    """The journal that is there, or a new one that begins with the filed case."""
    if case_id in drafts.ids():
        with drafts.open(case_id) as (journal, draft):
            yield journal, draft.events
        return
    recalled = Recalled(at=moment(clock), record=store.get(case_id))
    with drafts.create(case_id) as journal:
        journal.append(recalled)
        yield journal, (recalled,)
