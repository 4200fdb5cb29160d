"""An investigation, asked step by step by the engine of the interview, or read from a file; then recorded.

Its draft is a journal of its own, so that it goes on where it stopped.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from exitcoach.domain import events as happened
from exitcoach.domain.cases import Answers, Case, PlaybookRef, Value
from exitcoach.domain.commitments import Investigation
from exitcoach.domain.events import Event, Opened, Place
from exitcoach.domain.investigation import CATALOG, NO_CORRECTIVE, REASON
from exitcoach.domain.playbooks import Playbook, Question
from exitcoach.domain.text import LocalText
from exitcoach.followups.findings import answers_in, found_in, reason_in
from exitcoach.interview.engine import Interview
from exitcoach.interview.facts import rows
from exitcoach.interview.states import Phase, State
from exitcoach.ports import CaseStore, Drafts, Frontend, Journal
from exitcoach.services.conduct import conduct
from exitcoach.services.following import Author, followable
from exitcoach.services.record_investigation import record_investigation
from exitcoach.services.sensible import Sensible
from exitcoach.services.unbegun import FromTheFirstWord


class End(StrEnum):
    """How it ended: recorded, stopped to go on later, or with nothing to record."""

    RECORDED = "recorded"
    PAUSED = "paused"
    UNCHANGED = "unchanged"
    UNBEGUN = "unbegun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What is looked into: the case as it is stored now, and the interview that asks."""

    case: Case
    interview: Interview
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sitting:
    """``seen`` is the investigation it set out from."""

    journal: Journal
    state: State
    seen: Investigation | None


def inquiry_of(case_id: str, words: Playbook, store: CaseStore, language: str) -> Inquiry:
    """The inquiry into a case, with the questions that have a point. Raises NotFiled, NotPossible."""
    case = followable(case_id, store)
    asking = replace(
        words,
        stages=tuple(replace(stage, questions=tuple(_put(stage.questions, case))) for stage in words.stages),
        departments=(*_places(case, "department"), *words.departments),
        processes=(*_places(case, "process"), *words.processes),
    )
    return Inquiry(case=case, interview=Interview(asking, CATALOG), language=language)


def investigate(
    inquiry: Inquiry, drafts: Drafts, store: CaseStore, frontend: Frontend, author: Author
) -> tuple[End, Case]:
    """How it ended, and the case then. Raises ChangedMeanwhile, NotPossible, CaseInUse; the draft is kept then."""
    asker = Sensible(frontend, inquiry.case, author)
    with _sitting(inquiry, drafts, author) as sitting:
        state = conduct(inquiry.interview, sitting.state, _Unclosed(sitting.journal), asker, author.clock)
        if state.phase is not Phase.CLOSED:
            return _left(sitting), inquiry.case
    ended = _record(inquiry, state, sitting.seen, store, author)
    drafts.retire(inquiry.case.id)
    return ended


def file_investigation(
    inquiry: Inquiry, answers: Answers, notes: tuple[str, ...], store: CaseStore, author: Author
) -> tuple[End, Case]:
    """The same from a file, which changes only what it names. Raises ChangedMeanwhile, NotPossible."""
    now, opened = author.now(), _opened(inquiry, author)
    told = (happened.Answered(at=now, place=Place(question=key), value=value) for key, value in answers.items())
    state = inquiry.interview.replay((opened, *told, *_noted(notes, author)))
    return _record(inquiry, state, opened.seen, store, author)


def _put(questions: Iterable[Question], case: Case) -> Iterator[Question]:
    """Why a finished one is changed must be said; why no corrective is needed is no question when there is one."""
    finished = case.investigation and case.investigation.finished_on
    for question in questions:
        if question.id == REASON and finished:
            yield replace(question, spec=replace(question.spec, required=True))
        elif question.id != REASON and not (question.id == NO_CORRECTIVE and case.correctives):
            yield question


