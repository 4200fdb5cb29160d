"""Lessons: written down, shown to the next employee who meets the same cause, retired when they are true no longer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Lesson, LessonState
from exitcoach.followups.refusal import NotPossible

DRAFT, PUBLISHED, RETIRED = LessonState.DRAFT, LessonState.PUBLISHED, LessonState.RETIRED
STEPS: Mapping[LessonState, Mapping[LessonState, str]] = MappingProxyType(
    {
        DRAFT: {PUBLISHED: "", RETIRED: ""},
        PUBLISHED: {PUBLISHED: "lesson-published", RETIRED: ""},
        RETIRED: {PUBLISHED: "", RETIRED: "lesson-retired"},
    }
)
"""For each state, where it may go; else the code of the refusal."""


def written(lesson: Lesson, taxonomy: Taxonomy) -> Lesson:
    """A new lesson, as it is kept. Raises NotPossible without text, or with a cause nobody knows."""
    if not lesson.text.strip():
        raise NotPossible("what-needed")
    if not lesson.cause:
        raise NotPossible("cause-needed")
    if lesson.cause not in taxonomy.causes:
        raise NotPossible("unknown-cause", cause=lesson.cause)
    return replace(lesson, text=lesson.text.strip(), state=DRAFT)


def moved(lesson: Lesson, to: LessonState) -> Lesson:
    """The lesson in its next state. Raises NotPossible."""
    refusal = STEPS[lesson.state].get(to, "lesson-draft")
    if refusal:
        raise NotPossible(refusal, lesson=lesson.id, state=lesson.state.value)
    return replace(lesson, state=to)


def for_cause(lessons: Iterable[Lesson], cause: str) -> tuple[Lesson, ...]:
    """The published lessons about a cause, the newest first."""
    fitting = (lesson for lesson in lessons if lesson.state is PUBLISHED and lesson.cause == cause)
    return tuple(sorted(fitting, key=lambda lesson: lesson.id, reverse=True))
