"""What is due, the overdue first."""

from datetime import UTC, date, datetime, timedelta

import pytest

from exitcoach.domain.commitments import (
    FORGOTTEN,
    Change,
    CorrectiveState,
    Decided,
    Investigation,
    PromiseState,
    Recontact,
    Returned,
)
from exitcoach.followups.agenda import Row, Terms, corrective_rows, in_order, rows_of, support_row
from exitcoach.followups.facts import FollowFacts
from tests.fakes.records import an_id
from tests.unit.followups.cases import (
    CALL,
    CIRCUMSTANCE,
    FINISHED,
    TAXONOMY,
    TODAY,
    a_cure,
    a_promise,
    a_proven_cure,
    facts,
)

TERMS = Terms(taxonomy=TAXONOMY, today=TODAY)
QUIET = {"cause": CIRCUMSTANCE, "recontact_consent": "no"}
YESTERDAY = TODAY - timedelta(days=1)


def rows(told: FollowFacts, *cures) -> list[tuple[str, str, date | None, str, bool]]:
    found = rows_of(told, cures, CALL, TERMS)
    return [(row.kind.value, row.owner, row.due, row.state, row.overdue) for row in found]


def test_a_client_who_was_forgotten_is_not_gone_back_to():
    """There is nobody to go back to."""
    gone = Change(at=datetime(2026, 12, 1, tzinfo=UTC), by="Eva", what=FORGOTTEN, about=an_id())

    assert "recontact" in [kind for kind, *_ in rows(facts())]
    assert "recontact" not in [kind for kind, *_ in rows(facts(history=(gone,)))]


def test_a_quiet_case():
    """Nothing promised, nobody's fault, no consent: nothing to do."""
    assert rows(facts(answers=QUIET)) == []


def test_practice_has_no_followups():
    """Whatever was promised in it."""
    assert rows(facts(practice=True, promises=(a_promise(),))) == []


@pytest.mark.parametrize(("due", "overdue"), [(TODAY, False), (YESTERDAY, True)])
def test_an_open_promise(due: date, overdue: bool):
    """Its owner's, until it is settled."""
    assert rows(facts(answers=QUIET, promises=(a_promise(due),))) == [("promise", "Bo", due, "open", overdue)]
    assert rows(facts(answers=QUIET, promises=(a_promise(due, state=PromiseState.KEPT),))) == []


def test_a_broken_promise_is_the_supervisors():
    """Until an investigation finished after it broke."""
    broken = a_promise(CALL, state=PromiseState.BROKEN, settled_on=date(2026, 12, 5))
    seen_to = Investigation(findings="x", finished_on=date(2026, 12, 5))

    assert rows(facts(answers=QUIET, promises=(broken,))) == [("promise", "", CALL, "broken", False)]
    assert rows(facts(answers=QUIET, promises=(broken,), investigation=FINISHED)) == [
        ("promise", "", CALL, "broken", False)
    ]
    assert rows(facts(answers=QUIET, promises=(broken,), investigation=seen_to)) == []


@pytest.mark.parametrize(("due", "day"), [({"decision_due": "2026-12-19"}, YESTERDAY), ({}, None)])
def test_a_decision_to_come(due: dict[str, str], day: date | None):
    """Of who wanted to think, until it is known."""
    thinking = {**QUIET, "decision": "decides_later", **due}

    assert rows(facts(answers=thinking)) == [("decision", "Ana", day, "waiting", day is not None)]
    assert rows(facts(answers=thinking, decided=Decided(decision="stays", on=TODAY))) == []


def test_an_investigation():
    """The supervisor's, two weeks after the call; ``what`` is the cause."""
    told = facts(answers={"recontact_consent": "no"})

    assert rows(told) == [("investigation", "", date(2026, 12, 6), "open", True)]
    assert rows_of(told, (), CALL, TERMS)[0].what == "response.slow"
    assert rows_of(told, (), CALL, Terms(taxonomy=TAXONOMY, today=TODAY, days=60))[0].due == date(2027, 1, 21)


def test_a_recontact_waits_or_is_due():
    """Waiting says what is missing; due is the day its gate opened; made, it is done."""
    told = facts(investigation=FINISHED, answers={"recontact_after": "2026-12-15", "recontact_topic": "the new desk"})
    waiting = rows_of(told, (), CALL, TERMS)[0]

    assert (waiting.state, waiting.missing, waiting.due, waiting.overdue) == (
        "waiting",
        ("corrective",),
        date(2026, 12, 15),
        False,
    )
    assert waiting.what == "the new desk"
    assert rows(told, a_proven_cure()) == [("recontact", "Ana", date(2026, 12, 15), "due", True)]
    for done in ({"recontact": Recontact(on=TODAY)}, {"returned": Returned(on=TODAY)}):
        assert rows(facts(investigation=FINISHED, **done)) == []


def test_correctives():
    """One row each, however many cases they serve, until they are verified."""
    cures = (
        a_cure(due=YESTERDAY, cases=(an_id(1), an_id(2))),
        a_cure(CorrectiveState.IN_PLACE, verify_by=TODAY, cases=()),
        a_proven_cure(),
    )

    assert [(row.case, row.owner, row.due, row.state, row.overdue) for row in corrective_rows(cures, TERMS)] == [
        (an_id(1), "Eva", YESTERDAY, "planned", True),
        ("", "Eva", TODAY, "in_place", False),
    ]


def test_support_says_who_and_when():
    """And nothing else."""
    row = support_row(an_id(), "Ana", CALL, TERMS)

    assert (row.kind.value, row.owner, row.due, row.what, row.missing) == ("support", "Ana", CALL, "", ())


def test_the_overdue_come_first():
    """Then broken promises, then by the day, then what has none."""

    def a_row(due: date | None, state: str = "open") -> Row:
        what = {"kind": "promise", "case": "c", "id": f"{due}{state}", "what": "", "owner": "Bo"}
        return Row(**what, due=due, state=state, overdue=state == "open" and due is not None and due < TODAY)

    late, later = a_row(CALL), a_row(YESTERDAY)
    broken, today, soon, some_day = a_row(CALL, "broken"), a_row(TODAY), a_row(date(2027, 1, 1)), a_row(None)
    expected = (late, later, broken, today, soon, some_day)

    assert in_order(reversed(expected)) == expected


def test_whose_a_row_is():
    """By the name, however it is written; what is nobody's is not mine."""
    row = corrective_rows((a_cure(owner="José Núñez"),), TERMS)[0]

    assert row.is_of("jose nunez")
    assert not row.is_of("Eva")
    assert not support_row(an_id(), "", CALL, TERMS).is_of("")
