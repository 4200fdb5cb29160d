"""What any reading of a stored case tells, whichever of its fields were decoded."""

from collections.abc import Iterable
from datetime import date, datetime

from exitcoach.domain.cases import Answers, Row
from exitcoach.domain.commitments import Investigation
from exitcoach.domain.text import fold


class Told:
    """Answers by question, the causes and the places. Readings of a case inherit it and name the fields they need."""

    __slots__ = ()
    created: datetime
    answers: Answers
    investigation: Investigation | None

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

    def day(self, question: str) -> date | None:
        """A whole date as given."""
        given = self.word(question)
        return date.fromisoformat(given) if given else None

    @property
    def causes(self) -> tuple[str, ...]:
        """Every cause: stated, contributing and diagnosed."""
        diagnosed = self.investigation.diagnosed if self.investigation else ()
        named = (self.word("cause"), *self.words("causes_contributing"), *diagnosed)
        return tuple(dict.fromkeys([cause for cause in named if cause]))

    def places(self, field: str) -> frozenset[str]:
        """The departments or processes (``department``, ``process``), folded: as told, and as found."""
        told = (str(row.get(field, "")) for row in self.rows("incidents"))
        return frozenset(filter(None, map(fold, (*told, *self._found(field)))))

    def _found(self, field: str) -> Iterable[str]:
        if self.investigation is None:
            return ()
        return self.investigation.departments if field == "department" else self.investigation.processes
