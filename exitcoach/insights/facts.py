"""What figures and selections read of a stored case; the rest of it is never decoded."""

from dataclasses import dataclass
from datetime import datetime

from exitcoach.domain.cases import Answers, Gate, Imported, PlaybookRef, Status
from exitcoach.domain.commitments import Corrective, Decided, Investigation, Promise, Recontact, Returned
from exitcoach.domain.told import Told

COUNTED = frozenset({Status.CLOSED, Status.DEBRIEF})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts(Told):
    """The fields of ``domain.cases.Case`` that figures need. ``correctives`` are copies of the house's own."""

    id: str
    status: Status
    practice: bool
    created: datetime
    left_at: datetime | None
    playbook: PlaybookRef
    answers: Answers
    gate: Gate | None
    asks: int
    promises: tuple[Promise, ...] = ()
    decided: Decided | None = None
    investigation: Investigation | None = None
    correctives: tuple[Corrective, ...] = ()
    recontact: Recontact | None = None
    returned: Returned | None = None
    imported: Imported | None = None

    @property
    def counted(self) -> bool:
        """Whether figures count it: the goodbye is over, and it was a real one."""
        return not self.practice and self.status in COUNTED