def _places(case: Case, field: str) -> tuple[LocalText, ...]:
    """Where it happened as told in the call: suggested first."""
    told = (str(row[field]) for row in rows(case.answers, "incidents") if row.get(field))
    return tuple({"en": place} for place in dict.fromkeys(told))


@contextmanager
def _sitting(inquiry: Inquiry, drafts: Drafts, author: Author) -> Iterator[_Sitting]:
    """The draft that is there, or a new one."""
    if inquiry.case.id in drafts.ids():
        with drafts.open(inquiry.case.id) as (journal, draft):
            yield _taken_up(inquiry, journal, draft.events, author)
        return
    with drafts.create(inquiry.case.id) as file:
        journal, opened = FromTheFirstWord(file), _opened(inquiry, author)
        state = _played(inquiry, State(), journal, (opened,))
        yield _Sitting(journal=journal, state=state, seen=opened.seen)


def _taken_up(inquiry: Inquiry, journal: Journal, events: tuple[Event, ...], author: Author) -> _Sitting:
    """Where it stopped; from the beginning when somebody recorded something meanwhile, on what they found."""
    number, opened = [(number, event) for number, event in enumerate(events) if isinstance(event, Opened)][-1]
    state = inquiry.interview.replay(events[number:])
    if opened.seen != inquiry.case.investigation:
        mine = {question: value for question, value in state.given.items() if opened.given.get(question) != value}
        again = _opened(inquiry, author, mine, anew=True)
        notes = _noted((note.text for note in state.notes), author)
        state = _played(inquiry, State(), journal, (again, *notes))
        return _Sitting(journal=journal, state=state, seen=again.seen)
    state = _played(inquiry, state, journal, (happened.Resumed(at=author.now()),))
    if state.at is None:  # all was answered and yet not recorded: the last question is put again
        state = _played(inquiry, state, journal, (happened.WentBack(at=author.now()),))
    return _Sitting(journal=journal, state=state, seen=opened.seen)


def _opened(inquiry: Inquiry, author: Author, mine: Answers | None = None, *, anew: bool = False) -> Opened:
    case, words = inquiry.case, inquiry.interview.playbook
    given: dict[str, Value] = {**answers_in(case.investigation), **(mine or {})}
    return Opened(
        at=author.now(),
        case_id=case.id,
        employee=author.by,
        language=inquiry.language,
        playbook=PlaybookRef(id=words.id, version=words.version),
        seen=case.investigation,
        given=given,
        anew=anew,
    )


def _noted(texts: Iterable[str], author: Author) -> tuple[Event, ...]:
    return tuple(happened.Noted(at=author.now(), text=text) for text in texts)


def _played(inquiry: Inquiry, state: State, journal: Journal, events: tuple[Event, ...]) -> State:
    for event in events:
        state = inquiry.interview.receive(state, event)
        journal.append(event)
    return state


def _left(sitting: _Sitting) -> End:
    journal = sitting.journal
    return End.UNBEGUN if isinstance(journal, FromTheFirstWord) and not journal.begun else End.PAUSED


def _record(
    inquiry: Inquiry, state: State, seen: Investigation | None, store: CaseStore, author: Author
) -> tuple[End, Case]:
    before = seen or Investigation(findings="")
    answers, notes = inquiry.interview.path(state).answers, (note.text for note in state.notes)
    found = replace(found_in(answers, (*before.notes, *notes)), by=before.by)
    if found == before:
        return End.UNCHANGED, inquiry.case
    causes, reason = inquiry.interview.playbook.causes, reason_in(answers)
    return End.RECORDED, record_investigation(inquiry.case.id, found, store, causes, author, seen=seen, reason=reason)


class _Unclosed:
    """A journal that is not told of the end: until everything is recorded it can be gone on with."""

    def __init__(self, journal: Journal) -> None:
        self.case_id = journal.case_id
        self._journal = journal

    def append(self, event: Event) -> None:
        """Store the event. Raises HomeUnusable; then nothing of it is kept."""
        if not isinstance(event, happened.Closed):
            self._journal.append(event)
