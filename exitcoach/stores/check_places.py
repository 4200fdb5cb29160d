"""Records that stand in the file of another month, as when a file was renamed; put where they belong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from exitcoach.domain.ids import is_case_id, month_of
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.services.check import Finding, Outcome, Repair, Wrong
from exitcoach.stores.check_aside import Aside
from exitcoach.stores.codec import decode_fields
from exitcoach.stores.files import previous_of, replace_file
from exitcoach.stores.layout import Home, disk_failures
from exitcoach.stores.migrations import MIGRATIONS
from exitcoach.stores.month import Line, empty_month, read_month

Lines = Mapping[str, Line]
Kind = Literal["cases", "private"]
_ENDING = ".json"


class PlaceCheck:
    """Looks whether each record stands in the file of its month; with a ``repair``, moves it there.

    The caller holds the lock then. Files that cannot be read are others' business; what goes to one of them waits.
    """

    def __init__(self, home: Home, repair: Repair | None = None) -> None:
        self._home = home
        self._aside = Aside(home, repair.stamp) if repair else None

    def check(self, path: Path, kind: Kind) -> list[Finding]:
        """A finding for each record of a month's file that belongs to another one."""
        lines = self._lines(path, kind)
        strays = {record: line for record, line in lines.items() if _is_stray(record, path)}
        moved: set[str] = set()
        if self._aside:
            moved = {
                record for month in sorted(set(map(month_of, strays))) for record in self._move(strays, month, kind)
            }
            self._keep_rest(path, {record: line for record, line in lines.items() if record not in moved}, kind, moved)
        found = [self._finding(path, record, is_moved=record in moved) for record in sorted(strays)]
        if strays and not self._aside and len(strays) == len(lines) and self._has_own(path, kind):
            found.append(Finding(file=self._name(path), problem=Wrong.MISSING, source="previous"))
        return found

    def _move(self, strays: Lines, month: str, kind: Kind) -> set[str]:
        """The records of a month to its file, in the place of an earlier state; those that stand there then."""
        target = self._home.path / kind / f"{month}{_ENDING}"
        mine = {record: line for record, line in strays.items() if month_of(record) == month}
        try:
            there = self._read(target, kind)
        except (RecordDamaged, RecordForeign):
            return set()
        newer = {
            record: line
            for record, line in mine.items()
            if record not in there or self._age(record, line, kind) > self._age(record, there[record], kind)
        }
        if newer:
            self._set_aside(target)
            self._write(target, {**there, **newer}, kind)
        return set(mine)

    def _keep_rest(self, path: Path, rest: Lines, kind: Kind, moved: set[str]) -> None:
        """The file, and the copy before it, without what was moved: no copy may bring it back."""
        if not moved:
            return
        for file, left in ((path, rest), (previous_of(path), self._own(previous_of(path), kind))):
            if file.exists():
                self._set_aside(file)
                if left:
                    self._write(file, left, kind)
                else:
                    with disk_failures(file):
                        file.unlink()

    def _has_own(self, path: Path, kind: Kind) -> bool:
        """Whether records of the file's own month stood in it before others took their place."""
        return bool(self._own(previous_of(path), kind))

    def _own(self, path: Path, kind: Kind) -> Lines:
        return {record: line for record, line in self._lines(path, kind).items() if not _is_stray(record, path)}

    def _lines(self, path: Path, kind: Kind) -> Lines:
        try:
            return self._read(path, kind)
        except (RecordDamaged, RecordForeign):
            return {}

    def _read(self, path: Path, kind: Kind) -> Lines:
        with disk_failures(path):
            if not path.exists():
                return {}
            return read_month(path.read_bytes(), path, kind, MIGRATIONS, self._home.vault).sealed().lines

    def _write(self, path: Path, lines: Lines, kind: Kind) -> None:
        with disk_failures(path):
            replace_file(path, *empty_month(kind, self._home.vault).with_lines(dict(sorted(lines.items()))).pieces())

    def _age(self, record: str, line: Line, kind: Kind) -> tuple[int, int]:
        fields = decode_fields(empty_month(kind, self._home.vault).document_of(record, line))
        return int(fields.get("revision", 0)), int(fields.get("followed", 0))

    def _set_aside(self, path: Path) -> None:
        if self._aside and path.exists():
            with disk_failures(path):
                self._aside.put(path, path.read_bytes())

    def _finding(self, path: Path, record: str, *, is_moved: bool) -> Finding:
        outcome = Outcome.MENDED if is_moved else Outcome.LEFT
        return Finding(file=self._name(path), problem=Wrong.MISPLACED, record=record, outcome=outcome)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home.path).as_posix()


def _is_stray(record: str, path: Path) -> bool:
    return is_case_id(record) and month_of(record) != path.name[: len("2026-11")]
