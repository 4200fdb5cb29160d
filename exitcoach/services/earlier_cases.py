"""What the house knows of a client who calls: the cases of theirs there were before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.domain.commitments import Corrective
from exitcoach.domain.text import fold
from exitcoach.followups.facts import FollowFacts
from exitcoach.ports import CaseStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who calls, as far as it is known."""

    name: str = ""
    account: str = ""
    ref: str = ""

    def is_of(self, facts: FollowFacts) -> bool:
        """Whether the case is this client's: the same reference, else account and name as far as both are known."""
        told = Client(
            name=facts.word("client.name"), account=facts.word("client.account"), ref=facts.word("client.ref")
        )
        if _both(self.ref, told.ref):
            return _same(self.ref, told.ref)
        if _both(self.account, told.account):
            return _same(self.account, told.account)
        return _both(self.name, told.name) and _same(self.name, told.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    """One case of before, as the next call needs it. ``decision`` is what the client chose in the end."""

    id: str
    day: date
    decision: str
    cause: str
    correctives: tuple[Corrective, ...] = ()
    recontacted_on: date | None = None
    returned_on: date | None = None


def earlier_cases(client: Client, store: CaseStore, zone: tzinfo, *, but: str = "") -> tuple[EarlierCase, ...]:
    """The client's cases, newest first, without practice and without the case ``but``."""
    return earlier_among(store.scan(FollowFacts), client, zone, but=but)


def earlier_among(
    cases: Iterable[FollowFacts], client: Client, zone: tzinfo, *, but: str = ""
) -> tuple[EarlierCase, ...]:
    """Those of the client among these cases, as ``earlier_cases`` tells them."""
    found = (facts for facts in cases if not facts.practice and facts.id != but)
    told = [_earlier(facts, zone) for facts in found if client.is_of(facts)]
    return tuple(sorted(told, key=lambda case: (case.day, case.id), reverse=True))


def _earlier(facts: FollowFacts, zone: tzinfo) -> EarlierCase:
    return EarlierCase(
        id=facts.id,
        day=facts.call_day(zone),
        decision=facts.decision,
        cause=facts.word("cause"),
        correctives=facts.correctives,
        recontacted_on=facts.recontact.on if facts.recontact else None,
        returned_on=facts.returned.on if facts.returned else None,
    )


def _both(one: str, other: str) -> bool:
    return bool(one.strip() and other.strip())


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)
