"""Correctives: how far they have come, and whether the failure came back all the same."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from exitcoach.domain.commitments import Corrective, CorrectiveState
from exitcoach.domain.follow_up import due_next
from exitcoach.domain.text import fold
from exitcoach.insights.around import Around
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """The same cause, and process where the corrective names one, in calls after ``since``: the day it was verified."""

    id: str
    what: str
    since: date
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectiveFigures:
    """The correctives of the cases, each once. ``overdue``: put in place, or verified, later than planned.

    ``verified`` is of all; ``back``: the verified ones whose failure came back, the most cases first.
    """

    planned: int
    in_place: int
    verified: Share
    overdue: int
    back: tuple[Recurrence, ...] = ()


class _Watched(NamedTuple):
    """What a verified corrective was to prevent; ``process`` is folded."""

    id: str
    process: str
    since: date
    cases: frozenset[str]


class CorrectiveTally:
    """Counts correctives as the house has them; a case's copy counts where the house has none of that id."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._house = {one.id: one for one in around.correctives}
        self._serving: defaultdict[str, list[Corrective]] = defaultdict(list)
        self._watched: defaultdict[str, list[_Watched]] = defaultdict(list)
        for one in around.correctives:
            for case_id in one.cases:
                self._serving[case_id].append(one)
            if one.verified_on and one.cause:
                self._watched[one.cause].append(
                    _Watched(one.id, fold(one.process), one.verified_on, frozenset(one.cases))
                )
        self._linked: dict[str, Corrective] = {}
        self._back: Counter[str] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.correctives or facts.id in self._serving:
            self._linked.update((one.id, one) for one in self.of(facts))
        if self._watched and self._is_watched(facts):
            self._back.update(self._come_back(facts))

    def of(self, facts: CaseFacts) -> tuple[Corrective, ...]:
        """The correctives of a case, as they stand now."""
        serving = self._serving.get(facts.id, ())
        if not facts.correctives:
            return tuple(serving)
        return (*(copy for copy in facts.correctives if copy.id not in self._house), *serving)

    def figures(self) -> CorrectiveFigures:
        """The correctives."""
        states = Counter(one.state for one in self._linked.values())
        days = (due_next(one) for one in self._linked.values())
        return CorrectiveFigures(
            planned=states[CorrectiveState.PLANNED],
            in_place=states[CorrectiveState.IN_PLACE],
            verified=Share(states[CorrectiveState.VERIFIED], states.total()),
            overdue=sum(day is not None and day < self._around.today for day in days),
            back=tuple(sorted(self._recurrences(), key=lambda back: (-back.cases, back.id))),
        )

    def _is_watched(self, facts: CaseFacts) -> bool:
        watched = self._watched.keys()
        return (
            facts.word("cause") in watched
            or not watched.isdisjoint(facts.words("causes_contributing"))
            or (facts.investigation is not None and not watched.isdisjoint(facts.investigation.diagnosed))
        )

    def _come_back(self, facts: CaseFacts) -> Iterator[str]:
        day = day_of_call(facts, self._around.zone)
        for one in chain.from_iterable(self._watched.get(cause, ()) for cause in facts.causes):
            if day is None or day <= one.since or facts.id in one.cases:
                continue
            if not one.process or one.process in facts.places("process"):
                yield one.id

    def _recurrences(self) -> Iterator[Recurrence]:
        for one in self._linked.values():
            if one.verified_on and self._back[one.id]:
                yield Recurrence(id=one.id, what=one.what, since=one.verified_on, cases=self._back[one.id])
