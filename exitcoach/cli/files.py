"""Files people name on the command line; ``-`` is standard input."""

import errno
import sys
from pathlib import Path

from exitcoach.errors import ExitCoachError

STDIN = "-"


class UnreadableFile(ExitCoachError):
    """A file named on the command line cannot be read: ``why`` is the system's reason (``ENOENT`` …)."""

    exit_code = 2

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why


def file_bytes(name: str) -> bytes:
    """What a file, or standard input, holds; of what is too big no more than shows it. Raises UnreadableFile."""
    from exitcoach.sheet import decode

    if name == STDIN:
        return sys.stdin.buffer.read(decode.MOST_BYTES + 1)
    try:
        return decode.file_bytes(Path(name))
    except (OSError, ValueError) as error:
        code = errno.errorcode.get(getattr(error, "errno", None) or errno.EINVAL, "EIO")
        raise UnreadableFile(name, code) from error
