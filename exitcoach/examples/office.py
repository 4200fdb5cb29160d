"""Who does what after the example calls, and when: by the rules of the house, which refuse what cannot be."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from exitcoach.domain.cases import Case
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Change
from exitcoach.examples.phrases import Phrasebook
from exitcoach.examples.year import Year
from exitcoach.followups.facts import facts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What every follow-up needs."""

    words: Phrasebook
    taxonomy: Taxonomy
    year: Year
    chance: Random

    def call_day(self, case: Case) -> date:
        """The day of the call."""
        return facts_of(case).call_day(self.year.zone)

    def soon(self, day: date, least: int, most: int) -> date:
        """A day so many days later; a day of the future is none yet, so no later than yesterday."""
        later = day + timedelta(days=self.chance.randint(least, most))
        return max(day, min(later, self.year.today - timedelta(days=1)))

    def signed(self, what: str, about: str, on: date, by: str, note: str = "") -> Change:
        """The line of the history."""
        at = self.year.working(on, self.chance)
        return Change(at=at, by=by, what=what, about=about, note=note)


def told(case: Case, *changes: Change) -> Case:
    """The case with these lines of its history, in the order they came."""
    history = tuple(sorted((*case.history, *changes), key=lambda change: change.at))
    return replace(case, history=history, followed=case.followed + len(changes))
