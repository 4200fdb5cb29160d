"""How easy it was to leave, and what was asked on the way out."""

from collections import Counter
from dataclasses import dataclass

from exitcoach.domain.commitments import PromiseState
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
    """``total`` asks, and the share of all cases that had one."""

    total: int
    cases: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class RecontactFigures:
    """``consent``: yes, of those who were asked."""

    yes: int
    no: int
    not_asked: int
    unanswered: int
    consent: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFigures:
    """``made`` in ``cases``, and where they stand."""

    made: int
    cases: Share
    open: int
    kept: int
    broken: int
    withdrawn: int


class ObstacleTally:
    """Counts what stood in the way."""

    def __init__(self) -> None:
        self._answers: Counter[tuple[str, ...]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        self._answers[facts.words("obstacles")] += 1

    def figures(self) -> ObstacleFigures:
        """Each obstacle, and the cases with any."""
        each: Counter[str] = Counter()
        met = 0
        for answer, count in self._answers.items():
            obstacles = set(answer) - {NO_OBSTACLE}
            each.update(dict.fromkeys(obstacles, count))
            met += count if obstacles else 0
        unanswered = self._answers[()]
        return ObstacleFigures(
            each=ranked(each), met=Share(met, self._answers.total() - unanswered), unanswered=unanswered
        )


class AskTally:
    """Counts the one question, and how often it was put against the advice."""

    def __init__(self) -> None:
        self._asks: Counter[int] = Counter()
        self._explored: Counter[bool] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
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


class RecontactTally:
    """Counts who may be written to again."""

    def __init__(self) -> None:
        self._answers: Counter[str] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        self._answers[facts.word("recontact_consent")] += 1

    def figures(self) -> RecontactFigures:
        """The answers, and the share that said yes."""
        yes, no, not_asked = (self._answers[answer] for answer in ("yes", "no", "not_asked"))
        return RecontactFigures(
            yes=yes, no=no, not_asked=not_asked, unanswered=self._answers[""], consent=Share(yes, yes + no)
        )


class PromiseTally:
    """Counts promises and where they stand."""

    def __init__(self) -> None:
        self._states: Counter[PromiseState] = Counter()
        self._cases: Counter[bool] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        for promise in facts.promises:
            self._states[promise.state] += 1
        self._cases[bool(facts.promises)] += 1

    def figures(self) -> PromiseFigures:
        """The promises."""
        return PromiseFigures(
            made=self._states.total(),
            cases=Share(self._cases[True], self._cases.total()),
            open=self._states[PromiseState.OPEN],
            kept=self._states[PromiseState.KEPT],
            broken=self._states[PromiseState.BROKEN],
            withdrawn=self._states[PromiseState.WITHDRAWN],
        )
