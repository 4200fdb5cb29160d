"""Where the person sits: at the framed wizard, or at plain lines."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exitcoach.errors import ExitCoachError
from exitcoach.frontends.house import House
from exitcoach.ports import Drafts, Frontend
from exitcoach.wiring import Desk

if TYPE_CHECKING:
    from exitcoach.frontends.plain_lines import Lines
    from exitcoach.frontends.terminal.signals import Ending

PLAIN = "EXITCOACH_PLAIN"
PROMPT = "> "
AFTER_FIRST_QUESTION = 0.5
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The frontend, the drafts its interview is written to, and whether a signal ended it."""

    frontend: Frontend
    drafts: Drafts
    ending: "Ending"


def is_plain(flag: bool) -> bool:
    """Whether it goes line by line: asked for, or nothing can be drawn."""
    asked = flag or os.environ.get(PLAIN, "") not in ("", "0")
    return asked or os.environ.get("TERM") == "dumb" or not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout))


@contextmanager
def seat(
    desk: Desk,
    notice: str,
    *,
    plain: bool,
    case_id: str = "",
    drafts: Drafts | None = None,
    house: House | None = None,
) -> Iterator[Seat]:
    """Where the interview takes place; ``notice`` is told once. Raises EOFError when nobody will ever answer.

    ``drafts`` and ``house`` where they are not those of a call.
    """
    from exitcoach.cli.memory import Memory
    from exitcoach.frontends.terminal.signals import endings, let_go_of_a_lost_terminal

    drafts, house = drafts or desk.drafts, house or Memory(desk, case_id)

    if plain:
        from exitcoach.frontends.plain import Plain
        from exitcoach.services.unbegun import Unbegun

        lines = _lines()
        frontend = Plain(lines, desk.clock.now, notice, house=house, heard=_is_terminal(sys.stdin))
        with endings(lines.break_off) as ending:
            yield Seat(frontend, Unbegun(drafts, lambda: frontend.heard), ending)
        return
    from exitcoach.frontends.terminal.wizard import Wizard, leave_question, screen

    gc.freeze()  # what start-up made stays for the call: sorting through it again would hold up the second question
    try:
        with endings(leave_question) as ending, screen():
            wizard = Wizard(desk.clock.now, notice, ending.has_come, desk.settings.keys, house)
            yield Seat(wizard, drafts, ending)
    finally:
        let_go_of_a_lost_terminal()


@contextmanager
def ear_at_hand(desk: Desk) -> Iterator[None]:
    """Load the ear beside the first questions, and what encrypts: both are needed later, and must not be waited for."""
    from threading import Timer

    loading = Timer(AFTER_FIRST_QUESTION, _load, [desk])
    loading.daemon = True
    loading.start()
    try:
        yield
    finally:
        loading.cancel()


def _load(desk: Desk) -> None:
    with suppress(ExitCoachError, OSError):  # asked for, if need be, where it is used
        desk.home.vault.deposit("", b"")
        desk.unlock()
    with suppress(ExitCoachError, OSError):  # told, if need be, where it is listened to
        desk.listening(desk.settings.language)


def _lines() -> "Lines":
    """Questions keep out of the way of results: where standard output is no terminal, they go to standard error."""
    from exitcoach.frontends.plain_lines import Lines

    typed = _is_terminal(sys.stdin)
    if not typed and _is_at_end(sys.stdin):
        raise EOFError
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding=None if typed else "utf-8-sig", errors="replace", newline=None)
    return Lines(sys.stdin, sys.stdout if _is_terminal(sys.stdout) else sys.stderr, PROMPT if typed else "")


def _is_at_end(source: Any) -> bool:
    """Whether it is known by now that nothing comes; a pipe that is only silent is not waited for."""
    import select

    if source is None:
        return True
    try:
        ready, _, _ = select.select([source], [], [], 0)
        return bool(ready) and not source.buffer.peek(1)
    except (AttributeError, OSError, ValueError):  # not on this system, or not on such a stream
        return False


def _is_terminal(stream: Any) -> bool:
    """Also for a stream that was closed before the program began."""
    return stream is not None and bool(stream.isatty())
