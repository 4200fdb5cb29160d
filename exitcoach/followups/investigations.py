"""Investigations: which are due, by when, and what a finished one says."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Investigation
from exitcoach.domain.follow_up import owes_investigation
from exitcoach.domain.text import fold
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.refusal import NotPossible, refuse_other_days

DAYS = 14
"""After the call, unless the house sets another term."""


def is_due(facts: FollowFacts, taxonomy: Taxonomy) -> bool:
    """Whether the house owes one, and none is finished; for a case of the time before exitcoach it owes none."""
    if facts.imported or (facts.investigation and facts.investigation.finished_on):
        return False
    return owes_investigation(facts.answers, taxonomy.control(facts.word("cause")))


def due_on(call: date, days: int = DAYS) -> date:
    """By when."""
    return call + timedelta(days=days)


def was_in_time(investigation: Investigation, call: date, days: int = DAYS) -> bool:
    """Whether a promise to investigate was kept."""
    return investigation.finished_on is not None and investigation.finished_on <= due_on(call, days)


def recorded(
    facts: FollowFacts, found: Investigation, *, taxonomy: Taxonomy, today: date, call: date, reason: str = ""
) -> Investigation:
    """What was found, as it is kept. Raises NotPossible.

    A finished one needs findings; to change it needs a reason.
    """
    before = facts.investigation
    if before and before.finished_on and not reason.strip():
        raise NotPossible("reason-needed", case=facts.id)
    for cause in found.diagnosed:
        if cause not in taxonomy.causes:
            raise NotPossible("unknown-cause", cause=cause)
    refuse_names(found.factors, facts)
    if found.finished_on:
        refuse_other_days(found.finished_on, today=today, call=call)
        if not found.findings.strip():
            raise NotPossible("findings-needed", case=facts.id)
    return replace(found, findings=found.findings.strip(), no_corrective_because=found.no_corrective_because.strip())


def refuse_names(factors: Iterable[str], facts: FollowFacts) -> None:
    """What contributed are roles and conditions: the name of whoever took the call is none. Raises NotPossible.

    A single word is let through: it may be a login, or a team.
    """
    name = fold(facts.employee)
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if " " in name else None
    if named and any(named.search(fold(factor)) for factor in factors):
        raise NotPossible("names-a-person", name=facts.employee)
