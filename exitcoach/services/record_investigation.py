"""What the house found about a case."""

from dataclasses import replace

from exitcoach.domain.cases import Case
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Investigation
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.investigations import recorded
from exitcoach.ports import CaseStore
from exitcoach.services.following import Author, ChangedMeanwhile, change_case, told


def record_investigation(
    case_id: str,
    found: Investigation,
    store: CaseStore,
    taxonomy: Taxonomy,
    author: Author,
    *,
    seen: Investigation | None,
    reason: str = "",
) -> Case:
    """The case with what was found. ``seen`` is the investigation it set out from: another one is not written over.

    Raises NotPossible, ChangedMeanwhile, NotFiled.
    """
    today = author.today()
    signed = author.change(_what(found, seen), case_id, reason)

    def change(case: Case, facts: FollowFacts) -> Case:
        if case.investigation != seen:
            last = [told for told in case.history if told.what.startswith("investigation.")]
            raise ChangedMeanwhile(case_id, last[-1] if last else None)
        call = facts.call_day(author.zone)
        kept = recorded(facts, found, taxonomy=taxonomy, today=today, call=call, reason=reason)
        return told(replace(case, investigation=replace(kept, by=author.by)), signed)

    return change_case(case_id, store, change)


def _what(found: Investigation, seen: Investigation | None) -> str:
    if seen and seen.finished_on:
        return "investigation.revised"
    return "investigation.finished" if found.finished_on else "investigation.recorded"
