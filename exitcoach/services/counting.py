"""Counting cases for a report: one look at each, for everything it tells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Smoke
from exitcoach.domain.text import fold
from exitcoach.insights.alarms import AlarmTally
from exitcoach.insights.around import Around
from exitcoach.insights.before import period_before
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.figures import Before, Figures, FigureTally
from exitcoach.insights.groups import GroupTally
from exitcoach.insights.quotes import Candidate, QuoteTally
from exitcoach.insights.selection import Selection
from exitcoach.services.house_copies import correctives_by_case, is_stale

PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that was named and is not counted: its status, or ``practice``."""

    id: str
    why: str


class Counting:
    """Takes in all cases of a home; what the selection does not take still counts for alarms and for the past.

    ``chosen`` are the ids of the counted cases, oldest first; ``stale`` those whose copies of the house's correctives
    lag behind; ``answered`` every question that any of the counted cases answers.
    """

    def __init__(self, selection: Selection, taxonomy: Taxonomy, around: Around, group_by: str = "") -> None:
        self.chosen: list[str] = []
        self.stale: list[str] = []
        self.answered: set[str] = set()
        self.left_out: list[LeftOut] = []
        self._selection = selection
        self._any_day = replace(selection, since=None, until=None)
        self._has_days = selection != self._any_day
        self._zone = around.zone
        if selection.cases:  # next to a report on one case less, totals would tell what one person answered
            around = replace(around, support={})
        self._serving = correctives_by_case(around.correctives)
        control, logged = taxonomy.control, tuple(_smoke_of(self._any_day, around))
        self._alarms = AlarmTally(replace(around, smokes=logged), selection.until or around.today)
        self._figures = FigureTally(control, replace(around, smokes=tuple(_smoke_of(selection, around))))
        self._groups = GroupTally(group_by, around, control) if group_by else None
        self._quotes = QuoteTally(around.zone)
        self._before = _period_before(selection, around.today)
        earlier = _smoke_of(replace(self._any_day, since=self._before[0], until=self._before[1]), around)
        self._former = FigureTally(control, replace(around, smokes=tuple(earlier)))

    def add(self, facts: CaseFacts) -> bool:
        """Count a case where it belongs; whether the selection takes it and it counts."""
        if not self._any_day.takes(facts, self._zone):
            self._alarms.notice(facts)
            return False
        if not facts.counted:
            if self._selection.cases and self._selection.takes(facts, self._zone):
                self.left_out.append(LeftOut(facts.id, PRACTICE if facts.practice else facts.status.value))
            return False
        self._alarms.add(facts)
        if self._has_days and not self._selection.takes(facts, self._zone):
            self._add_former(facts)
            return False
        self._add_chosen(facts)
        return True

    def figures(self) -> Figures:
        """Everything that was counted."""
        since, until = self._before
        before = Before(since=since, until=until, figures=self._former.figures()) if since and until else None
        groups = self._groups.figures() if self._groups else None
        return replace(self._figures.figures(), alarms=self._alarms.alarms(), groups=groups, before=before)

    def candidates(self) -> tuple[Candidate, ...]:
        """Words of clients worth reading."""
        return self._quotes.candidates()

    def _add_chosen(self, facts: CaseFacts) -> None:
        self.chosen.append(facts.id)
        self.answered.update(facts.answers)
        serving = self._serving.get(facts.id, ())
        if serving and is_stale(facts.correctives, serving):
            self.stale.append(facts.id)
        self._figures.add(facts)
        self._quotes.add(facts)
        if self._groups:
            self._groups.add(facts)

    def _add_former(self, facts: CaseFacts) -> None:
        since, until = self._before
        if since and replace(self._any_day, since=since, until=until).takes(facts, self._zone):
            self._former.add(facts)


def _period_before(selection: Selection, today: date) -> tuple[date, date] | tuple[None, None]:
    """The days to compare with; none for a report that goes back to the beginning."""
    period = period_before(selection.since, selection.until or today) if selection.since else None
    return period or (None, None)


def _smoke_of(selection: Selection, around: Around) -> Iterator[Smoke]:
    departments = {fold(department) for department in selection.departments}
    for smoke in around.smokes:
        day = smoke.at.astimezone(around.zone).date()
        if (
            (not selection.causes or selection.names(smoke.cause))
            and (not departments or fold(smoke.department) in departments)
            and (selection.since is None or selection.since <= day)
            and (selection.until is None or day <= selection.until)
        ):
            yield smoke
