"""Correctives: planned, put in place, verified; and whether the failure came back all the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from types import MappingProxyType

from exitcoach.domain.commitments import Corrective, CorrectiveState
from exitcoach.domain.text import fold
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.refusal import NotPossible

PLANNED, IN_PLACE, VERIFIED = CorrectiveState.PLANNED, CorrectiveState.IN_PLACE, CorrectiveState.VERIFIED
STEPS: Mapping[CorrectiveState, Mapping[CorrectiveState, str]] = MappingProxyType(
    {
        PLANNED: {IN_PLACE: "", VERIFIED: "not-in-place"},
        IN_PLACE: {IN_PLACE: "placed-already", VERIFIED: ""},
        VERIFIED: {IN_PLACE: "verified-already", VERIFIED: "verified-already"},
    }
)
"""For each state, where it may go; else the code of the refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What somebody will put right by a day, ``how`` that will be verified and by when."""

    what: str
    owner: str
    due: date | None
    how: str = ""
    verify_by: date | None = None
    cause: str = ""
    process: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """The cases of the same cause and process whose call came after the corrective was verified."""

    since: date | None
    cases: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many."""
        return len(self.cases)


def planned(plan: Plan, corrective_id: str, *, today: date) -> Corrective:
    """A new corrective. Raises NotPossible without what or owner, or when a day has passed."""
    if not plan.what.strip():
        raise NotPossible("what-needed")
    if not plan.owner.strip():
        raise NotPossible("owner-needed")
    for day in (plan.due, plan.verify_by):
        if day and day < today:
            raise NotPossible("due-passed", due=day.isoformat(), today=today.isoformat())
    return Corrective(
        id=corrective_id,
        what=plan.what.strip(),
        owner=plan.owner.strip(),
        due=plan.due,
        how=plan.how.strip(),
        verify_by=plan.verify_by,
        cause=plan.cause,
        process=plan.process.strip(),
        planned_on=today,
    )


def placed(corrective: Corrective, *, on: date, today: date) -> Corrective:
    """In place since ``on``: it may have been before it was written down here. Raises NotPossible."""
    _step(corrective, IN_PLACE)
    _refuse_ahead(on, today)
    return replace(corrective, state=IN_PLACE, placed_on=on)


def verified(corrective: Corrective, *, evidence: str, on: date, today: date) -> Corrective:
    """Seen to work, on what evidence. Raises NotPossible."""
    _step(corrective, VERIFIED)
    if not evidence.strip():
        raise NotPossible("evidence-needed", corrective=corrective.id)
    _refuse_ahead(on, today)
    if corrective.placed_on and on < corrective.placed_on:
        raise NotPossible("day-before-placed", on=on.isoformat(), placed=corrective.placed_on.isoformat())
    return replace(corrective, state=VERIFIED, verified_on=on, evidence=evidence.strip())


def linked(corrective: Corrective, case_id: str) -> Corrective:
    """Serving one more case. Raises NotPossible."""
    if case_id in corrective.cases:
        raise NotPossible("linked-already", corrective=corrective.id, case=case_id)
    return replace(corrective, cases=(*corrective.cases, case_id))


def recurrence(corrective: Corrective, cases: Iterable[FollowFacts], zone: tzinfo) -> Recurrence:
    """What came back since it was verified: the same cause and, where the corrective names one, the same process."""
    since = corrective.verified_on
    if since is None or not corrective.cause:
        return Recurrence(since=since)
    again = (facts.id for facts in cases if facts.id not in corrective.cases and _again(corrective, facts, since, zone))
    return Recurrence(since=since, cases=tuple(sorted(again)))


def _again(corrective: Corrective, facts: FollowFacts, since: date, zone: tzinfo) -> bool:
    process = fold(corrective.process)
    return (
        not facts.practice
        and corrective.cause in facts.causes
        and (not process or process in facts.places("process"))
        and facts.call_day(zone) > since
    )


def _step(corrective: Corrective, to: CorrectiveState) -> None:
    refusal = STEPS[corrective.state][to]
    if refusal:
        raise NotPossible(refusal, corrective=corrective.id, state=corrective.state.value)


def _refuse_ahead(on: date, today: date) -> None:
    if on > today:
        raise NotPossible("day-ahead", on=on.isoformat(), today=today.isoformat())
