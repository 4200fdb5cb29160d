"""Locks between processes. The kernel lets go of them when a process dies, so a lock file left over means nothing.

Lock files are empty and stay where they are: deleting one while somebody waits for it would let two in.
"""

import errno
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from exitcoach.ports import HomeUnusable
from exitcoach.stores.layout import disk_failures

if TYPE_CHECKING:
    from filelock import BaseFileLock

POLL_SECONDS = 0.002
PATIENCE_SECONDS = 30.0
SILENT_SECONDS = 1.0
"""Longer than a write takes: whoever waits so long is told why."""
waiting: ContextVar[Callable[[], None] | None] = ContextVar("waiting", default=None)
"""Told, once a write, that somebody else's takes long."""


def take(path: Path, patience: float) -> AbstractContextManager[object]:
    """Hold the lock at ``path`` until the context is left.

    Raises TimeoutError when somebody else has held it for ``patience`` seconds; OSError when there can be no lock.
    """
    try:
        return _lock(path).acquire(timeout=patience, poll_interval=POLL_SECONDS)
    except NotImplementedError as failure:
        raise OSError(errno.ENOLCK, "no locks here", str(path)) from failure


def take_in_turn(path: Path) -> AbstractContextManager[object]:
    """Hold the lock at ``path`` for one write, after whoever has it. Raises HomeUnusable."""
    with disk_failures(path):
        try:
            return take(path, SILENT_SECONDS)
        except TimeoutError:
            tell = waiting.get()
            if tell:
                tell()
        try:
            return take(path, PATIENCE_SECONDS - SILENT_SECONDS)
        except TimeoutError:
            raise HomeUnusable(str(path), "ETIMEDOUT") from None


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock now. Leaves nothing behind."""
    if not path.exists():
        return False
    try:
        with take(path, 0):
            return False
    except TimeoutError:
        return True
    except OSError:
        return False


def _lock(path: Path) -> "BaseFileLock":
    # Imported here because it costs the start 10 ms, and reading needs no lock.
    from filelock import FileLock

    try:
        return FileLock(path, mode=0o600, fallback_to_soft=False)
    except TypeError:  # an older filelock, which never falls back
        return FileLock(path, mode=0o600)
