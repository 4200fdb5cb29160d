"""What the rules read of a stored case; the rest of it is never decoded."""

from dataclasses import dataclass, fields
from datetime import date, datetime, tzinfo

from exitcoach.domain.cases import Answers, Case, Imported, Status
from exitcoach.domain.commitments import (
    Change,
    Corrective,
    Decided,
    Investigation,
    Promise,
    Recontact,
    Returned,
)
from exitcoach.domain.told import Told

LEAVES, STAYS, DECIDES_LATER = "leaves", "stays", "decides_later"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowFacts(Told):
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
    imported: Imported | None = None
    history: tuple[Change, ...] = ()

    def call_day(self, zone: tzinfo) -> date:
        """The day of the call, in local time."""
        return self.day("call.date") or self.created.astimezone(zone).date()

    @property
    def decision(self) -> str:
        """What the client chose in the end: what was decided later, else in the call."""
        return self.decided.decision if self.decided else self.word("decision")


def facts_of(case: Case) -> FollowFacts:
    """The facts of a whole case."""
    return FollowFacts(**{field.name: getattr(case, field.name) for field in fields(FollowFacts)})
