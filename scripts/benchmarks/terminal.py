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
from typing import Self

ROWS, COLUMNS = 24, 80
PATIENCE_SECONDS = 20.0
QUIET_SECONDS = 0.05


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


class Terminal:
    """A program at a terminal of its own, from its start until the context ends."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._ours, its = os.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True
        )
        os.close(its)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def press(self, keys: str) -> None:
        """Send keys, as the terminal would."""
        os.write(self._ours, keys.encode())

    def shown(self, text: str) -> float:
        """The moment at which ``text`` is on the screen, looked for in what comes from now on. Raises NothingShown."""
        seen, wanted = b"", text.encode()
        while wanted not in seen:
            seen += self._more(PATIENCE_SECONDS) or self._nothing(seen)
        return time.perf_counter()

    def seconds(self, keys: str, text: str) -> float:
        """From pressing ``keys`` until ``text`` is on the screen. Raises NothingShown."""
        begun = time.perf_counter()
        self.press(keys)
        return self.shown(text) - begun

    def settle(self) -> str:
        """What comes until nothing more does."""
        seen = b""
        while more := self._more(QUIET_SECONDS):
            seen += more
        return seen.decode(errors="replace")

    def _more(self, patience: float) -> bytes:
        ready, _, _ = select.select([self._ours], [], [], patience)
        return os.read(self._ours, 65536) if ready else b""

    @staticmethod
    def _nothing(seen: bytes) -> bytes:
        raise NothingShown(seen.decode(errors="replace"))


def seconds_until(text: str, command: Sequence[str], environment: Mapping[str, str]) -> float:
    """From the start of the process until ``text`` is on the screen. Raises NothingShown."""
    with Terminal(command, environment) as terminal:
        return terminal.shown(text) - terminal.begun


def python(*words: str) -> list[str]:
    """A command of this same Python."""
    return [sys.executable, *words]
