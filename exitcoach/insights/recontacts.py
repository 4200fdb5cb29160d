"""Who may be written to again, and who was."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exitcoach.domain.causes import UNKNOWN_GROUP, Control, group_of
from exitcoach.domain.commitments import Corrective
from exitcoach.domain.recontact import lacking
from exitcoach.insights.around import Around
from exitcoach.insights.causes import ControlOf
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Share

_YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecontactFigures:
    """``consent``: yes, of those who were asked. ``allowed``: the gate is open, or it was made, of those who said yes.

    ``made``: of the allowed.
    """

    yes: int
    no: int
    not_asked: int
    unanswered: int
    consent: Share
    allowed: Share
    made: Share


class RecontactTally:
    """Counts consents and recontacts; in an imported case nobody was asked."""

    def __init__(
        self, around: Around, control_of: ControlOf, correctives_of: Callable[[CaseFacts], Sequence[Corrective]]
    ) -> None:
        self._today = around.today
        self._control_of = control_of
        self._correctives_of = correctives_of
        self._answers: Counter[str] = Counter()
        self._allowed = 0
        self._made = 0

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.imported:
            return
        answer = facts.word("recontact_consent")
        self._answers[answer] += 1
        if answer == _YES:
            made = facts.recontact is not None
            self._made += made
            self._allowed += made or not self._lacks(facts)

    def figures(self) -> RecontactFigures:
        """The answers, and what came of them."""
        yes, no, not_asked = (self._answers[answer] for answer in (_YES, "no", "not_asked"))
        return RecontactFigures(
            yes=yes,
            no=no,
            not_asked=not_asked,
            unanswered=self._answers[""],
            consent=Share(yes, yes + no),
            allowed=Share(self._allowed, yes),
            made=Share(self._made, self._allowed),
        )

    def _lacks(self, facts: CaseFacts) -> bool:
        cause = facts.word("cause")
        is_known = group_of(cause) != UNKNOWN_GROUP
        return bool(
            lacking(
                consent=True,
                not_before=facts.day("recontact_after"),
                circumstance=is_known and self._control_of(cause) is Control.UNAVOIDABLE,
                investigation=facts.investigation,
                correctives=self._correctives_of(facts),
                today=self._today,
            )
        )
