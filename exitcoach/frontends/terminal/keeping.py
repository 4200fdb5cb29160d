"""What is being typed, stored while it changes."""

from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application

SOON_SECONDS = 0.5
"""So much typing a crash may cost."""


def keep_typing(app: Application[Any], typed: Callable[[], str], keep: Callable[[str], None]) -> None:
    """Have ``keep`` store the text soon after it changes, however long the typing goes on."""
    kept, waiting = typed(), False

    def store() -> None:
        nonlocal kept, waiting
        waiting = False
        if not app.is_done and typed() != kept:
            kept = typed()
            keep(kept)

    def look(_app: Application[Any]) -> None:
        nonlocal waiting
        if app.loop and not waiting and not app.is_done and typed() != kept:
            waiting = True
            app.loop.call_later(SOON_SECONDS, store)

    app.before_render += look
