"""Each figure beside what it was in the period before."""

from collections.abc import Callable
from dataclasses import dataclass

from exitcoach.domain.text import fold
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Ranking, Share
from exitcoach.reports.section import Line


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of the selection, and those of the period before when it had any case."""

    now: Figures
    former: Figures | None = None

    def share(self, label: str, pick: Callable[[Figures], Share]) -> Line:
        """One share of both."""
        return Line(label, pick(self.now), before=pick(self.former) if self.former else None)

    def count(self, label: str, pick: Callable[[Figures], int]) -> Line:
        """One count of both."""
        return Line(label, count=pick(self.now), count_before=pick(self.former) if self.former else None)

    def ranking(
        self, pick: Callable[[Figures], Ranking], of: Callable[[Figures], int], label: Callable[[str], str] = str
    ) -> tuple[Line, ...]:
        """A ranking as shares; a name that folds alike is the same in both."""
        former = {fold(name): count for name, count in pick(self.former)} if self.former else {}
        of_before = of(self.former) if self.former else 0
        return tuple(
            Line(
                label(name),
                Share(count, of(self.now)),
                before=Share(former.get(fold(name), 0), of_before) if self.former else None,
            )
            for name, count in pick(self.now)
        )

    def counts(self, pick: Callable[[Figures], Ranking], label: Callable[[str], str] = str) -> tuple[Line, ...]:
        """A ranking as bare counts."""
        former = {fold(name): count for name, count in pick(self.former)} if self.former else None
        return tuple(
            Line(label(name), count=count, count_before=None if former is None else former.get(fold(name), 0))
            for name, count in pick(self.now)
        )


def compared(figures: Figures) -> Comparison:
    """The figures with those of the period before; a period without cases compares with nothing."""
    former = figures.before.figures if figures.before else None
    return Comparison(figures, former if former and former.n else None)
