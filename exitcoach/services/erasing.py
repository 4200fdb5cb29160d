"""Taking people out of all the records of a home, so that a crash in the middle can be gone on with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from exitcoach.domain.cases import Record, Status
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.errors import ExitCoachError
from exitcoach.ports import CaseInUse, Drafts
from exitcoach.services.read_cases import Archive

Kept = TypeVar("Kept", Corrective, Lesson, Smoke)


class ChangeItem(Protocol):
    """Takes people out of what the house keeps."""

    def __call__(self, item: Kept, /) -> Kept:
        """The item without them; itself where they are not in it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is taken out: of each record, of what the house keeps; ``is_named`` of any other text.

    Copies of records of before ``copies_since`` are not kept any longer.
    """

    record: Callable[[Record], Record]
    item: ChangeItem
    is_named: Callable[[str], bool]
    copies_since: date = date.min


class Records(Protocol):
    """All that a home keeps, to be changed as a whole."""

    def changing(self, change: Callable[[Record], Record]) -> tuple[str, ...]:
        """The stored cases it would change."""
        ...

    def change(self, change: Callable[[Record], Record]) -> tuple[str, ...]:
        """Change every stored record so, each month written once; the cases that did change."""
        ...

    def changing_house(self, change: ChangeItem) -> int:
        """How many things of the house it would change."""
        ...

    def change_house(self, change: ChangeItem) -> int:
        """Change them."""
        ...

    def named_in(self, is_named: Callable[[str], bool]) -> tuple[str, ...]:
        """The files in the home, by their path in it, with such a text; the records themselves and backups are none."""
        ...

    def copies(self, change: Change, case_ids: Iterable[str]) -> tuple[str, ...]:
        """The files that a repair set aside or that were kept of an older version, by their path in the home, which
        hold what is taken out, or one of these cases."""
        ...

    def drop_copies(self, names: tuple[str, ...]) -> None:
        """Delete these."""
        ...

    def drop_journals(self, case_id: str) -> int:
        """Delete all journals of the case, those put apart too. Raises CaseInUse."""
        ...

    def renew_copies(self) -> None:
        """Let no copy or cache tell what the records do not tell any more."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A home as it is erased in."""

    records: Records
    archive: Archive
    inquiries: Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What an erasing changes, or would: ``cases`` are ids; ``copies`` go whole; ``files`` that name somebody and are
    none of ours to change; ``unreadable`` journals."""

    cases: tuple[str, ...] = ()
    items: int = 0
    copies: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.cases or self.items or self.copies or self.files)


def look(place: Place, change: Change) -> Touched:
    """What would be changed; nothing is."""
    found, unreadable = set(place.records.changing(change.record)), list[str]()
    files = place.records.named_in(change.is_named)
    known = {*place.archive.ids(), *place.inquiries.ids()}
    found |= {name for path in files for name in [_case_of(path)] if name in known}
    for case_id in place.archive.drafts.ids():
        try:
            record = place.archive.read(case_id)
            if change.record(record) != record:
                found.add(case_id)
        except ExitCoachError:
            unreadable.append(case_id)
    copies = place.records.copies(change, found)
    return Touched(
        cases=tuple(sorted(found)),
        items=place.records.changing_house(change.item),
        copies=copies,
        files=tuple(sorted({*files} - {*copies})),
        unreadable=tuple(unreadable),
    )


def erase(place: Place, change: Change, case_ids: Iterable[str]) -> Touched:
    """Change everything, the records themselves last: until then they are found again. Raises CaseInUse.

    ``files`` of what comes back still name somebody; so do the journals of those ``unreadable`` ones.
    """
    ids = tuple(case_ids)
    refuse_running(place, ids)
    unreadable = _file_drafts(place.archive, ids)
    for case_id in ids:
        if case_id not in unreadable:
            place.records.drop_journals(case_id)
    copies = _drop_copies(place.records, change, ids)
    items = place.records.change_house(change.item)
    place.records.change(change.record)
    copies |= _drop_copies(place.records, change, ids)  # to write a file of an older version keeps its original
    place.records.renew_copies()
    return Touched(
        cases=tuple(case_id for case_id in ids if case_id not in unreadable),
        items=items,
        copies=tuple(sorted(copies)),
        files=place.records.named_in(change.is_named),
        unreadable=unreadable,
    )


def refuse_running(place: Place, case_ids: Iterable[str]) -> None:
    """Raises CaseInUse while one of these interviews or investigations is open anywhere."""
    wanted = set(case_ids)
    for drafts in (place.archive.drafts, place.inquiries):
        for case_id in wanted.intersection(drafts.ids()):
            try:
                in_use = drafts.peek(case_id).in_use
            except ExitCoachError:  # nobody has open what cannot be read
                continue
            if in_use:
                raise CaseInUse(case_id)


def _drop_copies(records: Records, change: Change, case_ids: tuple[str, ...]) -> set[str]:
    copies = records.copies(change, case_ids)
    records.drop_copies(copies)
    return {*copies}


def _file_drafts(archive: Archive, case_ids: Iterable[str]) -> tuple[str, ...]:
    """What only a journal tells is filed, so that nothing is lost with it; those that cannot be read are told."""
    unreadable: list[str] = []
    for case_id in {*case_ids} & {*archive.drafts.ids()}:
        try:
            record = archive.read(case_id)
        except ExitCoachError:
            unreadable.append(case_id)
            continue
        if record.case.status is Status.OPEN:
            raise CaseInUse(case_id)
        archive.store.merge(record)
    return tuple(sorted(unreadable))


def _case_of(path: str) -> str:
    """The case whose journal this is, by its path in the home; empty for other files."""
    folder, _, name = path.rpartition("/")
    return name.partition(".")[0] if folder.split("/")[0] == "drafts" else ""
