"""Cases to follow up."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

from exitcoach.domain.cases import Status
from exitcoach.domain.commitments import Corrective, CorrectiveState, Investigation, Promise
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.refusal import NotPossible
from tests.fakes.records import an_id
from tests.fakes.scenes import general

Result = TypeVar("Result")
CALL, TODAY, LATER = date(2026, 11, 22), date(2026, 12, 20), date(2027, 1, 15)
TAXONOMY = general().causes
AVOIDABLE, CIRCUMSTANCE = "response.slow", "circumstance.moved"
FINISHED = Investigation(findings="Nobody called back", finished_on=date(2026, 12, 1))


def facts(case_id: str = "", **changes: object) -> FollowFacts:
    answers = {"cause": AVOIDABLE, "decision": "leaves", "recontact_consent": "yes"}
    told = {
        "id": case_id or an_id(),
        "status": Status.CLOSED,
        "practice": False,
        "created": datetime(2026, 11, 22, 15, tzinfo=UTC),
        "employee": "Ana",
        **changes,
        "answers": {**answers, **changes.get("answers", {})},  # type: ignore[dict-item]
    }
    return FollowFacts(**told)  # type: ignore[arg-type]


def a_promise(due: date = TODAY, **changes: object) -> Promise:
    told = {"id": f"{an_id()}-p1", "what": "call back", "owner": "Bo", "due": due, **changes}
    return Promise(**told)  # type: ignore[arg-type]


def a_cure(state: CorrectiveState = CorrectiveState.PLANNED, **changes: object) -> Corrective:
    told = {"id": an_id(70), "what": "second desk", "owner": "Eva", "state": state, "cases": (an_id(),), **changes}
    return Corrective(**told)  # type: ignore[arg-type]


def a_proven_cure(**changes: object) -> Corrective:
    days = {"placed_on": date(2026, 12, 5), "verified_on": date(2026, 12, 10), "evidence": "no complaint in a week"}
    return a_cure(CorrectiveState.VERIFIED, **{**days, **changes})


def attempt(step: Callable[[], Result]) -> Result | NotPossible:
    """What came of it, or why it was refused."""
    try:
        return step()
    except NotPossible as refused:
        return refused
