"""Lessons: written, published, retired."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.commitments import Lesson, LessonState
from exitcoach.followups.lessons import STEPS, for_cause, moved, written
from exitcoach.followups.refusal import NotPossible
from tests.fakes.records import an_id
from tests.unit.followups.cases import AVOIDABLE, TAXONOMY, attempt

DRAFT, PUBLISHED, RETIRED = LessonState.DRAFT, LessonState.PUBLISHED, LessonState.RETIRED


def a_lesson(number: int = 1, **changes: object) -> Lesson:
    told = {"id": an_id(number), "text": " Call before they do ", "cause": AVOIDABLE, **changes}
    return Lesson(**told)  # type: ignore[arg-type]


@given(ways=some.lists(some.sampled_from(LessonState), max_size=6))
def test_a_lesson_moves_as_the_table_says(ways: list[LessonState]):
    """Whatever is tried: only its ways are taken, and none leads back to a draft."""
    lesson = written(a_lesson(), TAXONOMY)
    for to in ways:
        refusal = STEPS[lesson.state].get(to, "lesson-draft")
        came = attempt(lambda to=to, lesson=lesson: moved(lesson, to))  # type: ignore[misc]
        if isinstance(came, NotPossible):
            assert (came.code, came.facts["state"]) == (refusal, lesson.state.value)
        else:
            assert (refusal, came.state) == ("", to)
            lesson = came
    assert set(STEPS) == set(LessonState)
    assert lesson.state is not DRAFT or not {PUBLISHED, RETIRED} & set(ways)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"text": " "}, "what-needed"), ({"cause": ""}, "cause-needed"), ({"cause": "core.nothing"}, "unknown-cause")],
)
def test_what_is_no_lesson(changes: dict[str, object], code: str):
    """It says something, about a cause there is."""
    with pytest.raises(NotPossible) as refused:
        written(a_lesson(**changes), TAXONOMY)
    assert refused.value.code == code


def test_only_published_lessons_are_shown():
    """Those of the cause, the newest first."""
    lessons = (
        a_lesson(1, state=PUBLISHED),
        a_lesson(2),
        a_lesson(3, state=RETIRED),
        a_lesson(4, state=PUBLISHED),
        a_lesson(5, state=PUBLISHED, cause="price.high"),
    )

    assert [lesson.id for lesson in for_cause(lessons, AVOIDABLE)] == [an_id(4), an_id(1)]
