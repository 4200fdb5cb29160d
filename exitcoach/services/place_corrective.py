"""A corrective is in place."""

from datetime import date

from exitcoach.domain.commitments import Corrective
from exitcoach.followups.correctives import placed
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.finding import find_item
from exitcoach.services.following import Author, change_item
from exitcoach.services.house_copies import refresh_cases


def place_corrective(
    start: str, store: CaseStore, ledger: Ledger, author: Author, *, on: date | None = None, note: str = ""
) -> Corrective:
    """The corrective, in place since ``on``. Raises NotOneItem, NotPossible, ChangedMeanwhile."""
    corrective, today = find_item(Corrective, start, ledger), author.today()
    signed = author.change("corrective.placed", corrective.id, note)
    changed = change_item(corrective, ledger, lambda stored: placed(stored, on=on or today, today=today), signed)
    refresh_cases(changed, store, ledger)
    return changed
