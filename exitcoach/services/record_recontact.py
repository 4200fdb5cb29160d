"""The client was contacted again, and what they said to it."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Case
from exitcoach.domain.causes import Taxonomy
from exitcoach.followups.facts import FollowFacts, facts_of
from exitcoach.followups.recontact import RecontactGate, answered, gate, made
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.following import Author, change_case, refuse_practice, told
from exitcoach.services.house_copies import healed


def recontact_gate(case_id: str, store: CaseStore, ledger: Ledger, taxonomy: Taxonomy, author: Author) -> RecontactGate:
    """Whether the house may go back to this client, and what is missing. Raises NotFiled, NotPossible."""
    case = healed(case_id, store, ledger)
    refuse_practice(case)
    return gate(facts_of(case), case.correctives, taxonomy=taxonomy, today=author.today())


def record_recontact(
    case_id: str,
    store: CaseStore,
    ledger: Ledger,
    taxonomy: Taxonomy,
    author: Author,
    *,
    on: date | None = None,
    received: str = "",
    channel: str = "",
) -> Case:
    """The case with the recontact. Raises GateClosed, NotPossible, ChangedMeanwhile, NotFiled."""
    healed(case_id, store, ledger)
    today, signed = author.today(), author.change("recontact.made", case_id, received)

    def change(case: Case, facts: FollowFacts) -> Case:
        found = gate(facts, case.correctives, taxonomy=taxonomy, today=today)
        contacted = made(
            facts,
            found,
            on=on or today,
            today=today,
            call=facts.call_day(author.zone),
            by=author.by,
            received=received,
            channel=channel,
        )
        return told(replace(case, recontact=contacted), signed)

    return change_case(case_id, store, change)


def record_reply(case_id: str, store: CaseStore, author: Author, *, received: str, on: date | None = None) -> Case:
    """The case with how the client took it. Raises NotPossible, ChangedMeanwhile, NotFiled."""
    today, signed = author.today(), author.change("recontact.answered", case_id, received)

    def change(case: Case, facts: FollowFacts) -> Case:
        return told(replace(case, recontact=answered(facts, received, on=on or today, today=today)), signed)

    return change_case(case_id, store, change)
