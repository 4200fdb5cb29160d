"""The running interviews: an append-only file each, one write and one sync an event.

``drafts/<id>.jsonl`` is the journal, ``<id>.lock`` its lock, held as long as the interview runs; ``<id>.torn-<n>``
keeps what a crash cut off in the middle, ``retired/`` the journals of closed cases. A journal comes to its name
together with its first event, so one that is empty was damaged later.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path

from exitcoach.domain.cases import SCHEMA
from exitcoach.domain.ids import BadId, is_case_id
from exitcoach.ports import CaseInUse, Draft, UnknownCase
from exitcoach.stores.file_journal import FileJournal
from exitcoach.stores.files import NEW, ORIGINAL, FileLayer, PrivateFile, rename, replace_file, sync_folder
from exitcoach.stores.journal_lines import Reading, read_journal, whole_journal
from exitcoach.stores.layout import Home, disk_failures, make_folder, names_in
from exitcoach.stores.lock import is_held, take
from exitcoach.stores.migrations import MIGRATIONS, Migrations

JOURNAL = ".jsonl"
PATIENCE_SECONDS = 0.05
"""Longer than anybody who only looks whether an interview is in use holds its lock."""


class JournalDrafts:
    """The journals of all interviews in a home; ``folder`` where it is not that of the calls."""

    def __init__(
        self,
        home: Home,
        migrations: Migrations = MIGRATIONS,
        layer: FileLayer = PrivateFile,
        folder: Path | None = None,
    ) -> None:
        self._home = home
        self._folder = folder or home.drafts
        self._migrations = migrations
        self._layer = layer

    @contextmanager
    def create(self, case_id: str) -> Iterator[FileJournal]:
        """A new journal, locked while the context lasts. Raises HomeUnusable, and CaseInUse when it exists."""
        if not is_case_id(case_id):
            raise BadId(case_id)
        self._home.prepare()
        self._make_folder()
        with self._take(case_id):
            if self._exists(case_id):
                raise CaseInUse(case_id)
            with FileJournal(case_id, self._path(case_id), self._layer, self._home) as journal:
                yield journal
        if not self._exists(case_id):
            self._forget_lock(case_id)

    @contextmanager
    def open(self, case_id: str) -> Iterator[tuple[FileJournal, Draft]]:
        """An existing one, locked. Raises UnknownCase, CaseInUse, RecordDamaged, RecordForeign, HomeUnusable."""
        path = self._path(case_id)
        if not self._exists(case_id):
            raise UnknownCase(case_id)
        with self._take(case_id):
            reading = self._read(case_id)
            with disk_failures(path):
                length = self._mend(case_id, path, reading)
                journal = FileJournal(
                    case_id, path, self._layer, self._home, length=length, written=len(reading.events)
                )
            with journal:
                yield journal, Draft(reading.events, torn=bool(reading.tail))

    def peek(self, case_id: str) -> Draft:
        """Read without a lock. Raises UnknownCase, RecordDamaged, RecordForeign, HomeUnusable."""
        in_use = is_case_id(case_id) and is_held(self._lock(case_id))
        reading = self._read(case_id)
        # What a running interview has half written is not torn: the rest is on its way.
        return Draft(reading.events, in_use=in_use, torn=bool(reading.tail) and not in_use)

    def retire(self, case_id: str) -> None:
        """Put the journal of a closed, merged case apart. Does nothing where there is none, or it is open elsewhere."""
        if not self._exists(case_id):
            return
        try:
            with self._take(case_id):
                self._put_apart(case_id)
        except CaseInUse:
            return
        self._forget_lock(case_id)

    def ids(self) -> tuple[str, ...]:
        """Every case that has a journal, oldest first."""
        stems = (name.removesuffix(JOURNAL) for name in names_in(self._folder) if name.endswith(JOURNAL))
        return tuple(stem for stem in stems if is_case_id(stem))

    def _make_folder(self) -> None:
        with disk_failures(self._folder):
            make_folder(self._folder)

    def _exists(self, case_id: str) -> bool:
        with disk_failures(self._folder):
            return is_case_id(case_id) and self._path(case_id).exists()

    def _read(self, case_id: str) -> Reading:
        if not is_case_id(case_id):
            raise UnknownCase(case_id)
        path = self._path(case_id)
        with disk_failures(path):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                raise UnknownCase(case_id) from None
        return read_journal(data, path, case_id, self._migrations, self._home.vault)

    def _mend(self, case_id: str, path: Path, reading: Reading) -> int:
        if reading.tail:
            self._set_aside(path, reading)
        if reading.schema == SCHEMA:
            return reading.length
        original = path.with_name(f"{path.name}.schema{reading.schema}{ORIGINAL}")
        if not original.exists():
            replace_file(original, path.read_bytes(), layer=self._layer)
        data = whole_journal(case_id, reading.events, self._home.vault)
        replace_file(path, data, layer=self._layer)
        return len(data)

    def _put_apart(self, case_id: str) -> None:
        path, retired = self._path(case_id), self._folder / "retired"
        with disk_failures(retired):
            make_folder(retired)
            rename(path, _free_name(retired / path.name))
            sync_folder(retired)
            sync_folder(path.parent)

    def _set_aside(self, path: Path, reading: Reading) -> None:
        replace_file(_free_name(path.with_suffix(".torn")), reading.tail, layer=self._layer)
        with self._layer(path, "r+") as file:
            file.truncate(reading.length)
            file.sync()
        sync_folder(path.parent)

    def _take(self, case_id: str) -> AbstractContextManager[object]:
        lock = self._lock(case_id)
        with disk_failures(lock):
            try:
                return take(lock, PATIENCE_SECONDS)
            except TimeoutError:
                raise CaseInUse(case_id) from None

    def _path(self, case_id: str) -> Path:
        return self._folder / f"{case_id}{JOURNAL}"

    def _forget_lock(self, case_id: str) -> None:
        with suppress(OSError):
            self._lock(case_id).unlink()

    def _lock(self, case_id: str) -> Path:
        return self._folder / f"{case_id}.lock"


def is_journal(name: str) -> bool:
    """Whether a file of this name, in a folder of journals, is one: running or put away."""
    return JOURNAL in name and is_case_id(name.partition(JOURNAL)[0]) and not name.endswith((NEW, ORIGINAL))


def _free_name(path: Path) -> Path:
    return next(name for number in count(1) if not (name := path.with_name(f"{path.name}-{number}")).exists())
