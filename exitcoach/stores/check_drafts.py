"""The journals, checked and mended: what is good in them, in the backups, and in their own checksums."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from exitcoach.domain.events import Event
from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.services.check import Finding, Fold, Outcome, Repair, Wrong
from exitcoach.stores.check_aside import Aside
from exitcoach.stores.check_journal import Salvaged, salvaged
from exitcoach.stores.check_sources import ITSELF, Sources
from exitcoach.stores.files import replace_file
from exitcoach.stores.journal import JOURNAL, PATIENCE_SECONDS, is_journal
from exitcoach.stores.journal_lines import Reading, read_journal, whole_journal
from exitcoach.stores.layout import Home, disk_failures, names_in, reason
from exitcoach.stores.lock import is_held, take
from exitcoach.stores.migrations import MIGRATIONS

_RETIRED, _HEADER = "retired", 1
_BY_WHY = {"empty": Wrong.EMPTY, "cut": Wrong.CUT, "head": Wrong.HEAD, "case": Wrong.HEAD}


class DraftCheck:
    """Checks the journals of a home; with a ``repair``, mends those that no window has open."""

    def __init__(self, home: Home, sources: Sources, fold: Fold, repair: Repair | None = None) -> None:
        self._home = home
        self._sources = sources
        self._fold = fold
        self._aside = Aside(home, repair.stamp) if repair else None

    def check(self) -> list[Finding]:
        """Everything wrong with any of them."""
        folders = (self._home.drafts, self._home.investigations)
        paths = [path for folder in folders for path in (*_journals(folder), *_journals(folder / _RETIRED))]
        return [finding for path in paths for finding in self._checked(path)]

    def _checked(self, path: Path) -> list[Finding]:
        lock = path.with_name(f"{_case_of(path)}.lock")
        if is_held(lock):  # what a running interview writes is on its way
            return []
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # put away at this moment
            return []
        except OSError as failure:
            return [self._finding(path, Wrong.UNREADABLE, source=reason(failure))]
        found = salvaged(data, _case_of(path), self._home.vault)
        problem, lines = self._problem(data, path, found)
        if problem is None:
            return []
        if problem in (Wrong.NEWER, Wrong.FOREIGN):
            return [self._finding(path, problem)]
        events, source = self._restored(path, found, problem)
        findings = [self._finding(path, problem, line=line, source=source) for line in lines]
        if self._aside is None:
            return findings
        try:
            with self._held(lock, path):
                whole = self._mend(path, data, events, self._aside) and (bool(source) or problem is Wrong.TORN)
        except TimeoutError:
            return findings
        return [replace(one, outcome=Outcome.MENDED if whole else Outcome.SET_ASIDE) for one in findings]

    def _problem(self, data: bytes, path: Path, found: Salvaged) -> tuple[Wrong | None, tuple[int, ...]]:
        """What is wrong, and in which lines."""
        try:
            reading = read_journal(data, path, _case_of(path), MIGRATIONS, self._home.vault)
        except RecordForeign as foreign:
            if not foreign.schema and (found.numbered or any(self._sources.events(path))):
                return Wrong.HEAD, (1,)
            return (Wrong.NEWER if foreign.schema else Wrong.FOREIGN), (0,)
        except RecordDamaged as damage:
            problem = _BY_WHY.get(damage.why, Wrong.EVENT)
            return problem, tuple(sorted({damage.line, *found.bad} - ({0} if found.bad else set())))
        if reading.tail:
            return self._tail(path, data, reading, found)
        longer = any(len(more) > len(reading.events) for more in self._agreeing(path, found))
        return (Wrong.CUT if longer else None), (len(reading.events) + 2,)

    def _tail(self, path: Path, data: bytes, reading: Reading, found: Salvaged) -> tuple[Wrong, tuple[int, ...]]:
        """A last write that was cut off, or a last line that was whole once: it has its end, or its checksum."""
        line = (len(reading.events) + 2,)
        was_whole = data.endswith(b"\n") or len(found.events) > len(reading.events) or path.parent.name == _RETIRED
        return (Wrong.EVENT if was_whole else Wrong.TORN), line

    def _restored(self, path: Path, found: Salvaged, problem: Wrong) -> tuple[tuple[Event, ...], str]:
        """The events to go on with, and what had all of them; without it, as many as still follow each other."""
        for name, backup in self._sources.events(path):
            both = Salvaged(numbered={**backup.numbered, **found.numbered})
            if _agree(found, backup) and not both.gaps and len(both.events) > len(found.events):
                return both.events, name
        if found.numbered and not found.gaps and set(found.bad) <= {_HEADER}:
            return found.events, ITSELF
        if problem is Wrong.TORN:
            return found.events, ""
        if found.gaps and self._fold(found.events) is not None:
            return found.events, ""
        return found.events[: min(found.gaps, default=len(found.events) + 1) - 1], ""

    def _agreeing(self, path: Path, found: Salvaged) -> Iterable[tuple[Event, ...]]:
        return (backup.events for _, backup in self._sources.events(path) if _agree(found, backup))

    def _mend(self, path: Path, data: bytes, events: tuple[Event, ...], aside: Aside) -> bool:
        """Whether there is anything to go on with; a journal without events would only be in the way."""
        aside.put(path, data)
        with disk_failures(path):
            if not events:
                path.unlink()
                return False
            replace_file(path, whole_journal(_case_of(path), events, self._home.vault))
        return True

    def _held(self, lock: Path, path: Path) -> AbstractContextManager[object]:
        if path.parent.name == _RETIRED:
            return nullcontext()
        with disk_failures(lock):
            return take(lock, PATIENCE_SECONDS)

    def _finding(self, path: Path, problem: Wrong, *, line: int = 0, source: str = "") -> Finding:
        name = path.relative_to(self._home.path).as_posix()
        return Finding(file=name, problem=problem, line=line, record=_case_of(path), source=source)


def _journals(folder: Path) -> list[Path]:
    return [folder / name for name in names_in(folder) if is_journal(name)]


def _case_of(path: Path) -> str:
    return path.name.partition(JOURNAL)[0]


def _agree(one: Salvaged, other: Salvaged) -> bool:
    """Whether both tell the same interview: a case taken up anew begins a new journal under the same name."""
    return all(one.numbered[number] == other.numbered[number] for number in one.numbered.keys() & other.numbered.keys())
