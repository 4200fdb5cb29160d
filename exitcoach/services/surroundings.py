"""What a report needs beside the cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from exitcoach.domain.cases import Answers
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.insights.around import Around, SupportFacts
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.following import Author

_NOTHING = SupportFacts(wanted=None, backed=None)


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
        support=_support(store.scan_private(_Private)),
        days=days,
    )


def _support(parts: Iterable[_Private]) -> Mapping[str, SupportFacts]:
    found = {}
    for private in parts:
        wanted, backed = private.answers.get("support_wanted"), private.answers.get("house_backed")
        told = _answered(
            wanted if isinstance(wanted, bool) else None,
            backed if isinstance(backed, int) and not isinstance(backed, bool) else None,
        )
        if told != _NOTHING:
            found[private.id] = told
    return found


@cache
def _answered(wanted: bool | None, backed: int | None) -> SupportFacts:
    """There are few different answers, and of very many cases each is kept once."""
    return SupportFacts(wanted=wanted, backed=backed)
