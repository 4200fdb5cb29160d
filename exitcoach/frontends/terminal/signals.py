"""The terminal closes, or somebody ends the program: the interview stops as with Ctrl-C, everything saved."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from prompt_toolkit.application.current import get_app_or_none

ENDINGS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Those this platform has are heard."""
BY_SIGNAL = 128


@dataclass
class Ending:
    """``code``: what the process is to end with, 0 while no signal came."""

    code: int = 0


@contextmanager
def endings() -> Iterator[Ending]:
    """While the context lasts, a signal to end leaves the question on the screen."""
    ending = Ending()

    def leave(number: int, _frame: FrameType | None) -> None:
        ending.code = BY_SIGNAL + number
        app = get_app_or_none()
        if app is None or app.loop is None or not app.is_running:
            raise KeyboardInterrupt
        app.loop.call_soon_threadsafe(lambda: None if app.is_done else app.exit(exception=EOFError()))

    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
