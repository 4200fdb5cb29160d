"""Smoke: how long it rose before the client left, what it was about, and whether somebody had seen it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exitcoach.domain.smoke import is_of
from exitcoach.domain.stems import stems
from exitcoach.insights.around import Around
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.outcomes import LEAVES, definitive_of
from exitcoach.insights.share import Ranking, Share, ranked
from exitcoach.insights.spread import Spread, spread

_WHOLE_DATE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SmokeFigures:
    """``days``: from the first signal to the call, of those who left, where both days are known.

    ``signals``: primary causes of the cases that tell of a first signal. ``logged``: causes of the logged signals.
    ``linked``: logged signals that one of the cases followed, of all that were logged.
    """

    days: Spread
    signals: Ranking
    logged: Ranking
    linked: Share


class SmokeTally:
    """Counts what cases tell of their first signal. A signal that has found its case is looked for no more."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._unlinked = [
            (smoke, stems(smoke.text), smoke.at.astimezone(around.zone).date()) for smoke in around.smokes
        ]
        self._words = frozenset[str]().union(*(words for _, words, _ in self._unlinked))
        self._days: Counter[int] = Counter()
        self._signals: Counter[str] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        seen_on = facts.word("first_signal_on")
        if len(seen_on) == _WHOLE_DATE:
            self._add_days(facts, date.fromisoformat(seen_on))
        signal = facts.word("first_signal").strip()
        if signal:
            self._signals[facts.word("cause")] += 1
            self._link(facts, signal)

    def figures(self) -> SmokeFigures:
        """All figures about smoke."""
        smokes = self._around.smokes
        return SmokeFigures(
            days=spread(self._days.elements()),
            signals=_named(self._signals.elements()),
            logged=_named(smoke.cause for smoke in smokes),
            linked=Share(len(smokes) - len(self._unlinked), len(smokes)),
        )

    def _add_days(self, facts: CaseFacts, seen_on: date) -> None:
        """What was seen after the call is no sign of it, and is left out."""
        day = day_of_call(facts, self._around.zone)
        if day is not None and seen_on <= day and definitive_of(facts, self._around.today) == LEAVES:
            self._days[(day - seen_on).days] += 1

    def _link(self, facts: CaseFacts, signal: str) -> None:
        day = day_of_call(facts, self._around.zone) if self._unlinked else None
        if day is None or all(logged_on > day for _, _, logged_on in self._unlinked):
            return  # to tell the stems of a text takes long
        sign = stems(signal)
        if not sign.isdisjoint(self._words):
            self._unlinked = [
                (smoke, words, logged_on)
                for smoke, words, logged_on in self._unlinked
                if logged_on > day or not is_of(smoke, words, facts, sign)
            ]


def _named(causes: Iterable[str]) -> Ranking:
    return ranked(Counter(cause for cause in causes if cause))
