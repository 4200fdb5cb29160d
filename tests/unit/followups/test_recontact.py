"""The recontact gate says everything that is missing."""

from datetime import date, timedelta
from itertools import product

import pytest

from exitcoach.domain.commitments import CorrectiveState, Investigation, Recontact
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.recontact import RecontactGate, answered, gate, made
from exitcoach.followups.refusal import GateClosed, NotPossible
from tests.unit.followups.cases import CALL, CIRCUMSTANCE, FINISHED, TAXONOMY, TODAY, a_cure, a_proven_cure, facts

NOTHING_NEEDED = Investigation(findings="A storm", finished_on=CALL, no_corrective_because="nobody's fault")
UNDER_WAY = Investigation(findings="so far nothing")
BEGUN = a_cure(CorrectiveState.IN_PLACE)


def seen(told: FollowFacts, *cures) -> RecontactGate:
    return gate(told, cures, taxonomy=TAXONOMY, today=TODAY)


def test_open():
    """Consent, a finished investigation, every corrective verified; since the last of those days."""
    found = seen(facts(investigation=FINISHED), a_proven_cure())

    assert found.is_open
    assert found.opened_on == date(2026, 12, 10)


@pytest.mark.parametrize("conditions", list(product([False, True], repeat=5)))
def test_everything_missing_is_named(conditions: tuple[bool, ...]):
    """In any combination, in the order of the conditions."""
    consent, waited, finished, cures, circumstance = conditions
    after = TODAY if waited else TODAY + timedelta(days=1)
    answers = {"recontact_consent": "yes" if consent else "not_asked", "recontact_after": after.isoformat()}
    told = facts(
        answers={**answers, "cause": CIRCUMSTANCE} if circumstance else answers,
        investigation=FINISHED if finished else UNDER_WAY,
    )
    expected = [
        name
        for name, lacks in (
            ("consent", not consent),
            ("not_before", not waited),
            ("investigation", not (finished or circumstance)),
            ("corrective", not (cures or circumstance)),
        )
        if lacks
    ]
    found = seen(told, a_proven_cure(), a_proven_cure() if cures else BEGUN)

    assert list(found.missing) == expected
    assert found.pending == (() if cures or circumstance else (BEGUN.id,))
    assert found.not_before == after


def test_no_corrective_at_all():
    """One at least, or a finding that says why none is needed."""
    assert seen(facts(investigation=FINISHED)).missing == ("corrective",)
    assert seen(facts(investigation=NOTHING_NEEDED)).is_open
    assert seen(facts(investigation=NOTHING_NEEDED), BEGUN).missing == ("corrective",)


def test_a_circumstance_needs_no_more_than_consent():
    """Nobody's fault has nothing to cure."""
    assert seen(facts(answers={"cause": CIRCUMSTANCE})).is_open


def make(told: FollowFacts, on: date = TODAY, received: str = "") -> Recontact:
    found = seen(told, a_proven_cure())
    return made(told, found, on=on, today=TODAY, call=CALL, by="Ana", received=received, channel="phone")


def test_a_closed_gate_lets_nobody_through():
    """The failure names all that is missing."""
    with pytest.raises(GateClosed) as closed:
        make(facts(answers={"recontact_consent": "no"}))
    assert closed.value.missing == ("consent", "investigation")


def test_one_at_a_time():
    """A second recontact waits for the reply to the first."""
    first = make(facts(investigation=FINISHED))
    assert (first.by, first.channel, first.number, first.received_on) == ("Ana", "phone", 1, None)
    with pytest.raises(NotPossible) as refused:
        make(facts(investigation=FINISHED, recontact=first))
    assert refused.value.code == "reply-awaited"

    replied = answered(facts(recontact=first), " glad ", on=TODAY, today=TODAY)
    assert (replied.received, replied.received_on) == ("glad", TODAY)
    assert make(facts(investigation=FINISHED, recontact=replied), received="still glad").number == 2


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (TODAY + timedelta(days=1), "day-ahead"),
        (CALL - timedelta(days=1), "day-before-call"),
        (date(2026, 12, 9), "day-before-gate"),
    ],
)
def test_days_that_cannot_be(on: date, code: str):
    """Not tomorrow, not before the call, not before the gate opened."""
    with pytest.raises(NotPossible) as refused:
        make(facts(investigation=FINISHED), on)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("before", "received", "on", "code"),
    [
        (None, "glad", TODAY, "no-recontact"),
        (Recontact(on=CALL), " ", TODAY, "note-needed"),
        (Recontact(on=CALL, received="glad"), "glad", TODAY, "answered-already"),
        (Recontact(on=TODAY), "glad", CALL, "day-before-recontact"),
        (Recontact(on=CALL), "glad", TODAY + timedelta(days=1), "day-ahead"),
    ],
)
def test_replies_that_cannot_be(before: Recontact | None, received: str, on: date, code: str):
    """A reply says something, once, to a recontact there was."""
    with pytest.raises(NotPossible) as refused:
        answered(facts(recontact=before), received, on=on, today=TODAY)
    assert refused.value.code == code
