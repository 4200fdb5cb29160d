"""The house's correctives, and what came back since they were verified."""

from datetime import tzinfo

from exitcoach.domain.commitments import Corrective
from exitcoach.followups.correctives import Recurrence, recurrence
from exitcoach.followups.facts import FollowFacts
from exitcoach.ports import CaseStore, Ledger


def list_correctives(store: CaseStore, ledger: Ledger, zone: tzinfo) -> tuple[tuple[Corrective, Recurrence], ...]:
    """Each corrective, oldest first, with its recurrence."""
    correctives = ledger.items(Corrective)
    again: dict[str, list[str]] = {corrective.id: [] for corrective in correctives}
    wanted = [corrective for corrective in correctives if corrective.verified_on]
    for facts in store.scan(FollowFacts) if wanted else ():
        for corrective in wanted:
            again[corrective.id] += recurrence(corrective, (facts,), zone).cases
    return tuple((one, Recurrence(since=one.verified_on, cases=tuple(again[one.id]))) for one in correctives)
