"""What the rules read of a stored case; the rest of it is never decoded."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, tzinfo

from exitcoach.domain.cases import Answers, Case, Status
from exitcoach.domain.commitments import Corrective, Decided, Investigation, Promise, Recontact, Returned
from exitcoach.domain.text import fold

LEAVES, STAYS, DECIDES_LATER = "leaves", "stays", "decides_later"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowFacts:
    """The fields of ``domain.cases.Case`` that following up needs."""

    id: str
    status: Status
    practice: bool
    created: datetime
    employee: str
    answers: Answers
    promises: tuple[Promise, ...] = ()
    decided: Decided | None = None
    investigation: Investigation | None = None
    correctives: tuple[Corrective, ...] = ()
    recontact: Recontact | None = None
    returned: Returned | None = None

    def word(self, question: str) -> str:
        """A text or choice as given; empty when there is no answer."""
        value = self.answers.get(question)
        return value if isinstance(value, str) else ""

    def day(self, question: str) -> date | None:
        """A whole date as given."""
        given = self.word(question)
        return date.fromisoformat(given) if given else None

    def call_day(self, zone: tzinfo) -> date:
        """The day of the call, in local time."""
        return self.day("call.date") or self.created.astimezone(zone).date()

    @property
    def decision(self) -> str:
        """What the client chose in the end: what was decided later, else in the call."""
        return self.decided.decision if self.decided else self.word("decision")

    @property
    def causes(self) -> tuple[str, ...]:
        """Every cause: stated, contributing and diagnosed."""
        contributing = self.answers.get("causes_contributing", ())
        others = [cause for cause in contributing if isinstance(cause, str)] if isinstance(contributing, tuple) else []
        diagnosed = self.investigation.diagnosed if self.investigation else ()
        return tuple(dict.fromkeys(cause for cause in (self.word("cause"), *others, *diagnosed) if cause))

    def places(self, field: str) -> frozenset[str]:
        """The departments or processes (``department``, ``process``), folded: as told, and as found."""
        incidents = self.answers.get("incidents", ())
        rows = [row for row in incidents if not isinstance(row, str)] if isinstance(incidents, tuple) else []
        told = (str(row.get(field, "")) for row in rows)
        return frozenset(filter(None, map(fold, (*told, *self._found(field)))))

    def _found(self, field: str) -> Iterable[str]:
        if self.investigation is None:
            return ()
        return self.investigation.departments if field == "department" else self.investigation.processes


def facts_of(case: Case) -> FollowFacts:
    """The facts of a whole case."""
    return FollowFacts(**{field.name: getattr(case, field.name) for field in fields(FollowFacts)})
