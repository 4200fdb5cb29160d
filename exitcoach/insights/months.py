"""How it went from month to month."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.domain.causes import group_of
from exitcoach.insights.around import Around
from exitcoach.insights.days import UNKNOWN_MONTH, month_name, month_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.outcomes import LEAVES, definitive_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """``month`` as ``2026-11``. ``left``: for good. ``groups``: cases by the group of their primary cause."""

    month: str
    cases: int
    left: int
    groups: Mapping[str, int]


class MonthTally:
    """Counts cases by the month of their call; those whose month nobody knows are left out."""

    def __init__(self, around: Around) -> None:
        self._today = around.today
        self._zone = around.zone
        self._counts: Counter[tuple[int, bool, str]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        left = definitive_of(facts, self._today) == LEAVES
        self._counts[month_of_call(facts, self._zone), left, facts.word("cause")] += 1

    def figures(self) -> tuple[MonthFigures, ...]:
        """Every month from the first to the last, those without a case too."""
        cases: Counter[int] = Counter()
        left: Counter[int] = Counter()
        groups: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for (month, has_left, cause), count in self._counts.items():
            cases[month] += count
            left[month] += count * has_left
            if cause:
                groups[month][group_of(cause)] += count
        known = [month for month in cases if month != UNKNOWN_MONTH]
        return tuple(
            MonthFigures(
                month=month_name(month),
                cases=cases[month],
                left=left[month],
                groups=dict(sorted(groups[month].items())),
            )
            for month in (range(min(known), max(known) + 1) if known else ())
        )
