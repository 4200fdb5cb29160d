"""What a client who wanted to think chose, or that one who stayed left later."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Case
from exitcoach.followups.decisions import decided
from exitcoach.followups.facts import FollowFacts
from exitcoach.ports import CaseStore
from exitcoach.services.following import Author, change_case, told


def decide(
    case_id: str, decision: str, store: CaseStore, author: Author, *, on: date | None = None, note: str = ""
) -> Case:
    """The case with the decision (``leaves`` or ``stays``). Raises NotPossible, ChangedMeanwhile, NotFiled."""
    today, signed = author.today(), author.change("decided", case_id, f"{decision}: {note}" if note else decision)

    def change(case: Case, facts: FollowFacts) -> Case:
        call = facts.call_day(author.zone)
        chosen = decided(facts, decision, on=on or today, today=today, call=call, by=author.by, note=note)
        return told(replace(case, decided=chosen), signed)

    return change_case(case_id, store, change)
