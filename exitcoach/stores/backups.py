"""Backups of a home: made while others write, kept for a while, unpacked and packed again."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from exitcoach.ports import HomeUnusable
from exitcoach.services.backup_rotation import Keeping, Kept, to_drop
from exitcoach.stores.backup_file import Manifest, read_manifest, unpack, write_backup
from exitcoach.stores.files import LINK, NEW, PREVIOUS, FileLayer, PrivateFile
from exitcoach.stores.layout import Home, disk_failures, make_folder, names_in, work_folder
from exitcoach.stores.lock import take, take_in_turn

ASKED, DAILY = "exitcoach-", "daily-"
ENDING = ".zip"
BEFORE = "-before-restore-"
"""In the name of a folder with the records as they were before a restore."""
WORK = ".work-"
_STAMP = "%Y%m%d-%H%M%S"
_LEFT_OVER = timedelta(hours=1)
BACKUPS, DAMAGED = "backups", "damaged"
_NO_RECORDS = frozenset({"cache", BACKUPS, "crash.log"})
_UNFINISHED = (".lock", NEW, LINK, ".part")
_RETIRED = "retired"
_CHUNK = 1 << 20
_CANNOT_WRITE = frozenset({"EROFS", "EACCES", "EPERM"})


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was just made."""

    path: Path
    files: int
    size: int


class Backups:
    """The backups of a home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def make(self, moment: datetime, to: Path | None = None, *, kind: str = ASKED, whole: bool = True) -> Made:
        """A new backup, of this local moment. Raises HomeUnusable.

        Without ``whole`` the journals of closed cases stay out: their cases are in it.
        """
        if to is None:
            self._home.prepare()
        target = to or _free_name(self._home.backups / f"{kind}{moment:{_STAMP}}{ENDING}")
        with self._work(target.parent) as copies, disk_failures(target):
            names = self._copied(copies, whole=whole)
            manifest = write_backup(copies, names, target, moment)
            return Made(target, len(manifest.members), target.stat().st_size)

    def make_daily(self, moment: datetime, keeping: Keeping) -> Made | None:
        """The automatic backup of the day, where there is none yet; then those go that are no longer kept.

        None where nothing was made. Raises HomeUnusable.
        """
        if not keeping.daily or self._has(moment):
            return None
        try:
            lock = take(self._home.backups / ".lock", 0)
        except (TimeoutError, OSError):  # somebody is making it, or nobody can
            return None
        with lock:
            if self._has(moment):
                return None
            self.sweep(moment)
            made = self.make(moment, kind=DAILY, whole=False)
            self._rotate(keeping)
        return made

    def paths(self) -> tuple[Path, ...]:
        """Every backup in the home, oldest first."""
        found = ((_made_of(name), name) for name in names_in(self._home.backups))
        return tuple(self._home.backups / name for made, name in sorted((made, name) for made, name in found if made))

    @contextmanager
    def opened(self, path: Path) -> Iterator[Home]:
        """The records of a backup in a folder of its own. Raises BackupUnusable, HomeUnusable."""
        with self._work(self._home.backups) as folder, disk_failures(folder):
            unpack(path, folder)
            home = self._home.at(folder)
            home.prepare()
            yield home

    def write_again(self, path: Path, home: Home, layer: FileLayer = PrivateFile) -> Manifest:
        """Put the records of ``home`` in the place of what the backup held. Raises BackupUnusable, HomeUnusable."""
        made = read_manifest(path).made
        with disk_failures(path):
            return write_backup(home.path, sorted(_files(home.path, whole=True)), path, made, layer)

    def drop(self, path: Path) -> None:
        """Delete a backup. Raises HomeUnusable."""
        with disk_failures(path):
            path.unlink(missing_ok=True)

    def _copied(self, folder: Path, *, whole: bool) -> list[str]:
        """Copies of all files. Journals first: a case that is closed meanwhile is in both, never in none."""
        names = sorted(_files(self._home.path, whole=whole))
        first = [name for name in names if name.startswith("drafts/")]
        copied = [name for name in first if self._copy(name, folder)]
        with ExitStack() as locks:
            for store in (self._home.cases, self._home.house):
                _hold(store, locks)
            names = sorted(_files(self._home.path, whole=whole))
            copied += [name for name in names if not name.startswith("drafts/") and self._copy(name, folder)]
        return copied

    def _copy(self, name: str, folder: Path) -> bool:
        target = folder / name
        make_folder(target.parent)
        try:
            with (self._home.path / name).open("rb") as source, PrivateFile(target, "x") as copy:
                while chunk := source.read(_CHUNK):
                    copy.put(chunk)
        except FileNotFoundError:  # a journal that was put away at this moment
            target.unlink(missing_ok=True)
            return False
        return True

    def _has(self, moment: datetime) -> bool:
        today = f"{DAILY}{moment:%Y%m%d}-"
        return any(name.startswith(today) and name.endswith(ENDING) for name in names_in(self._home.backups))

    def _rotate(self, keeping: Keeping) -> None:
        kept = [
            Kept(name=path.name, made=made, size=path.stat().st_size)
            for path in self.paths()
            if (made := _made_of(path.name))
        ]
        daily = [one for one in kept if one.name.startswith(DAILY)]
        others = sum(one.size for one in kept if not one.name.startswith(DAILY))
        for name in to_drop(daily, keeping, others=others):
            self.drop(self._home.backups / name)

    def sweep(self, moment: datetime) -> None:
        """Delete what a kill left behind."""
        old = (moment - _LEFT_OVER).timestamp()
        for name in names_in(self._home.backups):
            path = self._home.backups / name
            with suppress(OSError):
                if name.startswith(WORK) and path.stat().st_mtime < old:
                    shutil.rmtree(path)
                elif name.endswith(".part") and path.stat().st_mtime < old:
                    path.unlink()

    @contextmanager
    def _work(self, folder: Path) -> Iterator[Path]:
        with disk_failures(folder):
            work = work_folder(folder, WORK)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _files(folder: Path, *, whole: bool) -> Iterator[str]:
    """The paths of all that belongs to the records, as a zip writes them."""
    for place, folders, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        if inside == Path():
            folders[:] = [name for name in folders if name not in _NO_RECORDS and BEFORE not in name]
        if inside.parts[:1] == (DAMAGED,):  # a damaged backup would make every later one bigger, and serves nobody
            folders[:] = [name for name in folders if name != BACKUPS]
        if not whole:
            folders[:] = [name for name in folders if name != _RETIRED]
        known = set(names)
        for name in names:
            needless = name.endswith(PREVIOUS) and name.removesuffix(PREVIOUS) in known
            if not (needless or name.endswith(_UNFINISHED) or (inside / name).as_posix() in _NO_RECORDS):
                yield (inside / name).as_posix()


def _hold(store: Path, locks: ExitStack) -> None:
    if not store.is_dir():
        return
    try:
        locks.enter_context(take_in_turn(store / ".lock"))
    except HomeUnusable as failure:
        if failure.why not in _CANNOT_WRITE:  # where nobody can write, nobody does
            raise


def _made_of(name: str) -> datetime | None:
    """When it was made by its name, local time; None for what is no backup of ours."""
    kind = next((kind for kind in (ASKED, DAILY) if name.startswith(kind)), None)
    if kind is None or not name.endswith(ENDING):
        return None
    with suppress(ValueError):
        stamp = name.removeprefix(kind)[: len("20261122-120000")]
        return datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 - the name has local time
    return None


def _free_name(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return free
