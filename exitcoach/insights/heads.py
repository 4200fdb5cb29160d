"""How many cases were counted, and what some of them lack."""

from collections import Counter
from datetime import tzinfo

from exitcoach.domain.cases import Status
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts


class HeadTally:
    """Counts cases. ``undated``: imported ones without a day of the call."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._counts: Counter[Status] = Counter()
        self.imported = 0
        self.undated = 0

    @property
    def n(self) -> int:
        """All of them."""
        return self._counts.total()

    @property
    def without_debrief(self) -> int:
        """Those whose debrief is still to come."""
        return self._counts[Status.DEBRIEF]

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        self._counts[facts.status] += 1
        if facts.imported:
            self.imported += 1
            self.undated += day_of_call(facts, self._zone) is None
