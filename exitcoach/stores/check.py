"""A whole home, read to the last line; with a repair, mended as far as can be."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from zipfile import ZipFile

from exitcoach.domain.cases import Record
from exitcoach.domain.ids import is_case_id, month_of
from exitcoach.errors import ExitCoachError
from exitcoach.services.check import Finding, Fold, Outcome, Repair, Wrong
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.backup_file import DAMAGE, BackupUnusable, read_manifest
from exitcoach.stores.backups import Backups
from exitcoach.stores.check_drafts import DraftCheck
from exitcoach.stores.check_key import KeyCheck
from exitcoach.stores.check_months import MonthCheck
from exitcoach.stores.check_places import Kind as Placed
from exitcoach.stores.check_places import PlaceCheck
from exitcoach.stores.check_plain import PlainCheck
from exitcoach.stores.check_sources import Sources
from exitcoach.stores.files import PREVIOUS, rename
from exitcoach.stores.layout import Home, disk_failures, make_folder, names_in
from exitcoach.stores.lock import take_in_turn
from exitcoach.stores.migrations import MIGRATIONS, Kind

_HOUSE: tuple[Kind, ...] = ("correctives", "lessons", "smoke")
_ENDING = ".json"


class HomeCheck:
    """Checks every record of a home. ``fold`` makes a case of its journal."""

    def __init__(self, home: Home, fold: Fold) -> None:
        self._home = home
        self._fold = fold

    def check(self, repair: Repair | None = None) -> tuple[Finding, ...]:
        """Everything that is wrong. Raises HomeUnusable, and RecordsLocked before anything is read or changed."""
        key = KeyCheck(self._home, repair)
        found = key.check()
        if not key.opens() and found:
            return tuple(found)
        found += self._all(repair)
        if self._home.vault.encrypts:
            found += PlainCheck(self._home).check({finding.file for finding in found})
        return tuple(found)

    def _all(self, repair: Repair | None) -> list[Finding]:
        """Journals first: they are what cases are restored from."""
        sources = Sources(self._home, self._fold)
        drafts = DraftCheck(self._home, sources, self._fold, repair).check()
        # What was read of a journal before it was mended is no source any more.
        months = MonthCheck(self._home, Sources(self._home, self._fold) if repair else sources, repair)
        with self._held(self._home.cases, repair):
            cases = self._placed(months, sources, repair)
        with self._held(self._home.house, repair):
            house = [
                finding for kind in _HOUSE for finding in months.check(self._home.house / f"{kind}{_ENDING}", kind)
            ]
        return [*drafts, *cases, *house, *self._backups(repair)]

    def _placed(self, months: MonthCheck, sources: Sources, repair: Repair | None) -> list[Finding]:
        """The cases, each first put into its month. What could not be read may hold more of them once it is mended."""
        before = self._places(repair)
        strays = {finding.record for finding in before}
        # What stands in the wrong file is not gone.
        cases = [
            one for one in self._cases(months, sources) if one.problem is not Wrong.LOST or one.record not in strays
        ]
        after = self._places(repair) if repair else []
        return [*{(one.file, one.problem, one.record): one for one in (*before, *after)}.values(), *cases]

    def _places(self, repair: Repair | None) -> list[Finding]:
        places = PlaceCheck(self._home, repair)
        kinds: tuple[Placed, ...] = ("private", "cases")  # a case on disk is never without its private part
        return [
            finding
            for kind in kinds
            for path in _months_in(self._home.path / kind)
            for finding in places.check(path, kind)
        ]

    def _cases(self, months: MonthCheck, sources: Sources) -> list[Finding]:
        retired = {case_id for case_id in sources.retired() if is_case_id(case_id)}
        private = self._ids("private")
        felt = {case_id for case_id in retired - private if _has_private(sources.record(case_id))}
        running = {name.partition(".")[0] for name in names_in(self._home.drafts)}
        found = [
            finding
            for path, expected in self._paths(self._home.private, felt - running)
            for finding in months.check(path, "private", expected)
        ]
        # A private part, or a journal that was put away, tells that there was a case.
        told = (retired | private) - running
        return found + [
            finding
            for path, expected in self._paths(self._home.cases, told)
            for finding in months.check_cases(path, expected)
        ]

    def _paths(self, folder: Path, expected: set[str]) -> Iterator[tuple[Path, set[str]]]:
        """Every month there is or must be, and what must stand in it."""
        names = {path.name for path in _months_in(folder)} | {f"{month_of(case_id)}{_ENDING}" for case_id in expected}
        for name in sorted(names):
            yield folder / name, {case_id for case_id in expected if name == f"{month_of(case_id)}{_ENDING}"}

    def _ids(self, kind: Kind) -> set[str]:
        found: set[str] = set()
        for path in _months_in(self._home.path / kind):
            with suppress(ExitCoachError):
                found |= set(AtomicJSONStorage(path, kind, MIGRATIONS, vault=self._home.vault).month().lines)
        return found

    def _backups(self, repair: Repair | None) -> list[Finding]:
        bad = [path for path in Backups(self._home).paths() if not _is_sound(path)]
        findings = []
        for path in bad:
            outcome = Outcome.LEFT
            if repair:
                folder = self._home.damaged / repair.stamp / path.parent.name
                with disk_failures(folder):
                    make_folder(folder)
                    rename(path, folder / path.name)
                outcome = Outcome.SET_ASIDE
            name = path.relative_to(self._home.path).as_posix()
            findings.append(Finding(file=name, problem=Wrong.BACKUP, outcome=outcome))
        return findings

    def _held(self, folder: Path, repair: Repair | None) -> AbstractContextManager[object]:
        return take_in_turn(folder / ".lock") if repair else nullcontext()


def _months_in(folder: Path) -> list[Path]:
    names = {name.removesuffix(PREVIOUS) for name in names_in(folder)}
    return [folder / name for name in sorted(names) if name.endswith(_ENDING) and _is_month(name.removesuffix(_ENDING))]


def _is_month(stem: str) -> bool:
    return len(stem) == len("2026-11") and stem[:4].isdigit() and stem[4] == "-" and stem[5:].isdigit()


def _has_private(record: Record | None) -> bool:
    if record is None:
        return False
    private = record.private
    return bool(private.answers or private.tone or private.timeline)


def _is_sound(path: Path) -> bool:
    try:
        read_manifest(path)
        with ZipFile(path) as archive:
            return archive.testzip() is None
    except (BackupUnusable, OSError, *DAMAGE):
        return False
