"""A promise was kept, broken or withdrawn."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import Promise, PromiseState
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.promises import settled
from exitcoach.ports import CaseStore
from exitcoach.services.finding import find_promise
from exitcoach.services.following import Author, ChangedMeanwhile, change_case, told


def settle_promise(
    start: str,
    state: PromiseState,
    store: CaseStore,
    author: Author,
    *,
    on: date | None = None,
    note: str = "",
    client_agreed: bool = False,
) -> tuple[Case, Promise]:
    """The case and the promise as it turned out. Raises NotOneItem, NotPossible, ChangedMeanwhile, NotFiled."""
    case_id, promise = find_promise(start, store)
    today, signed = author.today(), author.change(f"promise.{state.value}", promise.id, note)

    def change(case: Case, facts: FollowFacts) -> Case:
        if promise.id not in {made.id for made in case.promises}:
            raise ChangedMeanwhile(promise.id)
        promises = tuple(_settled(made, facts) if made.id == promise.id else made for made in case.promises)
        return told(replace(case, promises=promises), signed)

    def _settled(made: Promise, facts: FollowFacts) -> Promise:
        return settled(
            made,
            state,
            on=on or today,
            today=today,
            call=facts.call_day(author.zone),
            note=note,
            client_agreed=client_agreed,
        )

    case = change_case(case_id, store, change)
    return case, next(made for made in case.promises if made.id == promise.id)
