"""A corrective is planned, or serves one more case."""

from collections.abc import Sequence
from dataclasses import replace

from exitcoach.domain.cases import Case
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective
from exitcoach.domain.ids import mint
from exitcoach.followups.correctives import Plan, linked, planned
from exitcoach.followups.facts import facts_of
from exitcoach.followups.refusal import NotPossible
from exitcoach.interview.facts import rows
from exitcoach.ports import CaseStore, Chance, Ledger
from exitcoach.services.finding import find_item
from exitcoach.services.following import Author, change_item, followable
from exitcoach.services.house_copies import LINKED, refresh_cases


def add_corrective(
    plan: Plan,
    case_ids: Sequence[str],
    store: CaseStore,
    ledger: Ledger,
    taxonomy: Taxonomy,
    author: Author,
    chance: Chance,
) -> Corrective:
    """The new corrective, shown by the cases it serves; cause and process are the first case's where none is given.

    Raises NotPossible, NotFiled.
    """
    cases = [followable(case_id, store) for case_id in dict.fromkeys(case_ids)]
    plan = _completed(plan, cases[0]) if cases else plan
    if plan.cause and plan.cause not in taxonomy.causes:
        raise NotPossible("unknown-cause", cause=plan.cause)
    corrective = planned(plan, mint(author.now(), chance()), today=author.today())
    added = author.change("corrective.added", corrective.id)
    corrective = replace(corrective, cases=tuple(case.id for case in cases), history=(added,))
    ledger.add(corrective)
    refresh_cases(corrective, store, ledger)
    return corrective


def link_corrective(start: str, case_id: str, store: CaseStore, ledger: Ledger, author: Author) -> Corrective:
    """The corrective, serving one more case. Raises NotOneItem, NotPossible, NotFiled, ChangedMeanwhile."""
    corrective = find_item(Corrective, start, ledger)
    followable(case_id, store)
    signed = author.change(LINKED, corrective.id, case_id)
    changed = change_item(corrective, ledger, lambda stored: linked(stored, case_id), signed)
    refresh_cases(changed, store, ledger)
    return changed


def _completed(plan: Plan, case: Case) -> Plan:
    facts, found = facts_of(case), case.investigation
    causes = (plan.cause, *(found.diagnosed if found else ()), facts.word("cause"))
    told = (str(row.get("process", "")) for row in rows(case.answers, "incidents"))
    processes = (plan.process, *(found.processes if found else ()), *told)
    return replace(plan, cause=next(filter(None, causes), ""), process=next(filter(None, processes), ""))
