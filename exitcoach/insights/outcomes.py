"""How the goodbyes ended."""

from collections import Counter
from collections.abc import Mapping

from exitcoach.domain.catalog import BY_ID
from exitcoach.insights.facts import CaseFacts

UNANSWERED = "unanswered"
OUTCOMES = (*BY_ID["decision"].choices, UNANSWERED)


def decision_of(facts: CaseFacts) -> str:
    """What the client chose in the call."""
    return facts.word("decision") or UNANSWERED


class OutcomeTally:
    """Counts decisions, as given in the call and as they turned out."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        decision = decision_of(facts)
        self._counts[decision, facts.decided.decision if facts.decided else decision] += 1

    def given(self) -> Mapping[str, int]:
        """By ``decision``."""
        return self._by(0)

    def definitive(self) -> Mapping[str, int]:
        """By what was decided later, else by ``decision``."""
        return self._by(1)

    def _by(self, place: int) -> Mapping[str, int]:
        totals = dict.fromkeys(OUTCOMES, 0)
        for pair, count in self._counts.items():
            totals[pair[place]] = totals.get(pair[place], 0) + count
        return totals
