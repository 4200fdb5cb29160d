"""Everything that is due in the house, over all stored cases."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.domain.cases import Answers, Happening
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective, Support
from exitcoach.followups.agenda import Row, Terms, corrective_rows, in_order, rows_of, support_row
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.investigations import DAYS
from exitcoach.ports import CaseStore, HomeUnusable, Ledger
from exitcoach.services.following import Author, NotFiled
from exitcoach.services.house_copies import correctives_by_case, healed, is_stale

WANTED = "support_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The fields of a private part that tell whether support is still owed."""

    id: str
    answers: Answers
    timeline: tuple[Happening, ...] = ()
    support: Support | None = None

    def asked_on(self, zone: tzinfo) -> date | None:
        """The day it was asked for, as far as the timeline tells."""
        asked = [told.at for told in self.timeline if told.question == WANTED and told.event == "answered"]
        return asked[-1].astimezone(zone).date() if asked else None


def followups(
    store: CaseStore,
    ledger: Ledger,
    taxonomy: Taxonomy,
    author: Author,
    *,
    days: int = DAYS,
    with_support: bool = True,
) -> tuple[Row, ...]:
    """What is due, the overdue first. Cases that show their correctives as they were are mended on the way."""
    terms = Terms(taxonomy=taxonomy, today=author.today(), days=days)
    correctives = ledger.items(Corrective)
    serving, asking = correctives_by_case(correctives), _asking(store) if with_support else {}
    rows, stale = list(corrective_rows(correctives, terms)), list[str]()
    for facts in store.scan(FollowFacts):
        call, cures = facts.call_day(author.zone), serving.get(facts.id, ())
        rows += rows_of(facts, cures, call, terms)
        if is_stale(facts.correctives, cures):
            stale.append(facts.id)
        if facts.id in asking and not facts.practice:
            rows.append(support_row(facts.id, facts.employee, asking[facts.id].asked_on(author.zone) or call, terms))
    _heal(stale, store, ledger)
    return in_order(rows)


def _asking(store: CaseStore) -> Mapping[str, Asking]:
    parts = store.scan_private(Asking)
    return {part.id: part for part in parts if part.answers.get(WANTED) is True and part.support is None}


def _heal(case_ids: list[str], store: CaseStore, ledger: Ledger) -> None:
    # To read what is due needs no rights to write.
    with suppress(HomeUnusable, NotFiled):
        for case_id in case_ids:
            healed(case_id, store, ledger)
