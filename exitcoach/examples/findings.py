"""What the house found out about the example cases."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import Investigation
from exitcoach.examples.drawing import likely, one
from exitcoach.examples.office import Office, told
from exitcoach.examples.phrases import Theme
from exitcoach.followups.facts import FollowFacts, facts_of
from exitcoach.followups.investigations import DAYS, is_due, recorded
from exitcoach.interview.facts import rows

_SHARES = ((120, 1.0), (60, 0.96), (DAYS, 0.7), (0, 0.25))
"""How many are finished by the age of the case in days."""
_NOT_OWED, _BEGUN = 0.12, 0.3
_AGREES, _NEEDS_NONE = 0.72, 0.15


def with_findings(cases: Iterable[Case], office: Office) -> Iterator[Case]:
    """Most that are owed are finished, some late; some are overdue, some begun; a few were made beyond what is owed."""
    for case in cases:
        facts, theme = facts_of(case), office.words.theme(str(case.answers["cause"]))
        share = _share(facts, office) if theme.findings else 0.0
        if likely(office.chance, share):
            yield _looked_into(case, facts, theme, _finished_on(case, office), office)
        elif share and likely(office.chance, _BEGUN) and is_due(facts, office.taxonomy):
            yield _looked_into(case, facts, theme, None, office)
        else:
            yield case


def _share(facts: FollowFacts, office: Office) -> float:
    if not is_due(facts, office.taxonomy):
        return _NOT_OWED
    age = (office.year.today - facts.call_day(office.year.zone)).days
    return next(share for least, share in _SHARES if age >= least)


def _finished_on(case: Case, office: Office) -> date:
    late = likely(office.chance, 0.15)
    return office.soon(office.call_day(case), DAYS + 1 if late else 2, DAYS + 14 if late else DAYS)


def _looked_into(case: Case, facts: FollowFacts, theme: Theme, finished: date | None, office: Office) -> Case:
    chance, by = office.chance, office.words.supervisor
    main = theme.cause if likely(chance, _AGREES) or not theme.roots else one(chance, theme.roots)
    places = rows(case.answers, "incidents")[:1]
    found = Investigation(
        findings=one(chance, theme.findings),
        diagnosed=(main,) if finished else (),
        finished_on=finished,
        departments=tuple(str(place["department"]) for place in places),
        processes=tuple(str(place["process"]) for place in places),
        should_have=one(chance, theme.should_have) if theme.should_have else "",
        factors=theme.factors if likely(chance, 0.7) else (),
        client_told=likely(chance, 0.6) if finished else None,
        no_corrective_because=_reason(finished, office),
        by=by,
    )
    call = office.call_day(case)
    kept = recorded(facts, found, taxonomy=office.taxonomy, today=office.year.today, call=call)
    on = finished or min(call + timedelta(days=3), office.year.today - timedelta(days=1))
    what = "investigation.finished" if finished else "investigation.recorded"
    return told(replace(case, investigation=replace(kept, by=by)), office.signed(what, case.id, on, by))


def _reason(finished: date | None, office: Office) -> str:
    none = finished and likely(office.chance, _NEEDS_NONE)
    return one(office.chance, office.words.no_corrective) if none else ""
