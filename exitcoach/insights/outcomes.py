"""How the goodbyes ended."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.follow_up import stay_stands
from exitcoach.insights.facts import CaseFacts

LEAVES, STAYS = "leaves", "stays"
UNANSWERED, UNSETTLED = "unanswered", "unsettled"
OUTCOMES = (*BY_ID["decision"].choices, UNANSWERED)
ENDINGS = (*OUTCOMES, UNSETTLED)


def decision_of(facts: CaseFacts) -> str:
    """What the client chose in the call."""
    return facts.word("decision") or UNANSWERED


def definitive_of(facts: CaseFacts, today: date) -> str:
    """What was decided later, else in the call; ``unsettled`` where they stay on a promise broken or overdue."""
    decision = facts.decided.decision if facts.decided else decision_of(facts)
    if decision == STAYS and facts.promises and not stay_stands(facts.promises, today):
        return UNSETTLED
    return decision


class OutcomeTally:
    """Counts decisions, as given in the call and as they turned out by ``today``."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        self._counts[decision_of(facts), definitive_of(facts, self._today)] += 1

    def given(self) -> Mapping[str, int]:
        """By ``decision``."""
        return self._by(0, OUTCOMES)

    def definitive(self) -> Mapping[str, int]:
        """By what was decided later, else by ``decision``."""
        return self._by(1, ENDINGS)

    def _by(self, place: int, known: tuple[str, ...]) -> Mapping[str, int]:
        totals = dict.fromkeys(known, 0)
        for pair, count in self._counts.items():
            totals[pair[place]] = totals.get(pair[place], 0) + count
        return totals
