"""Investigations: owed, finished, and what they found beside what the client stated."""

from collections import Counter
from dataclasses import dataclass

from exitcoach.domain.follow_up import owes_investigation
from exitcoach.insights.around import Around
from exitcoach.insights.causes import ControlOf
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationFigures:
    """``finished``: of those owed. ``overdue``: owed, not finished, and their day has passed.

    ``beyond``: finished though nobody owed them.
    """

    finished: Share
    overdue: int
    beyond: int


class InvestigationTally:
    """Counts investigations. The house owes none for a case of the time before exitcoach."""

    def __init__(self, around: Around, control_of: ControlOf) -> None:
        self._around = around
        self._control_of = control_of
        self._counts: Counter[tuple[bool, bool]] = Counter()
        self._overdue = 0

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        finished = facts.investigation is not None and facts.investigation.finished_on is not None
        owed = not facts.imported and owes_investigation(facts.answers, self._control_of(facts.word("cause")))
        self._counts[owed, finished] += 1
        if owed and not finished:
            self._overdue += self._is_late(facts)

    def figures(self) -> InvestigationFigures:
        """The investigations."""
        finished = self._counts[True, True]
        return InvestigationFigures(
            finished=Share(finished, finished + self._counts[True, False]),
            overdue=self._overdue,
            beyond=self._counts[False, True],
        )

    def _is_late(self, facts: CaseFacts) -> bool:
        call = day_of_call(facts, self._around.zone)
        return call is not None and (self._around.today - call).days > self._around.days
