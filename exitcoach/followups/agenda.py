"""What is due: one row a thing, the overdue first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective, Promise, PromiseState, is_forgotten
from exitcoach.domain.follow_up import due_next
from exitcoach.domain.text import fold
from exitcoach.followups import investigations
from exitcoach.followups.correctives import VERIFIED
from exitcoach.followups.facts import DECIDES_LATER, FollowFacts
from exitcoach.followups.recontact import gate

OPEN, WAITING, DUE = "open", "waiting", "due"


class RowKind(StrEnum):
    """What a row is about."""

    PROMISE = "promise"
    DECISION = "decision"
    INVESTIGATION = "investigation"
    CORRECTIVE = "corrective"
    RECONTACT = "recontact"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``what``: the words of a promise or corrective, the cause to investigate, the topic of a recontact; else empty.

    ``owner`` is empty where it is the supervisor's. ``state``: ``open`` or ``broken`` (promise), ``waiting``
    (decision), ``open`` (investigation, support), ``planned`` or ``in_place`` (corrective), ``waiting`` or ``due``
    (recontact).
    ``missing``: what a waiting recontact lacks. ``due`` of support is the day it was asked for.
    """

    kind: RowKind
    case: str
    id: str
    what: str
    owner: str
    due: date | None
    state: str
    overdue: bool
    missing: tuple[str, ...] = ()

    def is_of(self, owner: str) -> bool:
        """Whether it is this person's to do."""
        return bool(self.owner) and fold(self.owner) == fold(owner)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What rows are told by: the causes, the local day, and how many days the house gives an investigation."""

    taxonomy: Taxonomy
    today: date
    days: int = investigations.DAYS

    def row(self, kind: RowKind, case: str, row_id: str, state: str, *, what: str, owner: str, due: date | None) -> Row:
        """A row that is overdue once its day has passed."""
        late = due is not None and due < self.today
        return Row(kind=kind, case=case, id=row_id, what=what, owner=owner, due=due, state=state, overdue=late)


def rows_of(facts: FollowFacts, correctives: Sequence[Corrective], call: date, terms: Terms) -> tuple[Row, ...]:
    """The rows of one case but for its correctives, which may serve many; none for practice."""
    if facts.practice:
        return ()
    return tuple(row for each in _EACH for row in each(facts, correctives, call, terms))


def corrective_rows(correctives: Iterable[Corrective], terms: Terms) -> tuple[Row, ...]:
    """A row for each that is not verified; ``case`` is the first it serves."""
    return tuple(
        terms.row(
            RowKind.CORRECTIVE,
            one.cases[0] if one.cases else "",
            one.id,
            one.state.value,
            what=one.what,
            owner=one.owner,
            due=due_next(one),
        )
        for one in correctives
        if one.state is not VERIFIED
    )


def support_row(case_id: str, employee: str, asked_on: date, terms: Terms) -> Row:
    """Support was asked for: by whom and when, and nothing else."""
    return terms.row(RowKind.SUPPORT, case_id, case_id, OPEN, what="", owner=employee, due=asked_on)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The overdue first, then broken promises, then what has a day, then the rest; the earlier day first."""
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: Row) -> tuple[int, date, str, str]:
    broken = row.state == PromiseState.BROKEN.value
    rank = 0 if row.overdue else 1 if broken else 2 if row.due else 3
    return rank, row.due or date.max, row.case, row.id


def _promises(facts: FollowFacts, _: Sequence[Corrective], __: date, terms: Terms) -> Iterator[Row]:
    for promise in facts.promises:
        if promise.state is PromiseState.OPEN:
            owner, due, what = promise.owner, promise.due, promise.what
            yield terms.row(RowKind.PROMISE, facts.id, promise.id, OPEN, what=what, owner=owner, due=due)
        elif promise.state is PromiseState.BROKEN and not _attended(facts, promise):
            yield Row(
                kind=RowKind.PROMISE,
                case=facts.id,
                id=promise.id,
                what=promise.what,
                owner="",
                due=promise.due,
                state=promise.state.value,
                overdue=False,
            )


def _attended(facts: FollowFacts, promise: Promise) -> bool:
    """A broken promise is the supervisor's until it was looked into."""
    finished = facts.investigation.finished_on if facts.investigation else None
    return bool(finished and promise.settled_on and finished >= promise.settled_on)


def _decision(facts: FollowFacts, _: Sequence[Corrective], __: date, terms: Terms) -> Iterator[Row]:
    if facts.decision == DECIDES_LATER:
        due = facts.day("decision_due")
        yield terms.row(RowKind.DECISION, facts.id, facts.id, WAITING, what="", owner=facts.employee, due=due)


def _investigation(facts: FollowFacts, _: Sequence[Corrective], call: date, terms: Terms) -> Iterator[Row]:
    if investigations.is_due(facts, terms.taxonomy):
        cause, due = facts.word("cause"), investigations.due_on(call, terms.days)
        yield terms.row(RowKind.INVESTIGATION, facts.id, facts.id, OPEN, what=cause, owner="", due=due)


def _recontact(facts: FollowFacts, correctives: Sequence[Corrective], call: date, terms: Terms) -> Iterator[Row]:
    if facts.word("recontact_consent") != "yes" or facts.recontact or facts.returned or is_forgotten(facts.history):
        return
    found = gate(facts, correctives, taxonomy=terms.taxonomy, today=terms.today)
    due = (found.opened_on or call) if found.is_open else None
    yield Row(
        kind=RowKind.RECONTACT,
        case=facts.id,
        id=facts.id,
        what=facts.word("recontact_topic"),
        owner=facts.employee,
        due=due or found.not_before,
        state=DUE if found.is_open else WAITING,
        overdue=due is not None and due < terms.today,
        missing=found.missing,
    )


_EACH: tuple[Callable[[FollowFacts, Sequence[Corrective], date, Terms], Iterator[Row]], ...] = (
    _promises,
    _decision,
    _investigation,
    _recontact,
)
