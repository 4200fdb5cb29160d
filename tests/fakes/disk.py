"""Disks that fail."""

import errno
import os
from pathlib import Path

from exitcoach.stores.files import PrivateFile


class Disk:
    """Opens files on a disk that has ``room`` bytes left, or whose sync fails; both can be put right again."""

    def __init__(self, room: int = 1 << 30) -> None:
        self.room = room
        self.syncs = 0
        self.sync_fails = False
        self.truncate_fails = False

    def __call__(self, path: Path, mode: str) -> PrivateFile:
        return _OnDisk(self, path, mode)


class _OnDisk(PrivateFile):
    def __init__(self, disk: Disk, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        self.disk = disk

    def write(self, data) -> int:  # type: ignore[no-untyped-def]  # the signature is the standard library's
        if not self.disk.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = super().write(bytes(data)[: self.disk.room])
        self.disk.room -= taken
        return taken

    def truncate(self, size: int | None = None) -> int:
        if self.disk.truncate_fails:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().truncate(size)

    def sync(self) -> None:
        self.disk.syncs += 1
        if self.disk.sync_fails:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().sync()


class RefusingOnce:
    """Opens files on a disk that refuses the request of this number, from 0, and serves all others.

    A request is an opening, a write, a change of length or a sync.
    """

    def __init__(self, number: int, why: str) -> None:
        self.asked = 0
        self._number = number
        self._code = getattr(errno, why)

    def __call__(self, path: Path, mode: str) -> PrivateFile:
        self.ask()
        return _Refused(self, path, mode)

    def ask(self) -> None:
        self.asked += 1
        if self.asked == self._number + 1:
            raise OSError(self._code, os.strerror(self._code))


class _Refused(PrivateFile):
    def __init__(self, disk: RefusingOnce, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        self.disk = disk

    def write(self, data) -> int:  # type: ignore[no-untyped-def]  # the signature is the standard library's
        self.disk.ask()
        return super().write(data)

    def truncate(self, size: int | None = None) -> int:
        self.disk.ask()
        return super().truncate(size)

    def sync(self) -> None:
        self.disk.ask()
        super().sync()
