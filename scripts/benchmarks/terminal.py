"""Programs at a terminal of their own, watched until they show something."""

import fcntl
import os
import select
import struct
import subprocess
import sys
import sysconfig
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROWS, COLUMNS = 24, 80
PATIENCE_SECONDS = 20.0


class NothingShown(Exception):
    """What was waited for did not come."""


def installed() -> str:
    """The program as it was installed."""
    return str(Path(sysconfig.get_path("scripts")) / "exitcoach")


def surroundings(home: Path, compiled: Path) -> Mapping[str, str]:
    """An environment in which modules stay compiled, in a folder of their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EXITCOACH_", "PYTHON"))}
    own = {
        "EXITCOACH_HOME": str(home),
        "EXITCOACH_LANG": "es",
        "PYTHONPYCACHEPREFIX": str(compiled),
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "TERM": "xterm-256color",
    }
    return kept | own


def seconds_until(text: str, command: Sequence[str], environment: Mapping[str, str]) -> float:
    """From the start of the process until ``text`` is on the screen. Raises NothingShown."""
    ours, its = os.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True)
    os.close(its)
    try:
        return _shown(ours, text.encode()) - begun
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def python(*words: str) -> list[str]:
    """A command of this same Python."""
    return [sys.executable, *words]


def _shown(terminal: int, text: bytes) -> float:
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], PATIENCE_SECONDS)
        more = os.read(terminal, 65536) if ready else b""
        if not more:
            raise NothingShown(seen.decode(errors="replace"))
        seen += more
    return time.perf_counter()
