"""What was changed after a case had first been set down, as its timeline tells: calendars may show it as it was."""

from collections.abc import Collection, Sequence

from exitcoach.domain.cases import Happening

SET_DOWN = ("left", "paused", "closed", "filed")
"""From these events on a case is filed, and what it owes can be exported."""
ANSWERED, DROPPED = "answered", "dropped"


def answered_anew(timeline: Sequence[Happening], questions: Collection[str]) -> bool:
    """Whether any of the questions was answered before the case was first set down, and again after."""
    first = _set_down(timeline)
    before, after = timeline[:first], timeline[first:]
    answered = {one.question for one in before if one.event == ANSWERED}
    return any(one.event == ANSWERED and one.question in questions and one.question in answered for one in after)


def rows_dropped(timeline: Sequence[Happening], question: str) -> int:
    """How many rows of a repeated group were taken out after that."""
    after = timeline[_set_down(timeline) :]
    return sum(one.event == DROPPED and one.question == question for one in after)


def _set_down(timeline: Sequence[Happening]) -> int:
    return next((at for at, one in enumerate(timeline) if one.event in SET_DOWN), len(timeline))
