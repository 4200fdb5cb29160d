"""What became of the promises of the example cases, and of clients who wanted to think."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import Promise, PromiseState
from exitcoach.domain.follow_up import stay_stands
from exitcoach.examples.drawing import likely, one
from exitcoach.examples.office import Office, told
from exitcoach.followups.decisions import decided
from exitcoach.followups.facts import DECIDES_LATER, LEAVES, STAYS, facts_of
from exitcoach.followups.promises import settled

KEPT, BROKEN, WITHDRAWN = PromiseState.KEPT, PromiseState.BROKEN, PromiseState.WITHDRAWN
ON_TIME, LATE, AGREED, DROPPED, OVERDUE = "on_time", "late", "agreed", "dropped", "overdue"
_FATES = (
    *(ON_TIME, OVERDUE, BROKEN, OVERDUE, LATE, ON_TIME, AGREED, OVERDUE, DROPPED, ON_TIME, ON_TIME),
    *(ON_TIME, ON_TIME, BROKEN, LATE, ON_TIME, ON_TIME, OVERDUE, ON_TIME, ON_TIME, AGREED, ON_TIME, LATE),
)
"""In turn, the newest promise first, so that every state is there and an overdue one is not years old."""
_STATES = {ON_TIME: KEPT, LATE: KEPT, AGREED: WITHDRAWN, DROPPED: WITHDRAWN, BROKEN: BROKEN}
_FRESH, _UNDECIDED = timedelta(days=75), timedelta(days=50)


def with_promises(cases: Iterable[Case], office: Office) -> tuple[Case, ...]:
    """The cases, in their order, with what became of each promise that has come due."""
    cases = tuple(cases)
    due = [(promise.due, promise.id) for case in cases for promise in case.promises if promise.due < office.year.today]
    fates = dict(zip((promise for _, promise in sorted(due, reverse=True)), cycle(_FATES), strict=False))
    return tuple(_case(case, fates, office) for case in cases)


def _case(case: Case, fates: Mapping[str, str], office: Office) -> Case:
    for promise in case.promises:
        fate = fates.get(promise.id, OVERDUE)
        if fate == OVERDUE and promise.due < office.year.today - _FRESH:
            fate = ON_TIME
        if fate != OVERDUE:
            case = _settled(case, promise, fate, office)
    return case


def _settled(case: Case, promise: Promise, fate: str, office: Office) -> Case:
    call, words = office.call_day(case), office.words
    days = (promise.due - call).days
    on = call + timedelta(days=office.chance.randint(1, days)) if fate == ON_TIME else office.soon(promise.due, 1, 9)
    notes = {BROKEN: words.broken_notes, AGREED: words.withdrawn_notes, DROPPED: words.dropped_notes}
    note = one(office.chance, notes[fate]) if fate in notes else ""
    state = _STATES[fate]
    changed = settled(
        promise, state, on=on, today=office.year.today, call=call, note=note, client_agreed=fate == AGREED
    )
    promises = tuple(changed if made.id == promise.id else made for made in case.promises)
    signed = office.signed(f"promise.{state.value}", promise.id, on, promise.owner, note)
    return told(replace(case, promises=promises), signed)


def with_decisions(cases: Iterable[Case], office: Office) -> Iterator[Case]:
    """Clients who wanted to think have mostly chosen; some of those who stayed on a promise left when it failed."""
    for case in cases:
        chosen = _chosen(case, office)
        yield _decided(case, chosen, office) if chosen else case


def _chosen(case: Case, office: Office) -> str:
    facts, today = facts_of(case), office.year.today
    due = facts.day("decision_due")
    known = due is None or due < today - _UNDECIDED
    if facts.decision == DECIDES_LATER and known:
        return LEAVES if likely(office.chance, 0.6) else STAYS
    failed = facts.decision == STAYS and not stay_stands(case.promises, today)
    return LEAVES if failed and likely(office.chance, 0.4) else ""


def _decided(case: Case, decision: str, office: Office) -> Case:
    facts, call = facts_of(case), office.call_day(case)
    days = (facts.day("decision_due") or call, *(promise.settled_on or promise.due for promise in case.promises))
    on = office.soon(max(day for day in days if day < office.year.today), 0, 6)
    note = office.words.decided_notes[-1 if facts.decision == STAYS else office.chance.randrange(2)]
    chosen = decided(facts, decision, on=on, today=office.year.today, call=call, by=case.employee, note=note)
    return told(replace(case, decided=chosen), office.signed("decided", case.id, on, case.employee, decision))
