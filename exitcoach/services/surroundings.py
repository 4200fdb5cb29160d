"""What a report needs beside the cases."""

from dataclasses import dataclass

from exitcoach.domain.cases import Answers
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.insights.around import Around, SupportFacts
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.following import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class _Private:
    id: str
    answers: Answers


def around_of(store: CaseStore, ledger: Ledger, author: Author, *, days: int) -> Around:
    """The day it is, and what the house keeps; ``days`` after the call an investigation is due."""
    return Around(
        today=author.today(),
        zone=author.zone,
        smokes=ledger.items(Smoke),
        correctives=ledger.items(Corrective),
        lessons=ledger.items(Lesson),
        support=tuple(map(_support, store.scan_private(_Private))),
        days=days,
    )


def _support(private: _Private) -> SupportFacts:
    wanted, backed = private.answers.get("support_wanted"), private.answers.get("house_backed")
    return SupportFacts(
        id=private.id,
        wanted=wanted if isinstance(wanted, bool) else None,
        backed=backed if isinstance(backed, int) and not isinstance(backed, bool) else None,
    )
