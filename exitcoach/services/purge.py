"""Cases kept long enough: they lose the people, as those of a client who is forgotten do."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from exitcoach.domain.cases import Answers, Case, Imported, Record
from exitcoach.domain.commitments import FORGOTTEN, is_forgotten
from exitcoach.domain.commitments import Change as Told
from exitcoach.errors import ExitCoachError
from exitcoach.interview.days import day_of_call
from exitcoach.services.erased import erased, without_private
from exitcoach.services.erasing import Change, Kept
from exitcoach.services.following import Author

MONTHS_A_YEAR = 12


class NoRetention(ExitCoachError):
    """Nobody said how long cases are kept."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """The fields of a case that tell how old it is."""

    id: str
    created: datetime
    answers: Answers
    history: tuple[Told, ...] = ()
    imported: Imported | None = None


def limit(today: date, months: int) -> date:
    """Calls before this day are older than so many months. Raises NoRetention."""
    if months < 1:
        raise NoRetention
    year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 - months, MONTHS_A_YEAR)
    if year < 1:
        return date.min
    last = _last_day(year, month + 1)
    return date(year, month + 1, min(today.day, last))


def is_older(case: Case | Aged, before: date, zone: tzinfo) -> bool:
    """Whether the call was before that day; where only its month or year is known, all of it must have been."""
    return _last_possible(case, zone) < before


def purging(before: date, author: Author) -> Change:
    """What is changed to purge the calls before that day."""
    now = author.now()

    def record(given: Record) -> Record:
        case = given.case
        if not is_older(case, before, author.zone):
            return given
        told = Told(at=now, by=author.by, what=FORGOTTEN, about=case.id)
        gone = without_private(Record(erased(case, told), given.private))
        is_same = gone.case.history[:-1] == case.history and _without_history(gone.case) == _without_history(case)
        return given if is_same and gone.private == given.private else gone

    def item(given: Kept) -> Kept:
        return given

    return Change(record=record, item=item, is_named=lambda _text: False, copies_since=before)


def last_days(cases: Iterable[Aged], zone: tzinfo) -> Iterator[date]:
    """Of each case that still has people in it, the last day its call can have been on."""
    return (_last_possible(case, zone) for case in cases if not is_forgotten(case.history))


def _without_history(case: Case) -> Case:
    return replace(case, history=())


def _last_possible(case: Case | Aged, zone: tzinfo) -> date:
    imported = case.imported
    if imported is None or "call.date" in case.answers:
        return day_of_call(case.answers, case.created, zone)
    match [int(part) for part in imported.when.split("-") if part]:
        case [year, month, day]:
            return date(year, month, day)
        case [year, month]:
            return date(year, month, _last_day(year, month))
        case [year]:
            return date(year, MONTHS_A_YEAR, 31)
    return imported.on.astimezone(zone).date()


def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1]
