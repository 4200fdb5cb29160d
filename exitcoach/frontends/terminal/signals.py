"""The terminal closes, or somebody ends the program: the interview stops as with Ctrl-C, everything saved."""

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TextIO

ENDINGS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Those this platform has are heard."""
BY_SIGNAL = 128


@dataclass
class Ending:
    """``code``: what the process is to end with, 0 while no signal came."""

    code: int = 0

    def has_come(self) -> bool:
        """Whether it is time to go."""
        return self.code != 0


@contextmanager
def endings(leave: Callable[[], None]) -> Iterator[Ending]:
    """While the context lasts, a signal to end has ``leave`` take the question off the screen."""
    ending = Ending()

    def go(number: int, _frame: FrameType | None) -> None:
        ending.code = BY_SIGNAL + number
        leave()

    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    before = {number: signal.signal(number, go) for number in numbers}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def let_go_of_a_lost_terminal() -> None:
    """What is still to be written there goes nowhere, instead of failing when the process ends."""
    for stream in (sys.stdout, sys.stderr):
        if _is_lost(stream):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _is_lost(stream: TextIO | None) -> bool:
    """A device that was a terminal once; or the null device, where it makes no difference."""
    try:
        number = stream.fileno() if stream else -1
        return stat.S_ISCHR(os.fstat(number).st_mode) and not os.isatty(number)
    except (OSError, ValueError):
        return False
