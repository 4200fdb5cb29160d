"""What was promised, and what became of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from exitcoach.domain.commitments import PromiseState
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFigures:
    """``made`` in ``cases``, and where they stand; ``overdue`` are the open ones whose day has passed.

    ``kept_of_settled``: kept, of kept and broken; ``on_time``: kept by the day that was promised, of the kept.
    """

    made: int
    cases: Share
    open: int
    kept: int
    broken: int
    withdrawn: int
    overdue: int
    kept_of_settled: Share
    on_time: Share


class PromiseTally:
    """Counts promises and where they stand; imported cases have none to tell of."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._states: Counter[PromiseState] = Counter()
        self._cases: Counter[bool] = Counter()
        self._overdue = 0
        self._on_time = 0

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.imported:
            return
        self._cases[bool(facts.promises)] += 1
        for promise in facts.promises:
            self._states[promise.state] += 1
            if promise.state is PromiseState.OPEN:
                self._overdue += promise.due < self._today
            elif promise.state is PromiseState.KEPT and promise.settled_on:
                self._on_time += promise.settled_on <= promise.due

    def kept_of_settled(self) -> Share:
        """Kept, of kept and broken."""
        kept = self._states[PromiseState.KEPT]
        return Share(kept, kept + self._states[PromiseState.BROKEN])

    def figures(self) -> PromiseFigures:
        """The promises."""
        kept = self._states[PromiseState.KEPT]
        return PromiseFigures(
            made=self._states.total(),
            cases=Share(self._cases[True], self._cases.total()),
            open=self._states[PromiseState.OPEN],
            kept=kept,
            broken=self._states[PromiseState.BROKEN],
            withdrawn=self._states[PromiseState.WITHDRAWN],
            overdue=self._overdue,
            kept_of_settled=self.kept_of_settled(),
            on_time=Share(self._on_time, kept),
        )
