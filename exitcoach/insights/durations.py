"""How long the calls took."""

from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.spread import Spread, spread

_MINUTE = 60.0


class MinuteTally:
    """Collects the minutes from start to end; a case from a file or of the time before exitcoach has no end."""

    def __init__(self) -> None:
        self._minutes: list[float] = []

    def add(self, facts: CaseFacts) -> None:
        """Take in one case."""
        if facts.left_at is not None and not facts.imported:
            self._minutes.append((facts.left_at - facts.created).total_seconds() / _MINUTE)

    def figures(self) -> Spread:
        """The minutes."""
        return spread(self._minutes)
