"""The copies of the house's correctives that cases show: refreshed after each change, mended where that did not come.

The ledger is the truth. It is written first, so a crash in between leaves a copy behind, never ahead.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from exitcoach.domain.cases import Case, Record
from exitcoach.domain.commitments import Change, Corrective
from exitcoach.ports import CaseStore, Ledger, UnknownCase
from exitcoach.services.following import filed

LINKED = "corrective.linked"


def correctives_by_case(correctives: Iterable[Corrective]) -> Mapping[str, tuple[Corrective, ...]]:
    """The correctives that serve each case."""
    found: dict[str, list[Corrective]] = {}
    for corrective in correctives:
        for case_id in corrective.cases:
            found.setdefault(case_id, []).append(corrective)
    return {case_id: tuple(serving) for case_id, serving in found.items()}


def is_stale(copies: Sequence[Corrective], serving: Sequence[Corrective]) -> bool:
    """Whether a case does not show the correctives that serve it as they are."""
    return _refreshed(copies, serving) != tuple(copies)


def healed(case_id: str, store: CaseStore, ledger: Ledger) -> Case:
    """The case with its correctives as they are, written back where they were stale. Raises NotFiled."""
    case = filed(case_id, store)
    if not is_stale(case.correctives, _serving(case_id, ledger)):
        return case
    return store.update(case_id, lambda record: _with_copies(record, ledger)).case


def refresh_cases(corrective: Corrective, store: CaseStore, ledger: Ledger) -> None:
    """Show the corrective as it is in every case it serves that is still there."""
    for case_id in corrective.cases:
        with suppress(UnknownCase):
            store.update(case_id, lambda record: _with_copies(record, ledger))


def _with_copies(record: Record, ledger: Ledger) -> Record:
    case = record.case
    serving = _serving(case.id, ledger)
    known = set(case.history)
    news = [change for one in serving for change in one.history if change not in known and _is_about(change, case.id)]
    history = sorted((*case.history, *news), key=lambda change: change.at) if news else case.history
    copies = _refreshed(case.correctives, serving)
    return replace(record, case=replace(case, correctives=copies, history=tuple(history)))


def _is_about(change: Change, case_id: str) -> bool:
    return change.what != LINKED or change.note == case_id


def _serving(case_id: str, ledger: Ledger) -> tuple[Corrective, ...]:
    return tuple(corrective for corrective in ledger.items(Corrective) if case_id in corrective.cases)


def _refreshed(copies: Sequence[Corrective], serving: Sequence[Corrective]) -> tuple[Corrective, ...]:
    known = {corrective.id for corrective in serving}
    strangers = (copy for copy in copies if copy.id not in known)
    return (*strangers, *(corrective.copy() for corrective in serving))
