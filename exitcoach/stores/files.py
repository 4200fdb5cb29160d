"""Files that only their owner may read and that are never half written."""

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from pathlib import Path

ONLY_THE_OWNER = 0o600
NEW, PREVIOUS, LINK = ".new", ".previous", ".link"
ORIGINAL = ".bak"
"""What a file of an older version is kept as, after the name of that version."""
_PAUSES = (0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3)
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


class PrivateFile(FileIO):
    """An unbuffered file of mode 0600 from its first moment."""

    def __init__(self, path: Path, mode: str) -> None:
        super().__init__(path, mode, opener=_open_private)

    def put(self, *pieces: bytes | memoryview) -> None:
        """Write all of it; a nearly full disk takes only a part at first."""
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[self.write(rest) :]

    def sync(self) -> None:
        """Return when the disk has it."""
        os.fsync(self.fileno())


Stamp = tuple[int, int, int]
FileLayer = Callable[[Path, str], PrivateFile]
"""Opens files: PrivateFile, or in a test a disk that fails."""


def replace_file(
    path: Path, *pieces: bytes | memoryview, layer: FileLayer = PrivateFile, keep_previous: bool = False
) -> None:
    """Make the pieces the content of ``path``: all of it or nothing, on disk before this returns. Raises OSError."""
    aside = path.with_name(path.name + NEW)
    try:
        with layer(aside, "r+" if keep_previous and _used_again(path, aside) else "w") as file:
            file.put(*pieces)
            file.truncate()
            file.sync()
        if keep_previous and path.exists():
            _keep(path, layer)
        rename(aside, path)
    except BaseException:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _used_again(path: Path, aside: Path) -> bool:
    """Write over the copy before the last one: letting go of a file costs some disks as much as a sync.

    Not when a crash left it another name of the file itself: then the content would go with it.
    """
    before = previous_of(path)
    try:
        if before.stat().st_nlink != 1:
            return False
        rename(before, aside)
    except OSError:
        return False
    return True


def stamp_of(path: Path | str) -> Stamp:
    """What tells a file from the same file after a change. Raises OSError."""
    found = os.stat(path)  # noqa: PTH116 - asked at each answer, and there of a text
    return found.st_ino, found.st_mtime_ns, found.st_size


def free_name(path: Path) -> Path:
    """The path, or with the first number at its end under which there is nothing yet."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.name}-{number}"), number + 1
    return free


def previous_of(path: Path) -> Path:
    """Where the content before the last replacement stands."""
    return path.with_name(path.name + PREVIOUS)


def rename(source: Path, target: Path, replace: Callable[[Path, Path], None] = os.replace) -> None:
    """Put ``source`` in the place of ``target``. Windows refuses while a reader has it open: try for about a second."""
    for pause in _PAUSES:
        try:
            return replace(source, target)
        except PermissionError:
            time.sleep(pause)
    return replace(source, target)


def sync_folder(folder: Path) -> None:
    """Return when the disk has the names in the folder. Windows offers no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as failure:
        if failure.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _keep(path: Path, layer: FileLayer) -> None:
    link = path.with_name(path.name + LINK)
    link.unlink(missing_ok=True)
    try:
        os.link(path, link)
    except (OSError, NotImplementedError):
        _copy(path, link, layer)
    rename(link, previous_of(path))
    # A rename between two names of one file does nothing on POSIX and leaves both.
    link.unlink(missing_ok=True)


def _copy(path: Path, copy: Path, layer: FileLayer) -> None:
    with layer(copy, "x") as file:
        file.put(path.read_bytes())
        file.sync()


def _open_private(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, ONLY_THE_OWNER)
    if flags & os.O_CREAT and os.name != "nt":
        os.fchmod(descriptor, ONLY_THE_OWNER)  # a umask may have taken our own rights away
    return descriptor
