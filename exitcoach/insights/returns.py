"""Who came back: goodbye, or see you soon."""

from collections import Counter
from dataclasses import dataclass

from exitcoach.insights.around import Around
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.outcomes import LEAVES, definitive_of
from exitcoach.insights.share import Share
from exitcoach.insights.spread import Spread, spread


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFigures:
    """``returned``: of all who left for good. ``door_said`` and ``door_unsaid``: of those who were told, or were not,
    that the door is open. ``days``: from the call to the return.
    """

    returned: Share
    door_said: Share
    door_unsaid: Share
    days: Spread


class ReturnTally:
    """Counts returns; of an imported case nobody knows, so they are left out."""

    def __init__(self, around: Around) -> None:
        self._today = around.today
        self._zone = around.zone
        self._counts: Counter[tuple[bool, bool]] = Counter()
        self._days: list[int] = []

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.imported or definitive_of(facts, self._today) != LEAVES:
            return
        self._counts[facts.said_yes("door_open_said"), facts.returned is not None] += 1
        if facts.returned is not None:
            day = day_of_call(facts, self._zone)
            if day is not None:
                self._days.append((facts.returned.on - day).days)

    def returned(self) -> Share:
        """Of all who left for good."""
        said, unsaid = self._of(said=True), self._of(said=False)
        return Share(said.count + unsaid.count, said.of + unsaid.of)

    def figures(self) -> ReturnFigures:
        """The returns."""
        return ReturnFigures(
            returned=self.returned(),
            door_said=self._of(said=True),
            door_unsaid=self._of(said=False),
            days=spread(self._days),
        )

    def _of(self, *, said: bool) -> Share:
        returned = self._counts[said, True]
        return Share(returned, returned + self._counts[said, False])
