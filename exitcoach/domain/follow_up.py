"""What came after the call, and what the interview tells: two halves of a record that change apart from each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Answers, Record
from exitcoach.domain.causes import Control
from exitcoach.domain.commitments import Corrective, CorrectiveState, Promise, PromiseState


def carried(record: Record, stored: Record) -> Record:
    """The interview as ``record`` tells it, with everything that happened after the call as it is ``stored``.

    Unless the record knows more of that, as one from another place may.
    """
    before = stored.case
    if record.case.followed > before.followed:
        return record
    case = replace(
        record.case,
        promises=promises_carried(record.case.promises, before.promises),
        decided=before.decided,
        investigation=before.investigation,
        correctives=before.correctives,
        recontact=before.recontact,
        returned=before.returned,
        history=before.history,
        followed=before.followed,
    )
    return Record(case, replace(record.private, support=stored.private.support))


def promises_carried(told: Sequence[Promise], stored: Sequence[Promise]) -> tuple[Promise, ...]:
    """The promises the interview tells, each with the id it has had and with what became of it.

    The interview numbers them by their place: when one is taken out, the others move. So the same words are the same
    promise wherever it stands, then the same place is; what was settled and told no longer stays.
    """
    left = {promise.id: promise for promise in stored}
    pairs: list[tuple[Promise, Promise | None]] = [(promise, _taken(left, promise, by="what")) for promise in told]
    pairs = [(promise, before or _taken(left, promise, by="id")) for promise, before in pairs]
    used = {before.id for _, before in pairs if before} | set(left)
    kept = [_settled_like(promise, before) if before else _numbered(promise, used) for promise, before in pairs]
    return (*kept, *(promise for promise in left.values() if promise.state is not PromiseState.OPEN))


def stay_stands(promises: Iterable[Promise], on: date) -> bool:
    """Whether a client who stays is still kept: no promise broken, overdue, or withdrawn without their consent."""
    return all(
        is_fulfilled(promise) or (promise.state is PromiseState.OPEN and promise.due >= on) for promise in promises
    )


def is_fulfilled(promise: Promise) -> bool:
    """Kept, or withdrawn with the client's consent."""
    return promise.state is PromiseState.KEPT or (promise.state is PromiseState.WITHDRAWN and promise.client_agreed)


def owes_investigation(answers: Answers, control: Control | None) -> bool:
    """Whether the house owes one: it was promised, or the primary cause, in whose ``control`` it was, was avoidable."""
    return answers.get("investigation_promised") is True or control is Control.AVOIDABLE


def due_next(corrective: Corrective) -> date | None:
    """The day something is wanted: being put in place, then being verified; None when nothing is left."""
    if corrective.state is CorrectiveState.PLANNED:
        return corrective.due
    return corrective.verify_by or corrective.due if corrective.state is CorrectiveState.IN_PLACE else None


def _taken(left: dict[str, Promise], promise: Promise, *, by: str) -> Promise | None:
    wanted = getattr(promise, by)
    found = next((before for before in left.values() if getattr(before, by) == wanted), None)
    return left.pop(found.id) if found else None


def _numbered(promise: Promise, used: set[str]) -> Promise:
    stem, number = promise.id.rpartition("p")[0], 1
    fresh = promise.id
    while fresh in used:
        fresh, number = f"{stem}p{number}", number + 1
    used.add(fresh)
    return replace(promise, id=fresh)


def _settled_like(promise: Promise, before: Promise) -> Promise:
    return replace(
        promise,
        id=before.id,
        state=before.state,
        settled_on=before.settled_on,
        note=before.note,
        client_agreed=before.client_agreed,
    )
