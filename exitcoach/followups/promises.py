"""Promises: open until somebody says what became of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from exitcoach.domain.commitments import Promise, PromiseState
from exitcoach.followups.refusal import NotPossible, refuse_other_days

OVERDUE = "overdue"
SETTLING: Mapping[PromiseState, frozenset[PromiseState]] = MappingProxyType(
    {
        PromiseState.OPEN: frozenset({PromiseState.KEPT, PromiseState.BROKEN, PromiseState.WITHDRAWN}),
        PromiseState.KEPT: frozenset(),
        PromiseState.BROKEN: frozenset(),
        PromiseState.WITHDRAWN: frozenset(),
    }
)
NOTE_NEEDED = frozenset({PromiseState.BROKEN, PromiseState.WITHDRAWN})
"""Why a promise did not come true is worth a line; that it did speaks for itself."""


def settled(
    promise: Promise,
    state: PromiseState,
    *,
    on: date,
    today: date,
    call: date,
    note: str = "",
    client_agreed: bool = False,
) -> Promise:
    """The promise as it turned out on the day ``on``; ``call`` is the day it was made. Raises NotPossible."""
    if state not in SETTLING[promise.state]:
        day = promise.settled_on.isoformat() if promise.settled_on else ""
        raise NotPossible("promise-settled", promise=promise.id, state=promise.state.value, on=day)
    refuse_other_days(on, today=today, call=call)
    if state in NOTE_NEEDED and not note.strip():
        raise NotPossible("note-needed", about=promise.id)
    agreed = client_agreed and state is PromiseState.WITHDRAWN
    return replace(promise, state=state, settled_on=on, note=note.strip(), client_agreed=agreed)


def standing(promise: Promise, today: date) -> str:
    """The state of the promise, or ``overdue`` for an open one whose day has passed."""
    late = promise.state is PromiseState.OPEN and promise.due < today
    return OVERDUE if late else promise.state.value
