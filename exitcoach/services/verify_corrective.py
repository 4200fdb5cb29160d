"""A corrective is seen to work."""

from datetime import date

from exitcoach.domain.commitments import Corrective
from exitcoach.followups.correctives import verified
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.finding import find_item
from exitcoach.services.following import Author, change_item
from exitcoach.services.house_copies import refresh_cases


def verify_corrective(
    start: str, store: CaseStore, ledger: Ledger, author: Author, *, evidence: str, on: date | None = None
) -> Corrective:
    """The corrective, verified. Raises NotOneItem, NotPossible, ChangedMeanwhile."""
    corrective, today = find_item(Corrective, start, ledger), author.today()
    signed = author.change("corrective.verified", corrective.id, evidence)

    def change(stored: Corrective) -> Corrective:
        return verified(stored, evidence=evidence, on=on or today, today=today)

    changed = change_item(corrective, ledger, change, signed)
    refresh_cases(changed, store, ledger)
    return changed
