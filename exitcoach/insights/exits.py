"""How easy it was to leave, and what was asked on the way out."""

from collections import Counter
from dataclasses import dataclass

from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Ranking, Share, ranked

NO_OBSTACLE = "none"
_AGAINST = frozenset({"hold", "let_go"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleFigures:
    """``met``: cases with any obstacle, of those with an answer."""

    each: Ranking
    met: Share
    unanswered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFigures:
    """``total`` asks, and the share of the cases that had one."""

    total: int
    cases: Share


class ObstacleTally:
    """Counts what stood in the way; an imported case without an answer is left out."""

    def __init__(self) -> None:
        self._answers: Counter[tuple[str, ...]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        answer = facts.words("obstacles")
        if answer or not facts.imported:
            self._answers[answer] += 1

    def met(self) -> Share:
        """Cases with any, of those with an answer."""
        met = sum(count for answer, count in self._answers.items() if set(answer) - {NO_OBSTACLE})
        return Share(met, self._answers.total() - self._answers[()])

    def figures(self) -> ObstacleFigures:
        """Each obstacle, and the cases with any."""
        each: Counter[str] = Counter()
        for answer, count in self._answers.items():
            each.update(dict.fromkeys(set(answer) - {NO_OBSTACLE}, count))
        return ObstacleFigures(each=ranked(each), met=self.met(), unanswered=self._answers[()])


class AskTally:
    """Counts the one question, and how often it was put against the advice; in an imported case nobody could."""

    def __init__(self) -> None:
        self._asks: Counter[int] = Counter()
        self._explored: Counter[bool] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.imported:
            return
        self._asks[facts.asks] += 1
        if facts.said_yes("explore"):
            self._explored[facts.gate is not None and facts.gate.verdict in _AGAINST] += 1

    def figures(self) -> AskFigures:
        """The asks."""
        total = sum(asks * count for asks, count in self._asks.items())
        return AskFigures(total=total, cases=Share(self._asks.total() - self._asks[0], self._asks.total()))

    def against_advice(self) -> Share:
        """Explored against a stored ``hold`` or ``let_go``, of all that explored."""
        return Share(self._explored[True], self._explored.total())
