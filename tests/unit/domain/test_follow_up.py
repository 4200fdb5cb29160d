"""What came after the call, and what the interview tells: neither half undoes the other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.cases import Record
from exitcoach.domain.causes import Control
from exitcoach.domain.commitments import Corrective, CorrectiveState, Promise, PromiseState
from exitcoach.domain.follow_up import carried, due_next, owes_investigation, promises_carried, stay_stands
from tests.fakes.records import a_full_case, a_private, a_record, an_id

DUE = date(2026, 12, 1)
KEPT, OPEN, BROKEN, WITHDRAWN = PromiseState.KEPT, PromiseState.OPEN, PromiseState.BROKEN, PromiseState.WITHDRAWN
WORDS = some.lists(some.sampled_from(["call", "refund", "letter", "visit", "credit"]), unique=True, max_size=5)


def a_promise(number: int, what: str, state: PromiseState = OPEN, **changes: object) -> Promise:
    promise = Promise(id=f"{an_id()}-p{number}", what=what, owner="Bo", due=DUE, state=state)
    return replace(promise, **changes)  # type: ignore[arg-type]


def told(words: list[str]) -> tuple[Promise, ...]:
    """As the interview numbers them: by their place."""
    return tuple(a_promise(number, what) for number, what in enumerate(words, start=1))


def states(promises: tuple[Promise, ...]) -> list[tuple[str, str, PromiseState]]:
    return [(promise.id[-2:], promise.what, promise.state) for promise in promises]


def test_what_is_stored_about_the_time_after_the_call_stays():
    """Of everything the interview does not tell, what is stored counts."""
    stored = Record(a_full_case(followed=3), a_private())
    record = carried(a_record(revision=8, employee="Luis"), stored)

    assert record.case.employee == "Luis"
    assert record.case.revision == 8
    for name in ("decided", "investigation", "correctives", "recontact", "returned", "history", "followed"):
        assert getattr(record.case, name) == getattr(stored.case, name)
    assert record.private.support == stored.private.support


def test_a_record_that_knows_more_stays_as_it_is():
    """As one that comes from another place may."""
    record = Record(a_full_case(followed=3), a_private())

    assert carried(record, a_record()) == record


def test_a_promise_taken_out_takes_no_other_along():
    """The second becomes the first in the interview, and is the same promise all the same."""
    stored = (a_promise(1, "call"), a_promise(2, "refund", KEPT, settled_on=DUE, note="paid"))

    assert promises_carried(told(["refund"]), stored) == (stored[1],)


def test_a_promise_reworded_is_the_same_promise():
    """Its place tells."""
    stored = (a_promise(1, "call", KEPT, settled_on=DUE),)

    assert promises_carried(told(["call at ten"]), stored) == (replace(stored[0], what="call at ten"),)


def test_a_settled_promise_does_not_vanish():
    """What the debrief takes out after it was kept or broken stays; what was open goes."""
    stored = (a_promise(1, "call", BROKEN), a_promise(2, "refund"))

    assert states(promises_carried((), stored)) == [("p1", "call", BROKEN)]


def test_a_new_promise_has_a_new_id():
    """One that no other has had, where its place is taken by one that moved."""
    stored = (a_promise(1, "call"), a_promise(2, "refund", KEPT))

    assert states(promises_carried(told(["refund", "letter"]), stored)) == [
        ("p2", "refund", KEPT),
        ("p3", "letter", OPEN),
    ]
    assert states(promises_carried(told(["call", "refund", "letter"]), stored))[-1] == ("p3", "letter", OPEN)


@given(before=WORDS, after=WORDS, kept=some.sets(some.integers(0, 4)))
def test_no_settlement_is_lost_or_made_up(before: list[str], after: list[str], kept: set[int]):
    """Whatever the debrief does with the promises: as many are settled as were, and no two have one id."""
    stored = tuple(replace(one, state=KEPT) if at in kept else one for at, one in enumerate(told(before)))
    after_all = promises_carried(told(after), stored)

    assert {one.id for one in after_all if one.state is KEPT} == {one.id for one in stored if one.state is KEPT}
    assert len({one.id for one in after_all}) == len(after_all)
    assert [one.what for one in after_all][: len(after)] == after
    assert promises_carried(told(after), after_all) == after_all


@pytest.mark.parametrize(
    ("promise", "stands"),
    [
        (a_promise(1, "call"), True),
        (a_promise(1, "call", due=date(2026, 11, 30)), False),
        (a_promise(1, "call", KEPT), True),
        (a_promise(1, "call", BROKEN), False),
        (a_promise(1, "call", WITHDRAWN), False),
        (a_promise(1, "call", WITHDRAWN, client_agreed=True), True),
    ],
)
def test_a_stay_stands_while_its_promises_do(promise: Promise, stands: bool):
    """Broken, overdue, or withdrawn behind the client's back: then it does not."""
    assert stay_stands((a_promise(2, "letter", KEPT), promise), DUE) is stands


@pytest.mark.parametrize(
    ("state", "verify_by", "due"),
    [
        (CorrectiveState.PLANNED, date(2026, 12, 20), DUE),
        (CorrectiveState.IN_PLACE, date(2026, 12, 20), date(2026, 12, 20)),
        (CorrectiveState.IN_PLACE, None, DUE),
        (CorrectiveState.VERIFIED, date(2026, 12, 20), None),
    ],
)
def test_what_is_wanted_next_of_a_corrective(state, verify_by, due):
    """First to be in place, then to be verified, then nothing."""
    cure = Corrective(id="c1", what="second desk", owner="Eva", due=DUE, verify_by=verify_by, state=state)

    assert due_next(cure) == due


@pytest.mark.parametrize(
    ("promised", "control", "owed"),
    [
        (True, Control.UNAVOIDABLE, True),
        (True, None, True),
        (False, Control.AVOIDABLE, True),
        (False, Control.MIXED, False),
        (False, None, False),
    ],
)
def test_an_investigation_is_owed_when_promised_or_avoidable(promised, control, owed):
    """What was promised is owed whatever the cause."""
    assert owes_investigation({"investigation_promised": promised}, control) == owed
