"""What figures and selections read of a stored case; the rest of it is never decoded."""

from dataclasses import dataclass
from datetime import datetime

from exitcoach.domain.cases import Answers, Gate, PlaybookRef, Row, Status
from exitcoach.domain.commitments import Decided, Promise

COUNTED = frozenset({Status.CLOSED, Status.DEBRIEF})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The fields of ``domain.cases.Case`` that figures need."""

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

    @property
    def counted(self) -> bool:
        """Whether figures count it: the goodbye is over, and it was a real one."""
        return not self.practice and self.status in COUNTED

    def word(self, question: str) -> str:
        """A text or choice as given; empty when there is no answer."""
        value = self.answers.get(question)
        return value if isinstance(value, str) else ""

    def words(self, question: str) -> tuple[str, ...]:
        """The choices given."""
        value = self.answers.get(question)
        return tuple([word for word in value if isinstance(word, str)]) if isinstance(value, tuple) else ()

    def rows(self, question: str) -> tuple[Row, ...]:
        """The rows of a repeated group."""
        value = self.answers.get(question)
        return tuple([row for row in value if not isinstance(row, str)]) if isinstance(value, tuple) else ()

    def said_yes(self, question: str) -> bool:
        """Whether a confirm was answered with yes."""
        return self.answers.get(question) is True
