"""Putting a backup in the place of the records: all of it at once, with what was there kept."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zlib import crc32

from exitcoach.errors import RecordsLocked
from exitcoach.ports import CaseInUse, RecordDamaged, RecordForeign
from exitcoach.stores.backup_file import Manifest, unpack
from exitcoach.stores.backups import BEFORE
from exitcoach.stores.codec import decoder
from exitcoach.stores.files import free_name, rename, sync_folder
from exitcoach.stores.journal import JOURNAL, JournalDrafts
from exitcoach.stores.layout import Home, disk_failures, make_folder, names_in, work_folder
from exitcoach.stores.lock import is_held, take_in_turn
from exitcoach.stores.readable import readable
from exitcoach.stores.tiny import MonthlyStore

STAGED = ".restoring-"
_STAMP = "%Y%m%d-%H%M%S"
_STAYS = ("backups", "exports.log")
"""What is newer than any backup, and goes on."""
_CASES_LOCK = ".lock"
_HERE, _SWAP = -100, 2
"""Paths as they are; to exchange and not to replace: the same number on both systems."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A backup unpacked and checked, not yet in its place. ``beside``: next to the home, not in it."""

    home: Home
    manifest: Manifest
    beside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Cases that a restore would add, change and lose, compared with now; ``damaged`` is a file of now that cannot be
    read, so that there is nothing to compare with."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    same: int = 0
    damaged: str = ""


@contextmanager
def staged(path: Path, home: Home) -> Iterator[Staged]:
    """Unpack and check a backup where it can be put in place from. Raises BackupUnusable, HomeUnusable."""
    folder, beside = _stage(home)
    try:
        with disk_failures(folder):
            manifest = unpack(path, folder)
        stage = home.at(folder)
        stage.prepare()
        yield Staged(stage, manifest, beside)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def difference(stage: Home, home: Home) -> Difference:
    """What would change. Raises RecordDamaged, RecordForeign and RecordsLocked where the backup cannot be read."""
    then = _digests(stage)
    try:
        now = _digests(home)
    except (RecordDamaged, RecordForeign, RecordsLocked) as trouble:
        return Difference(added=tuple(sorted(then)), damaged=trouble.path)
    return Difference(
        added=tuple(sorted(then.keys() - now.keys())),
        changed=tuple(sorted(one for one in then.keys() & now.keys() if then[one] != now[one])),
        lost=tuple(sorted(now.keys() - then.keys())),
        same=sum(then[one] == now[one] for one in then.keys() & now.keys()),
    )


def refuse_running(home: Home) -> None:
    """Raises CaseInUse while an interview or an investigation is open anywhere."""
    for folder in (home.drafts, home.investigations):
        for name in names_in(folder):
            if name.endswith(JOURNAL) and is_held(folder / f"{name.removesuffix(JOURNAL)}.lock"):
                raise CaseInUse(name.removesuffix(JOURNAL))


def put_in_place(stage: Staged, home: Home, moment: datetime) -> Path:
    """Make what is staged the home; where the old one is kept. Raises CaseInUse, HomeUnusable.

    One rename beside the home, or, where that cannot be renamed, one for each of its folders, undone when one fails.
    """
    here = home.at(home.path.resolve())
    kept = free_name(here.path.with_name(f"{here.path.name}{BEFORE}{moment:{_STAMP}}"))
    with ExitStack() as locks, disk_failures(here.path):
        for store in (here.cases, here.house):
            locks.enter_context(take_in_turn(store / _CASES_LOCK))
        refuse_running(here)
        if os.name == "nt":  # no folder with an open lock in it can be renamed there
            locks.close()
        if stage.beside:
            with suppress(OSError):
                _swap_whole(stage.home.path, here.path, kept)
                return kept
        inside = free_name(here.path / kept.name)
        _swap_parts(stage.home.path, here.path, inside)
        return inside


def _stage(home: Home) -> tuple[Path, bool]:
    place = home.path.resolve()
    with suppress(OSError):
        folder = work_folder(place.parent, f".{place.name}{STAGED}")
        if folder.stat().st_dev == place.stat().st_dev:
            return folder, True
        folder.rmdir()
    home.prepare()
    with disk_failures(home.backups):
        return work_folder(home.backups, STAGED), False


def _swap_whole(new: Path, here: Path, kept: Path) -> None:
    if exchange(new, here):
        try:
            os.replace(new, kept)  # noqa: PTH105 - a folder, in one step
        except BaseException:
            exchange(new, here)  # else the old records would go with what was staged
            raise
    else:
        os.replace(here, kept)  # noqa: PTH105
        try:
            os.replace(new, here)  # noqa: PTH105
        except BaseException:
            os.replace(kept, here)  # noqa: PTH105
            raise
    for name in _STAYS:
        with suppress(OSError):  # it lies in the folder that is kept, then
            if (kept / name).exists():
                _cleared(here / name)
                rename(kept / name, here / name)
    sync_folder(here.parent)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in a single step; whether the system could."""
    call = {"linux": ("renameat2", (_HERE,), (_HERE,)), "darwin": ("renamex_np", (), ())}.get(sys.platform)
    if call is None:
        return False
    name, before, between = call
    try:
        swap = getattr(ctypes.CDLL(None), name)
        return bool(swap(*before, os.fsencode(one), *between, os.fsencode(other), _SWAP) == 0)
    except (AttributeError, OSError):
        return False


def _swap_parts(new: Path, here: Path, kept: Path) -> None:
    make_folder(kept)
    done: list[tuple[Path, Path]] = []
    stays = {*_STAYS, kept.name, "cache"}
    old = [name for name in names_in(here) if name not in stays and BEFORE not in name]
    fresh = [name for name in names_in(new) if name not in stays]
    moves = [(here / name, kept / name) for name in old] + [(new / name, here / name) for name in fresh]
    try:
        for source, target in moves:
            os.replace(source, target)  # noqa: PTH105
            done.append((source, target))
    except BaseException:
        for source, target in reversed(done):
            os.replace(target, source)  # noqa: PTH105
        raise
    shutil.rmtree(here / "cache", ignore_errors=True)
    sync_folder(here)


def _cleared(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _digests(home: Home) -> Mapping[str, int]:
    """A digest of each case as it lies there, filed or on its way."""
    store, drafts = MonthlyStore(home), JournalDrafts(home)
    name_of = decoder(_Named)
    found = {name_of(document).id: crc32(document) for document in store.documents(_EveryCase())}
    for case_id in drafts.ids():
        with suppress(FileNotFoundError):
            name = f"{case_id}{JOURNAL}"
            data = readable(f"drafts/{name}", (home.drafts / name).read_bytes(), home.vault)
            found[case_id] = crc32(data, found.get(case_id, 0))
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    id: str


class _EveryCase:
    """Holds every id."""

    def __contains__(self, case_id: object) -> bool:
        return True
