"""What a calendar shows of a case: what is due, and what became of it."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from exitcoach.domain.cases import Happening, Status
from exitcoach.domain.commitments import (
    Change,
    CorrectiveState,
    Decided,
    Investigation,
    PromiseState,
    Recontact,
    Returned,
)
from exitcoach.followups.agenda import Terms
from exitcoach.followups.diary import DiaryFacts, Entry, corrective_entries, entries_of
from exitcoach.followups.facts import FollowFacts
from tests.fakes.records import an_id
from tests.unit.followups.cases import CALL, CIRCUMSTANCE, FINISHED, TAXONOMY, TODAY, a_cure, a_promise, facts

TERMS = Terms(taxonomy=TAXONOMY, today=TODAY)
OWN = ("revision", "followed", "closed", "history", "timeline")
QUIET = {"cause": CIRCUMSTANCE, "recontact_consent": "no"}
SETTLED = date(2026, 12, 5)
THEN = datetime(2026, 12, 5, 9, tzinfo=UTC)


def told(**changes: object) -> DiaryFacts:
    more = {name: changes.pop(name) for name in OWN if name in changes}
    plain = facts(**changes)
    known = {field.name: getattr(plain, field.name) for field in fields(FollowFacts)}
    return DiaryFacts(**{"revision": 7, **known, **more})  # type: ignore[arg-type]


def entries(*cures, **changes: object) -> list[Entry]:
    return list(entries_of(told(**changes), cures, CALL, TERMS))


def states(*cures, **changes: object) -> list[tuple[str, str, date | None, date | None]]:
    found = entries(*cures, **changes)
    return [(entry.kind.value, entry.state.value, entry.day, entry.done_on) for entry in found]


def test_what_is_due_is_open() -> None:
    """The rows of the agenda, each with its day; a recontact that has to wait says so."""
    found = entries(promises=(a_promise(),))

    assert [(entry.kind.value, entry.state.value, entry.day, entry.waiting, entry.overdue) for entry in found] == [
        ("promise", "open", TODAY, False, False),
        ("investigation", "open", date(2026, 12, 6), False, True),
        ("recontact", "open", None, True, False),
    ]


@pytest.mark.parametrize(
    ("state", "shown", "done_on"),
    [
        (PromiseState.KEPT, "done", SETTLED),
        (PromiseState.BROKEN, "cancelled", None),
        (PromiseState.WITHDRAWN, "cancelled", None),
    ],
)
def test_a_settled_promise_stays(state: PromiseState, shown: str, done_on: date | None) -> None:
    """Once, at the day it was due."""
    promise = a_promise(state=state, settled_on=SETTLED)

    assert states(answers=QUIET, promises=(promise,)) == [("promise", shown, TODAY, done_on)]


def test_an_investigation() -> None:
    """Begun, then finished; the day it is due stays."""
    begun = Investigation(findings="so far")

    assert ("investigation", "underway", date(2026, 12, 6), None) in states(investigation=begun)
    assert ("investigation", "done", date(2026, 12, 6), FINISHED.finished_on) in states(investigation=FINISHED)


def test_a_decision() -> None:
    """To come, then taken; one that nobody waited for is no entry."""
    later = {**QUIET, "decision": "decides_later", "decision_due": "2026-12-01"}
    decided = Decided(decision="stays", on=SETTLED)

    assert states(answers=later) == [("decision", "open", date(2026, 12, 1), None)]
    assert states(answers=later, decided=decided) == [("decision", "done", date(2026, 12, 1), SETTLED)]
    assert states(answers={**QUIET, "decision": "stays"}, decided=decided) == []


def test_a_recontact() -> None:
    """Made on its day; not to be made any more once the client is back."""
    consent = {"cause": CIRCUMSTANCE}

    assert states(answers=consent) == [("recontact", "open", CALL, None)]
    assert states(answers=consent, recontact=Recontact(on=SETTLED)) == [("recontact", "done", SETTLED, SETTLED)]
    assert states(answers=consent, returned=Returned(on=SETTLED)) == [("recontact", "cancelled", None, None)]
    assert states(answers=QUIET, returned=Returned(on=SETTLED)) == []


@pytest.mark.parametrize(
    ("state", "days", "shown"),
    [
        (CorrectiveState.PLANNED, {"due": TODAY}, ("open", TODAY, None)),
        (CorrectiveState.IN_PLACE, {"due": CALL, "verify_by": TODAY}, ("underway", TODAY, None)),
        (CorrectiveState.VERIFIED, {"due": CALL, "verified_on": SETTLED}, ("done", CALL, SETTLED)),
    ],
)
def test_a_corrective(state: CorrectiveState, days: dict[str, date], shown: tuple[object, ...]) -> None:
    """At the day its next step is due, once however many cases it serves."""
    change = Change(at=THEN, by="Eva", what="corrective.placed", about=an_id(70))
    cure = a_cure(state, cases=(an_id(0), an_id(1)), revision=3, history=(change,), **days)
    [entry] = corrective_entries((cure,), TERMS)

    assert (entry.state.value, entry.day, entry.done_on) == shown
    assert (entry.changes, entry.changed, entry.case) == (3, THEN, an_id(0))


def test_every_change_is_counted() -> None:
    """Those of the interview and those after it, the last with its moment."""
    change = Change(at=THEN, by="Eva", what="decided", about=an_id())
    [before] = entries(answers={"cause": CIRCUMSTANCE}, revision=7)
    [after] = entries(answers={"cause": CIRCUMSTANCE}, revision=7, followed=2, history=(change,))

    assert (before.changes, after.changes) == (7, 9)
    assert (before.changed, after.changed) == (told().created, THEN)


def test_what_is_no_case_of_the_house() -> None:
    """Practice, and a call that still runs."""
    assert entries(practice=True, promises=(a_promise(),)) == []
    assert entries(status=Status.OPEN, promises=(a_promise(),)) == []


def timeline(*events: tuple[str, str | None]) -> tuple[Happening, ...]:
    return tuple(Happening(at=THEN, stage="close", event=event, question=question) for event, question in events)


AGAIN = {
    question: timeline(("answered", question), ("left", None), ("answered", question))
    for question in ("cause", "investigation_promised", "recontact_consent")
}


@pytest.mark.parametrize("question", ["cause", "investigation_promised"])
def test_an_investigation_that_is_owed_no_longer_is_cancelled(question: str) -> None:
    """It may stand in somebody's calendar: what it was owed for was answered anew in the debrief."""
    due = date(2026, 12, 6)

    assert states(answers=QUIET, timeline=AGAIN[question]) == [("investigation", "cancelled", due, None)]
    assert ("investigation", "open", due, None) in states(timeline=AGAIN[question])


