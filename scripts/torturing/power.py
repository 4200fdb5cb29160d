"""What a power cut may leave: of everything a disk was told since a sync, any part that a system may have written.

What was written and not synced is there up to any byte, or some of its sectors are new and some as they were. What
becomes of names since their folder was last synced is the system's choice; see ``Names``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from random import Random

SECTOR = 512


class Names(StrEnum):
    """What a system may do to names not yet synced.

    ``ordered``: any first part of all of them, as the journals of ext4, XFS, NTFS and APFS keep them.
    ``folders``: any first part in each folder, whatever became of the others; btrfs promises no more.
    ``any``: each of them by itself, in either order.
    """

    ORDERED = "ordered"
    FOLDERS = "folders"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Wrote:
    """To a file, at an offset; without data the file ends there."""

    file: int
    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Synced:
    """The disk has the file."""

    file: int


@dataclass(frozen=True, slots=True)
class Named:
    """``path`` leads to the file or the folder, to nothing when None; ``gone`` leads nowhere any more."""

    path: str
    file: int | None
    gone: str = ""
    is_folder: bool = False

    @property
    def folder(self) -> str:
        """Whose sync makes it certain."""
        return str(PurePath(self.path).parent)


@dataclass(frozen=True, slots=True)
class NamesSynced:
    """The disk has the names in the folder."""

    folder: str


@dataclass(frozen=True, slots=True)
class Told:
    """One more step was told as done."""


Happened = Wrote | Synced | Named | NamesSynced | Told
Files = Mapping[str, bytes | None]
"""By their paths; a folder has no content."""


@dataclass(slots=True)
class Content:
    """What the disk has of a file for certain, and what it was told since."""

    safe: bytes = b""
    since: list[Wrote] = field(default_factory=list)

    @property
    def now(self) -> bytes:
        """What a program reads."""
        return _written(self.safe, self.since)

    def after_cut(self, chance: Random) -> bytes:
        """One of the contents a cut may leave."""
        return self._some_sectors(chance) if chance.random() < 0.5 else self._up_to_some_byte(chance)

    def _up_to_some_byte(self, chance: Random) -> bytes:
        kept = self.since[: chance.randint(0, len(self.since))]
        if kept and (data := kept[-1].data) is not None:
            kept[-1] = Wrote(kept[-1].file, kept[-1].offset, data[: chance.randint(0, len(data))])
        return _written(self.safe, kept)

    def _some_sectors(self, chance: Random) -> bytes:
        if not self.since:
            return self.safe
        new = self.now
        length = chance.choice((len(self.safe), len(new), chance.randint(*sorted((len(self.safe), len(new))))))
        places = range(0, length, SECTOR)
        # Where nothing was before, a sector that was not written is zero.
        sectors = (chance.choice((self.safe, new))[start : start + SECTOR] for start in places)
        return b"".join(sector.ljust(SECTOR, b"\0") for sector in sectors)[:length]


class Disk:
    """What stands on a disk while things happen."""

    def __init__(self, files: Files, names: Names) -> None:
        self.told = 0
        self._names = names
        self._contents = defaultdict(
            Content, {number: Content(data or b"") for number, data in enumerate(files.values())}
        )
        self._safe: dict[str, int] = {path: number for number, path in enumerate(files)}
        self._folders = {path for path, data in files.items() if data is None}
        self._since: list[Named] = []

    def take(self, happened: Happened) -> None:
        """One more thing happens."""
        match happened:
            case Wrote(file):
                self._contents[file].since.append(happened)
            case Synced(file):
                self._contents[file] = Content(self._contents[file].now)
            case Named(path):
                self._since.append(happened)
                self._folders |= {path} if happened.is_folder else set()
            case NamesSynced(folder):
                self._sync_names(folder)
            case Told():
                self.told += 1

    def after_cut(self, chance: Random) -> Files:
        """One of the states a cut may leave."""
        found = _led(self._safe, list(self._survivors(chance)))
        contents = {file: self._contents[file].after_cut(chance) for file in sorted(set(found.values()))}
        # What is in a folder that has no name is nowhere.
        nowhere = self._folders - found.keys()
        there = {path: file for path, file in found.items() if nowhere.isdisjoint(map(str, PurePath(path).parents))}
        return {path: None if path in self._folders else contents[file] for path, file in there.items()}

    def _sync_names(self, folder: str) -> None:
        ordered = self._names is Names.ORDERED
        done = [step for step in self._since if ordered or step.folder == folder]
        self._safe = _led(self._safe, done)
        self._since = [step for step in self._since if step not in done]

    def _survivors(self, chance: Random) -> Iterator[Named]:
        one_for_all = self._names is Names.ORDERED
        left: dict[str, int] = {}
        for step in self._since:
            left[""] = left.get("", 0) + 1
            left[step.folder] = left.get(step.folder, 0) + 1
        kept = {folder: chance.randint(0, count) for folder, count in left.items()}
        for step in self._since:
            folder = "" if one_for_all else step.folder
            kept[folder] -= 1
            if chance.random() < 0.5 if self._names is Names.ANY else kept[folder] >= 0:
                yield step


def cuts(
    files: Files, happened: Sequence[Happened], names: Names, each: int, chance: Random
) -> Iterator[tuple[int, Files]]:
    """Cut after everything that happened, ``each`` times: how many steps were told by then, and a state left."""
    disk = Disk(files, names)
    for one in happened:
        disk.take(one)
        for _ in range(each):
            yield disk.told, disk.after_cut(chance)


def _led(safe: Mapping[str, int], steps: Sequence[Named]) -> dict[str, int]:
    found = dict(safe)
    for step in steps:
        if step.gone and (step.file is None or found.get(step.gone) == step.file):
            found.pop(step.gone, None)
        if step.file is not None:
            found[step.path] = step.file
    return found


def _written(data: bytes, changes: Sequence[Wrote]) -> bytes:
    for change in changes:
        before = data[: change.offset].ljust(change.offset, b"\0")
        data = before if change.data is None else before + change.data + data[change.offset + len(change.data) :]
    return data
