"""How the people who took the calls fared: totals of enough answers, and never one of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.insights.around import SupportFacts
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import FEW, Share
from exitcoach.insights.spread import Spread, spread

SCALE = tuple("12345")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFigures:
    """``backed``: how well people felt the house backed them, 1 to 5; ``backed_by``: how many said each.

    What fewer than five people answered is None.
    """

    support_wanted: Share | None = None
    backed: Spread | None = None
    backed_by: Mapping[str, int] | None = None


class HouseTally:
    """Collects the private answers of the cases."""

    def __init__(self, support: Mapping[str, SupportFacts]) -> None:
        self._support = support
        self._given: list[SupportFacts] = []

    def add(self, facts: CaseFacts) -> None:
        """Take in one case."""
        answers = self._support.get(facts.id)
        if answers is not None:
            self._given.append(answers)

    def figures(self) -> HouseFigures:
        """The totals."""
        wanted = [answers.wanted for answers in self._given if answers.wanted is not None]
        backed = [answers.backed for answers in self._given if answers.backed is not None]
        marks = Counter(map(str, backed))
        return HouseFigures(
            support_wanted=Share(sum(wanted), len(wanted)) if len(wanted) >= FEW else None,
            backed=spread(backed) if len(backed) >= FEW else None,
            backed_by={mark: marks[mark] for mark in SCALE} if len(backed) >= FEW else None,
        )
