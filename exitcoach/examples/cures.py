"""The correctives of the example house: planned, in place and verified, and one whose failure came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import Corrective
from exitcoach.domain.ids import CHANCE_BITS, mint
from exitcoach.domain.text import fold
from exitcoach.examples.office import Office, told
from exitcoach.examples.phrases import Cure
from exitcoach.examples.year import BILLING, CURED_AFTER, DAYS, FAULTY, JUMPING, SLOW, TESTED_AFTER
from exitcoach.followups.correctives import Plan, linked, placed, planned, verified
from exitcoach.followups.facts import facts_of

_MOST_CASES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """When a corrective was planned, due, put in place and verified, in days from the beginning of the year.

    0 where that has not come.
    """

    planned: int
    due: int
    verify_by: int
    placed: int = 0
    verified: int = 0


COURSES: Mapping[str, Course] = MappingProxyType(
    {
        BILLING: Course(
            planned=CURED_AFTER - 40,
            due=CURED_AFTER,
            placed=CURED_AFTER - 2,
            verify_by=CURED_AFTER + 30,
            verified=CURED_AFTER + 21,
        ),
        FAULTY: Course(
            planned=TESTED_AFTER - 45,
            due=TESTED_AFTER - 5,
            placed=TESTED_AFTER,
            verify_by=TESTED_AFTER + 30,
            verified=TESTED_AFTER + 30,
        ),
        SLOW: Course(planned=DAYS - 80, due=DAYS - 35, placed=DAYS - 31, verify_by=DAYS + 20),
        "access.wait": Course(planned=DAYS - 100, due=DAYS - 60, placed=DAYS - 52, verify_by=DAYS - 6),
        JUMPING: Course(planned=DAYS - 9, due=DAYS + 21, verify_by=DAYS + 45),
        "price.extra": Course(planned=DAYS - 60, due=DAYS - 12, verify_by=DAYS + 10),
    }
)


def house_correctives(cases: Sequence[Case], office: Office) -> tuple[Corrective, ...]:
    """The correctives with the cases they serve."""
    return tuple(_made(cure, COURSES[cure.cause], cases, office) for cure in office.words.correctives)


def with_correctives(cases: Sequence[Case], correctives: Sequence[Corrective]) -> tuple[Case, ...]:
    """The cases, each with the copies of those that serve it and with their history."""
    return tuple(_shown(case, [one for one in correctives if case.id in one.cases]) for case in cases)


def _shown(case: Case, serving: Sequence[Corrective]) -> Case:
    if not serving:
        return case
    case = replace(case, correctives=tuple(one.copy() for one in serving))
    return told(case, *(change for one in serving for change in one.history))


def _made(cure: Cure, course: Course, cases: Sequence[Case], office: Office) -> Corrective:
    by, day, today = office.words.supervisor, office.year.day, office.year.today
    plan = Plan(
        what=cure.what,
        owner=cure.owner,
        due=day(course.due),
        how=cure.how,
        verify_by=day(course.verify_by),
        cause=cure.cause,
        process=cure.process,
    )
    begun = office.year.working(day(course.planned), office.chance)
    one = planned(plan, mint(begun, office.chance.getrandbits(CHANCE_BITS)), today=day(course.planned))
    for case_id in _served(cure, course, cases, office):
        one = linked(one, case_id)
    history = [office.signed("corrective.added", one.id, day(course.planned), by)]
    if course.placed:
        one = placed(one, on=day(course.placed), today=today)
        history.append(office.signed("corrective.placed", one.id, day(course.placed), cure.owner))
    if course.verified:
        one = verified(one, evidence=cure.evidence, on=day(course.verified), today=today)
        history.append(office.signed("corrective.verified", one.id, day(course.verified), by, cure.evidence))
    return replace(one, history=tuple(history), revision=len(history))


def _served(cure: Cure, course: Course, cases: Sequence[Case], office: Office) -> tuple[str, ...]:
    """The newest cases of the cause and process known until it was in place, or until now."""
    last = office.year.day(course.placed) if course.placed else office.year.today - timedelta(days=1)
    fits = [case.id for case in cases if _fits(case, cure, last, office)]
    return tuple(fits if course.verified else fits[-_MOST_CASES:])


def _fits(case: Case, cure: Cure, last: date, office: Office) -> bool:
    facts = facts_of(case)
    return (
        case.answers["cause"] == cure.cause
        and fold(cure.process) in facts.places("process")
        and facts.call_day(office.year.zone) <= last
        and not (case.investigation and case.investigation.no_corrective_because)
    )
