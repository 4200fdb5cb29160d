"""Which cases a report is about."""

from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.domain.causes import group_of
from exitcoach.domain.text import fold
from exitcoach.insights.days import day_of_call, span_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.outcomes import decision_of

__all__ = ["Selection", "day_of_call", "span_of_call"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Several filters must all hold; of several values of one filter, one is enough. Empty: everything.

    ``since`` and ``until`` are the day of the call, both included; of an imported case of which only the month or the
    year is known, all of it must lie between them. ``causes`` holds leaves and groups; ``outcomes``
    holds decisions, ``unanswered`` among them; ``cases`` holds starts of ids.
    """

    since: date | None = None
    until: date | None = None
    causes: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    playbooks: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def takes(self, facts: CaseFacts, zone: tzinfo) -> bool:
        """Whether the case is in it; ``zone`` says which day it was when the call began."""
        return (
            (not self.cases or facts.id.startswith(self.cases))
            and (not self.playbooks or facts.playbook.id in self.playbooks)
            and (not self.outcomes or decision_of(facts) in self.outcomes)
            and (not self.causes or self._names_cause_of(facts))
            and (not self.departments or self._names_department_of(facts))
            and ((self.since is None and self.until is None) or self._spans(span_of_call(facts, zone)))
        )

    @property
    def is_everything(self) -> bool:
        """Whether nothing was filtered at all."""
        return self == Selection()

    def names(self, cause: str) -> bool:
        """Whether the cause is one of ``causes``, itself or by its group."""
        return bool(cause) and (cause in self.causes or group_of(cause) in self.causes)

    def _names_cause_of(self, facts: CaseFacts) -> bool:
        return any(map(self.names, (facts.word("cause"), *facts.words("causes_contributing"))))

    def _names_department_of(self, facts: CaseFacts) -> bool:
        wanted = {fold(department) for department in self.departments}
        return any(fold(str(row.get("department", ""))) in wanted for row in facts.rows("incidents"))

    def _spans(self, call: tuple[date, date] | None) -> bool:
        if call is None:
            return False
        return (self.since is None or self.since <= call[0]) and (self.until is None or call[1] <= self.until)
