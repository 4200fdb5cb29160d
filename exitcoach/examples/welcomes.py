"""Going back to the clients of the example cases, and those who came back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from exitcoach.domain.cases import Case
from exitcoach.examples.drawing import likely, one
from exitcoach.examples.office import Office, told
from exitcoach.followups.decisions import returned
from exitcoach.followups.facts import LEAVES, facts_of
from exitcoach.followups.recontact import gate, made

_MADE, _ANSWERED = 0.6, 0.7
_LONG_OPEN = timedelta(days=75)
_BACK = {(True, True): 0.45, (True, False): 0.2, (False, True): 0.07, (False, False): 0.015}
"""How often a client comes back: contacted again or not, told at the door that it is open or not."""


def with_recontacts(cases: Iterable[Case], office: Office) -> Iterator[Case]:
    """Where the gate is open, most were contacted again."""
    yesterday = office.year.today - timedelta(days=1)
    for case in cases:
        found = gate(facts_of(case), case.correctives, taxonomy=office.taxonomy, today=yesterday)
        opened = max(found.opened_on or office.call_day(case), office.call_day(case))
        if found.is_open and (opened < yesterday - _LONG_OPEN or likely(office.chance, _MADE)):
            yield _contacted(case, opened, office)
        else:
            yield case


def with_returns(cases: Iterable[Case], office: Office) -> Iterator[Case]:
    """Some who left came back, most of them after somebody told them what had changed."""
    for case in cases:
        facts = facts_of(case)
        begun = case.recontact.on if case.recontact else office.call_day(case) + timedelta(days=20)
        share = _BACK[case.recontact is not None, facts.answers.get("door_open_said") is True]
        gone = facts.decision == LEAVES and not _circumstance(case, office)
        if gone and begun < office.year.today - timedelta(days=2) and likely(office.chance, share):
            yield _back(case, begun, office)
        else:
            yield case


def _circumstance(case: Case, office: Office) -> bool:
    return office.taxonomy.is_circumstance(str(case.answers["cause"]))


def _contacted(case: Case, opened: date, office: Office) -> Case:
    facts, chance = facts_of(case), office.chance
    on = office.soon(opened, 1, 10)
    reply = one(chance, office.words.replies) if likely(chance, _ANSWERED) else ""
    contacted = made(
        facts,
        gate(facts, case.correctives, taxonomy=office.taxonomy, today=office.year.today),
        on=on,
        today=office.year.today,
        call=office.call_day(case),
        by=case.employee,
        received=reply,
        channel=facts.word("recontact_channel"),
    )
    return told(replace(case, recontact=contacted), office.signed("recontact.made", case.id, on, case.employee, reply))


def _back(case: Case, begun: date, office: Office) -> Case:
    since = max(begun, case.decided.on) if case.decided else begun
    on = office.soon(since, 2, 60)
    because = one(office.chance, office.words.returned_because)
    back = returned(
        facts_of(case),
        on=on,
        today=office.year.today,
        call=office.call_day(case),
        because=because,
        by=case.employee,
    )
    return told(replace(case, returned=back), office.signed("returned", case.id, on, case.employee, because))
