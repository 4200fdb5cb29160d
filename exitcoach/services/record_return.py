"""The client came back."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Case
from exitcoach.followups.decisions import returned
from exitcoach.followups.facts import FollowFacts
from exitcoach.ports import CaseStore
from exitcoach.services.following import Author, change_case, told


def record_return(case_id: str, store: CaseStore, author: Author, *, because: str = "", on: date | None = None) -> Case:
    """The case with the return. Raises NotPossible, ChangedMeanwhile, NotFiled."""
    today, signed = author.today(), author.change("returned", case_id, because)

    def change(case: Case, facts: FollowFacts) -> Case:
        call = facts.call_day(author.zone)
        back = returned(facts, on=on or today, today=today, call=call, because=because, by=author.by)
        return told(replace(case, returned=back), signed)

    return change_case(case_id, store, change)