def test_a_consent_taken_back_cancels_the_recontact() -> None:
    """Nobody is to write to them, whatever an older calendar says."""
    assert states(answers=QUIET, timeline=AGAIN["recontact_consent"]) == [("recontact", "cancelled", None, None)]


@pytest.mark.parametrize(
    "events",
    [
        (("answered", "cause"), ("answered", "cause"), ("left", None)),
        (("left", None), ("answered", "cause")),
        (("answered", "cause"), ("left", None), ("skipped", "cause")),
    ],
)
def test_what_was_never_otherwise_is_not_cancelled(events: tuple[tuple[str, str | None], ...]) -> None:
    """Changed while the client was there, or answered for the first time: no calendar has it."""
    assert states(answers=QUIET, timeline=timeline(*events)) == []


def test_a_promise_taken_out_in_the_debrief_is_cancelled() -> None:
    """Its words are gone, its number is known; those that stay keep theirs."""
    out = timeline(("answered", "promises"), ("left", None), ("dropped", "promises"))
    left = a_promise(id=f"{an_id()}-p2", due=TODAY)
    found = [(entry.id, entry.state.value) for entry in entries(answers=QUIET, promises=(left,), timeline=out)]

    assert found == [(f"{an_id()}-p2", "open"), (f"{an_id()}-p1", "cancelled")]
    assert states(answers=QUIET, timeline=timeline(("dropped", "promises"), ("left", None))) == []
