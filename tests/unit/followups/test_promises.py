"""A promise is settled once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.commitments import Promise, PromiseState
from exitcoach.followups.promises import SETTLING, settled, standing
from exitcoach.followups.refusal import NotPossible
from tests.unit.followups.cases import CALL, TODAY, a_promise, attempt

KEPT, OPEN, BROKEN, WITHDRAWN = PromiseState.KEPT, PromiseState.OPEN, PromiseState.BROKEN, PromiseState.WITHDRAWN


def settle(promise: Promise, state: PromiseState, on: date = TODAY, note: str = "as agreed", **more: bool) -> Promise:
    return settled(promise, state, on=on, today=TODAY, call=CALL, note=note, **more)


@given(ways=some.lists(some.sampled_from(PromiseState), max_size=5))
def test_only_the_first_settlement_counts(ways: list[PromiseState]):
    """Whatever is tried: an open promise ends in the first state it may take, and nothing moves it any more."""
    promise = a_promise()
    for state in ways:
        came = attempt(lambda state=state, promise=promise: settle(promise, state))  # type: ignore[misc]
        if isinstance(came, NotPossible):
            assert (came.code, came.facts["state"]) == ("promise-settled", promise.state.value)
            assert state not in SETTLING[promise.state]
        else:
            assert (promise.state, came.state, came.settled_on) == (OPEN, state, TODAY)
            promise = came
    assert promise.state is next((state for state in ways if state is not OPEN), OPEN)


def test_the_table_knows_every_state():
    """And leads nowhere it does not know."""
    assert set(SETTLING) == set(PromiseState)
    assert set().union(*SETTLING.values()) == set(PromiseState) - {OPEN}


@pytest.mark.parametrize(("state", "needed"), [(KEPT, False), (BROKEN, True), (WITHDRAWN, True)])
def test_why_it_did_not_come_true(state: PromiseState, needed: bool):
    """A promise broken or withdrawn needs its note; one that was kept does not."""
    if not needed:
        assert settle(a_promise(), state, note=" ").note == ""
        return
    with pytest.raises(NotPossible) as refused:
        settle(a_promise(), state, note=" ")
    assert refused.value.code == "note-needed"


@pytest.mark.parametrize(
    ("on", "code"), [(TODAY + timedelta(days=1), "day-ahead"), (CALL - timedelta(days=1), "day-before-call")]
)
def test_days_that_cannot_be(on: date, code: str):
    """Nothing is kept tomorrow, or before it was promised."""
    with pytest.raises(NotPossible) as refused:
        settle(a_promise(), KEPT, on)
    assert refused.value.code == code


def test_only_a_withdrawn_promise_has_the_clients_consent():
    """To keep or break one, nobody has to agree."""
    assert settle(a_promise(), WITHDRAWN, client_agreed=True).client_agreed
    assert not settle(a_promise(), BROKEN, client_agreed=True).client_agreed


@pytest.mark.parametrize(
    ("due", "state", "stands"),
    [
        (TODAY, OPEN, "open"),
        (TODAY - timedelta(days=1), OPEN, "overdue"),
        (CALL, KEPT, "kept"),
        (CALL, BROKEN, "broken"),
    ],
)
def test_standing(due: date, state: PromiseState, stands: str):
    """An open promise is overdue from the day after its own."""
    assert standing(a_promise(due, state=state), TODAY) == stands
