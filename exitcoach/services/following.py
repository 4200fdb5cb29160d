"""A change after the call: signed, made on what is stored at that moment, told in the history."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from exitcoach.domain.cases import Case, Record
from exitcoach.domain.commitments import Change
from exitcoach.errors import ExitCoachError
from exitcoach.followups.facts import FollowFacts, facts_of
from exitcoach.followups.refusal import NotPossible
from exitcoach.ports import CaseStore, Clock, Item, Ledger, UnknownCase
from exitcoach.services.moments import moment


class ChangedMeanwhile(ExitCoachError):
    """Somebody else changed the case or item ``about`` since it was read, so that this change no longer fits.

    ``what`` is the code of their change, ``by`` who made it and ``at`` when; empty and None where nothing tells.
    """

    def __init__(self, about: str, last: Change | None = None) -> None:
        super().__init__(about)
        self.about = about
        self.what = last.what if last else ""
        self.by = last.by if last else ""
        self.at = last.at if last else None


class NotFiled(ExitCoachError):
    """The call of this case still runs, or was never filed: it takes no follow-ups yet."""

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who makes a change, when, and in which local time."""

    by: str
    clock: Clock
    zone: tzinfo

    def now(self) -> datetime:
        """This moment, UTC, to the second."""
        return moment(self.clock)

    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone(self.zone).date()

    def change(self, what: str, about: str, note: str = "") -> Change:
        """The line of the history."""
        return Change(at=self.now(), by=self.by, what=what, about=about, note=note.strip())


def change_case(case_id: str, store: CaseStore, change: Callable[[Case, FollowFacts], Case]) -> Case:
    """The case with the change. Raises NotFiled, what ``change`` raises, and ChangedMeanwhile.

    It is made on what is read first; where that was changed before the writing, it is made anew.
    """
    before = filed(case_id, store)
    _made(change, before)

    def anew(record: Record) -> Record:
        try:
            return replace(record, case=_made(change, record.case))
        except NotPossible as refusal:
            if record.case.followed == before.followed:
                raise
            raise ChangedMeanwhile(case_id, _last(record.case.history)) from refusal

    return store.update(case_id, anew).case


def change_item(item: Item, ledger: Ledger, change: Callable[[Item], Item], signed: Change) -> Item:
    """The item with the change and the line that tells it. Raises what ``change`` raises, and ChangedMeanwhile."""
    change(item)

    def anew(stored: Item) -> Item:
        try:
            changed = change(stored)
        except NotPossible as refusal:
            if stored.revision == item.revision:
                raise
            raise ChangedMeanwhile(stored.id, _last(stored.history)) from refusal
        return replace(changed, history=(*stored.history, signed))

    return ledger.update(type(item), item.id, anew)


def filed(case_id: str, store: CaseStore) -> Case:
    """The stored case. Raises NotFiled."""
    try:
        return store.get(case_id).case
    except UnknownCase:
        raise NotFiled(case_id) from None


def followable(case_id: str, store: CaseStore) -> Case:
    """The stored case of a client who really called. Raises NotFiled, NotPossible."""
    case = filed(case_id, store)
    refuse_practice(case)
    return case


def told(case: Case, change: Change) -> Case:
    """The case with one more line of history."""
    return replace(case, history=(*case.history, change))


def refuse_practice(case: Case) -> None:
    """Raises NotPossible for a case nobody left in."""
    if case.practice:
        raise NotPossible("practice", case=case.id)


def _made(change: Callable[[Case, FollowFacts], Case], case: Case) -> Case:
    refuse_practice(case)
    return change(case, facts_of(case))


def _last(history: tuple[Change, ...]) -> Change | None:
    return max(history, key=lambda change: change.at, default=None)
