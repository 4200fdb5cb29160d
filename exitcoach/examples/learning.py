"""What the example house logged before anybody left, and what it learned."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from exitcoach.domain.commitments import Lesson, LessonState, Smoke
from exitcoach.domain.ids import CHANCE_BITS, mint
from exitcoach.examples.drawing import one
from exitcoach.examples.office import Office
from exitcoach.examples.phrases import Theme
from exitcoach.examples.year import BILLING, CURED_AFTER, DAYS, FAULTY, JUMPING, RECENT, TESTED_AFTER
from exitcoach.followups.lessons import moved, written

_LAST_DAY = {BILLING: CURED_AFTER, FAULTY: TESTED_AFTER}
_DRAFTS, _RETIRED = 2, 1


def logged_smoke(office: Office) -> tuple[Smoke, ...]:
    """Oldest first; the cause that jumps was smelled while it did."""
    found = [smoke for theme in office.words.themes for smoke in _of(theme, office)]
    return tuple(sorted(found, key=lambda smoke: smoke.at))


def _of(theme: Theme, office: Office) -> Iterator[Smoke]:
    last = _LAST_DAY.get(theme.cause, DAYS - RECENT)
    for number, text in enumerate(theme.smoke):
        jumped = theme.cause == JUMPING
        day = DAYS - RECENT - 4 + number * 7 if jumped else office.chance.randrange(last // 3, last)
        at = office.year.working(office.year.day(day), office.chance)
        smoke_id, by = mint(at, office.chance.getrandbits(CHANCE_BITS)), one(office.chance, office.words.employees)
        place = theme.places[0] if theme.places else None
        signed = office.signed("smoke.logged", smoke_id, office.year.day(day), by)
        yield Smoke(
            id=smoke_id,
            at=at,
            by=by,
            text=text,
            cause=theme.cause,
            department=place.department if place else "",
            process=place.process if place else "",
            history=(replace(signed, at=at),),
        )


def learned(office: Office) -> tuple[Lesson, ...]:
    """A lesson for every theme: most are published, the newest are drafts, the oldest is retired."""
    themes, last = office.words.themes, len(office.words.themes) - 1
    lessons = []
    for number, theme in enumerate(themes):
        lesson = _lesson(theme, 30 + number * (DAYS - 40) // len(themes), office)
        if number <= last - _DRAFTS:
            lesson = _moved(lesson, LessonState.PUBLISHED, 2, office)
        if number > last - _DRAFTS - _RETIRED and lesson.state is LessonState.PUBLISHED:
            lesson = _moved(lesson, LessonState.RETIRED, 3, office)
        lessons.append(lesson)
    return tuple(lessons)


def _lesson(theme: Theme, day: int, office: Office) -> Lesson:
    on, by = office.year.day(day), one(office.chance, office.words.employees)
    at = office.year.working(on, office.chance)
    lesson_id = mint(at, office.chance.getrandbits(CHANCE_BITS))
    lesson = written(Lesson(id=lesson_id, text=theme.lesson, cause=theme.cause, by=by, on=on), office.taxonomy)
    return replace(lesson, history=(replace(office.signed("lesson.added", lesson_id, on, by), at=at),))


def _moved(lesson: Lesson, to: LessonState, days: int, office: Office) -> Lesson:
    on = (lesson.on or office.year.today) + timedelta(days=days)
    signed = office.signed(f"lesson.{to.value}", lesson.id, on, office.words.supervisor)
    return replace(moved(lesson, to), history=(*lesson.history, signed), revision=lesson.revision + 1)
