"""What a calendar shows: everything that is due, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from exitcoach.domain.cases import Happening, Status
from exitcoach.domain.commitments import Change, Corrective, CorrectiveState, PromiseState
from exitcoach.followups import investigations
from exitcoach.followups.agenda import Row, RowKind, Terms, corrective_rows, rows_of
from exitcoach.followups.facts import DECIDES_LATER, FollowFacts
from exitcoach.followups.taken_back import answered_anew, rows_dropped

CONSENT = "recontact_consent"
OWED_BY = ("cause", "investigation_promised")
"""The answers that an investigation is owed for."""


class EntryState(StrEnum):
    """How far it is."""

    OPEN = "open"
    UNDERWAY = "underway"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing, however often it is shown. ``id`` is that of the promise, of the corrective, else of the case.

    ``day``: when it is due; ``done_on``: when it was done. ``changes`` grows with every change, the last of them
    at ``changed``. ``waiting``: a recontact whose gate is closed. ``overdue``: its day has passed.
    """

    kind: RowKind
    case: str
    id: str
    what: str
    owner: str
    client: str = ""
    day: date | None = None
    state: EntryState = EntryState.OPEN
    done_on: date | None = None
    changes: int = 0
    changed: datetime | None = None
    waiting: bool = False
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryFacts(FollowFacts):
    """The fields of ``domain.cases.Case`` that a calendar needs."""

    revision: int
    followed: int = 0
    left_at: datetime | None = None
    closed: datetime | None = None
    history: tuple[Change, ...] = ()
    timeline: tuple[Happening, ...] = ()

    @property
    def client(self) -> str:
        """Who called, or for whom."""
        return self.word("client.name") or self.word("client.account")

    @property
    def changed(self) -> datetime:
        """When the case last changed."""
        known = (self.created, self.left_at, self.closed, *(change.at for change in self.history))
        return max(moment for moment in known if moment)


def entries_of(facts: DiaryFacts, correctives: Sequence[Corrective], call: date, terms: Terms) -> tuple[Entry, ...]:
    """The entries of one case but for its correctives; none for practice, and none of what is private."""
    if facts.practice or facts.status is Status.OPEN:
        return ()
    rows = rows_of(facts, correctives, call, terms)
    due = (_due(row, facts) for row in rows if row.state != PromiseState.BROKEN.value)
    return (*due, *(entry for settled in _SETTLED for entry in settled(facts, call, terms)))


def corrective_entries(correctives: Iterable[Corrective], terms: Terms) -> tuple[Entry, ...]:
    """One for each, however many cases it serves."""
    return tuple(_corrective(one, terms) for one in correctives)


def _due(row: Row, facts: DiaryFacts) -> Entry:
    begun = row.kind is RowKind.INVESTIGATION and facts.investigation is not None
    return Entry(
        kind=row.kind,
        case=row.case,
        id=row.id,
        what=row.what,
        owner=row.owner,
        client=facts.client,
        day=row.due,
        state=EntryState.UNDERWAY if begun else EntryState.OPEN,
        changes=facts.revision + facts.followed,
        changed=facts.changed,
        waiting=bool(row.missing),
        overdue=row.overdue,
    )


def _settled(facts: DiaryFacts, kind: RowKind, *, day: date | None, done_on: date | None, **told: str) -> Entry:
    """Done on a day, or not to be done any more."""
    return Entry(
        kind=kind,
        case=facts.id,
        id=told.get("id", facts.id),
        what=told.get("what", ""),
        owner=told.get("owner", facts.employee),
        client=facts.client,
        day=day,
        state=EntryState.DONE if done_on else EntryState.CANCELLED,
        done_on=done_on,
        changes=facts.revision + facts.followed,
        changed=facts.changed,
    )


def _promises(facts: DiaryFacts, _: date, __: Terms) -> Iterator[Entry]:
    for promise in facts.promises:
        if promise.state is not PromiseState.OPEN:
            kept_on = (promise.settled_on or promise.due) if promise.state is PromiseState.KEPT else None
            told = {"id": promise.id, "what": promise.what, "owner": promise.owner}
            yield _settled(facts, RowKind.PROMISE, day=promise.due, done_on=kept_on, **told)
    for promise_id in _taken_out(facts):
        yield _settled(facts, RowKind.PROMISE, day=None, done_on=None, id=promise_id)


def _taken_out(facts: DiaryFacts) -> Iterator[str]:
    """Promises that are told no longer: their numbers are left out, or come after those that are left."""
    known = {promise.id for promise in facts.promises}
    dropped = rows_dropped(facts.timeline, "promises")
    if dropped or answered_anew(facts.timeline, ("promises",)):
        most = max([len(known) + dropped, *(int(one.rpartition("p")[2]) for one in known)])
        yield from (one for one in (f"{facts.id}-p{number}" for number in range(1, most + 1)) if one not in known)


def _decision(facts: DiaryFacts, _: date, __: Terms) -> Iterator[Entry]:
    if facts.word("decision") == DECIDES_LATER and facts.decided:
        yield _settled(facts, RowKind.DECISION, day=facts.day("decision_due"), done_on=facts.decided.on)


def _investigation(facts: DiaryFacts, call: date, terms: Terms) -> Iterator[Entry]:
    finished_on = facts.investigation.finished_on if facts.investigation else None
    revoked = not investigations.is_due(facts, terms.taxonomy) and answered_anew(facts.timeline, OWED_BY)
    if finished_on or revoked:
        day, cause = investigations.due_on(call, terms.days), facts.word("cause")
        yield _settled(facts, RowKind.INVESTIGATION, day=day, done_on=finished_on, what=cause, owner="")


def _recontact(facts: DiaryFacts, _: date, __: Terms) -> Iterator[Entry]:
    on, allowed = facts.recontact.on if facts.recontact else None, facts.word(CONSENT) == "yes"
    revoked = not allowed and answered_anew(facts.timeline, (CONSENT,))
    if on or revoked or (facts.returned and allowed):
        yield _settled(facts, RowKind.RECONTACT, day=on, done_on=on, what=facts.word("recontact_topic"))


_SETTLED = (_promises, _decision, _investigation, _recontact)
_STATES = {
    CorrectiveState.PLANNED: EntryState.OPEN,
    CorrectiveState.IN_PLACE: EntryState.UNDERWAY,
    CorrectiveState.VERIFIED: EntryState.DONE,
}


def _corrective(one: Corrective, terms: Terms) -> Entry:
    rows = corrective_rows((one,), terms)
    return Entry(
        kind=RowKind.CORRECTIVE,
        case=one.cases[0] if one.cases else "",
        id=one.id,
        what=one.what,
        owner=one.owner,
        day=rows[0].due if rows else one.verify_by or one.due,
        state=_STATES[one.state],
        done_on=one.verified_on,
        changes=one.revision,
        changed=max((change.at for change in one.history), default=None),
        overdue=any(row.overdue for row in rows),
    )
