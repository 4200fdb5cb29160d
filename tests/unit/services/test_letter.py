"""Which letter a case gets, and what it may say."""

from datetime import UTC, date

import pytest

from exitcoach.domain.cases import Status
from exitcoach.domain.commitments import Decided, Investigation, Promise, PromiseState
from exitcoach.followups.refusal import NotPossible
from exitcoach.services.following import NotFiled
from exitcoach.services.letter import NoLetter, Variant, letter_for, statement_for
from tests.fakes.records import a_case
from tests.fakes.scenes import general

TAXONOMY = general().causes
TOLD = {
    "client.name": "Rosa Núñez",
    "client.caller": "Inés Núñez",
    "client.since": "2017-03",
    "cause": "response.slow",
    "decision": "leaves",
    "story": "Nobody rang.",
    "apology": "I apologise.",
    "investigation_promised": True,
    "incidents": ({"what": "No call", "department": "Billing", "position": "Lead", "times": 3}, {"when": "2026"}),
    "exit_steps": ("cancellation_registered",),
    "exit_reference": "G-1",
    "effective_date": "2026-11-30",
    "statement": "Call people back.",
    "recontact_consent": "yes",
    "recontact_at": "rosa@example.com",
    "recontact_after": "2027-01-07",
}


def letter(**answers):
    given = TOLD | {name.replace("__", "."): value for name, value in answers.items()}
    return letter_for(a_case(answers=given), TAXONOMY, UTC)


def promise(number: int, state: PromiseState = PromiseState.OPEN) -> Promise:
    return Promise(id=f"p{number}", what="call", owner="Luis", due=date(2026, 11, 20 + number), state=state)


@pytest.mark.parametrize(
    ("cause", "decision", "variant"),
    [
        ("response.slow", "leaves", Variant.FAREWELL),
        ("unknown.not_said", "leaves", Variant.FAREWELL),
        ("response.slow", "stays", Variant.RECAP),
        ("circumstance.moved", "decides_later", Variant.RECAP),
        ("circumstance.moved", "leaves", Variant.CIRCUMSTANCE),
        ("fit.need_ended", "leaves", Variant.CIRCUMSTANCE),
        ("circumstance.deceased", "leaves", Variant.CONDOLENCE),
        ("circumstance.deceased", "stays", Variant.CONDOLENCE),
        ("circumstance.deceased", "unknown", Variant.CONDOLENCE),
    ],
)
def test_the_kind_of_letter(cause, decision, variant):
    """By the cause and what the client decided; a death before everything."""
    assert letter(cause=cause, decision=decision).variant is variant


def test_what_was_decided_later_counts():
    """Who wanted to think and left gets the farewell."""
    case = a_case(
        answers=TOLD | {"decision": "decides_later"}, decided=Decided(decision="leaves", on=date(2026, 12, 1))
    )
    assert letter_for(case, TAXONOMY, UTC).variant is Variant.FAREWELL


def test_everything_the_case_tells():
    """Their own words, the days, the reference; of an incident neither department nor position."""
    told = letter()
    assert (told.name, told.since, told.reference, told.apology) == ("Rosa Núñez", "2017", "G-1", "I apologise.")
    assert (told.effective, told.after, told.at) == (date(2026, 11, 30), date(2027, 1, 7), "rosa@example.com")
    assert [(one.what, one.times) for one in told.incidents] == [("No call", 3)]
    assert told.investigation_due == date(2026, 12, 6)
    assert told.told
    assert "Billing" not in str(told)


def test_what_the_case_does_not_tell_is_empty():
    """Nothing is made up."""
    told = letter_for(a_case(answers={"decision": "leaves"}), TAXONOMY, UTC)
    empty = (told.name, told.since, told.apology, told.reference, told.consent, told.topic, told.statement)
    assert set(empty) == {""}
    assert (told.told, told.incidents, told.steps, told.promises) == (False, (), (), ())
    assert (told.effective, told.investigation_due, told.after) == (None, None, None)


def test_a_death_has_no_apology_no_door_and_no_recontact():
    """And it is written to who called: the client may be who died."""
    told = letter(cause="circumstance.deceased")
    assert told.name == "Inés Núñez"
    assert (told.consent, told.topic, told.after, told.apology, told.incidents) == ("", "", None, "", ())
    assert told.investigation_due is None
    assert letter(cause="circumstance.deceased", client__caller="").name == ""


@pytest.mark.parametrize("decision", ["leaves", "stays"])
def test_a_circumstance_has_nothing_to_apologise_for(decision):
    """No apology, no investigation."""
    told = letter(cause="circumstance.moved", decision=decision)
    assert (told.apology, told.incidents, told.investigation_due, told.told) == ("", (), None, False)
    assert told.consent == "yes"


@pytest.mark.parametrize("answers", [{"cause": "unknown.not_said"}, {"cause_basis": "declined"}])
def test_who_did_not_say_is_not_thanked_for_saying(answers):
    """Thanks for what was told need something that was told."""
    assert not letter(**answers).told


def test_a_finished_investigation_is_promised_no_more():
    """Nor is one that nobody promised."""
    found = Investigation(findings="Yes", finished_on=date(2026, 11, 25))
    assert letter_for(a_case(answers=TOLD, investigation=found), TAXONOMY, UTC).investigation_due is None
    assert letter(investigation_promised=False).investigation_due is None


def test_only_open_promises_are_named():
    """What was kept, broken or withdrawn is not promised again; a day that is over is known."""
    states = (PromiseState.KEPT, PromiseState.OPEN, PromiseState.BROKEN, PromiseState.WITHDRAWN)
    case = a_case(
        answers=TOLD | {"investigation_promised": False}, promises=tuple(promise(n, s) for n, s in enumerate(states))
    )
    told = letter_for(case, TAXONOMY, UTC)
    assert [one.id for one in told.promises] == ["p1"]
    assert told.gone_by(date(2026, 11, 21)) == ()
    assert told.gone_by(date(2026, 11, 22)) == (date(2026, 11, 21),)


@pytest.mark.parametrize("status", [Status.OPEN, Status.INTERRUPTED])
@pytest.mark.parametrize("write", [lambda case: letter_for(case, TAXONOMY, UTC), lambda case: statement_for(case, UTC)])
def test_a_call_that_has_not_ended_has_no_letter(status, write):
    """The way out is to end it."""
    with pytest.raises(NotFiled):
        write(a_case(answers=TOLD, status=status))


@pytest.mark.parametrize("write", [lambda case: letter_for(case, TAXONOMY, UTC), lambda case: statement_for(case, UTC)])
def test_practice_has_no_letter(write):
    """There is no client."""
    with pytest.raises(NotPossible) as refused:
        write(a_case(answers=TOLD, practice=True))
    assert refused.value.code == "practice"


@pytest.mark.parametrize("decision", ["unknown", ""])
def test_without_a_decision_there_is_no_letter(decision):
    """Neither farewell nor thanks for staying would be true."""
    with pytest.raises(NoLetter) as refused:
        letter(decision=decision)
    assert refused.value.code == "undecided"


def test_the_statement_is_a_document_of_its_own():
    """Whoever the letter is for; without one there is none."""
    told = statement_for(a_case(answers=TOLD), UTC)
    assert (told.variant, told.statement, told.at) == (Variant.STATEMENT, "Call people back.", "")
    assert (told.apology, told.promises, told.incidents) == ("", (), ())
    with pytest.raises(NoLetter) as refused:
        statement_for(a_case(answers=TOLD | {"statement": " \n"}), UTC)
    assert refused.value.code == "no-statement"
