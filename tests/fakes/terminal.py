"""A terminal in memory: it types its keys one a paint, so without waiting, and remembers what it showed."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.application.current import get_app_or_none
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput, Output

from exitcoach.domain.scenes import Reply, Scene
from exitcoach.frontends.terminal.wizard import Wizard
from tests.fakes.records import CALL

ENTER, ESCAPE, TAB, BACK_TAB, BACKSPACE = "\r", "\x1b", "\t", "\x1b[Z", "\x7f"
UP, DOWN, RIGHT, F1, F2 = "\x1b[A", "\x1b[B", "\x1b[C", "\x1bOP", "\x1bOQ"
LINE_BREAK = ESCAPE + ENTER
PATIENCE = 10.0
SIZES = ((24, 80), (20, 60), (14, 40))
"""Rows and columns every screen is drawn at."""


def control(letter: str) -> str:
    """The character Ctrl and the letter send."""
    return chr(ord(letter.upper()) & 0x1F)


class FakeTerminal(DummyOutput):
    """A screen of ``rows`` and ``columns``. ``keys``: each is sent when the paint of the one before is done."""

    def __init__(self, keys: Iterable[str], rows: int = 24, columns: int = 80) -> None:
        self.size = Size(rows=rows, columns=columns)
        self.shown: list[str] = []
        self._keys = iter(keys)
        self._input: PipeInput | None = None
        self._app: Application[Any] | None = None
        self._waiting = False

    def get_size(self) -> Size:
        return self.size

    def get_rows_below_cursor_position(self) -> int:
        return self.size.rows

    @contextmanager
    def plugged_in(self, output: Output | None = None) -> Iterator[None]:
        """While the context lasts, questions are put on this terminal, or on ``output`` with its keys."""
        with create_pipe_input() as self._input, create_app_session(input=self._input, output=output or self):
            yield

    def flush(self) -> None:
        """Called at the end of every paint: note what is shown, send the next key."""
        app = get_app_or_none()
        if app is None or app.is_done or app.renderer.last_rendered_screen is None or self._input is None:
            return
        if app is not self._app:
            self._meet(app)
        if not self._waiting:
            self.shown.append(self.screen(app))
            self._waiting = True
            self._input.send_text(next(self._keys, control("c")))

    def screen(self, app: Application[Any]) -> str:
        """What the last paint shows."""
        painted = app.renderer.last_rendered_screen
        assert painted is not None
        lines = (
            "".join(painted.data_buffer[row][column].char for column in range(self.size.columns)).rstrip()
            for row in range(painted.height)
        )
        return "\n".join(lines) + "\n"

    def _meet(self, app: Application[Any]) -> None:
        self._app, self._waiting = app, False
        app.key_processor.after_key_press += self._pressed
        asyncio.get_running_loop().call_later(PATIENCE, self._give_up, app)

    def _pressed(self, _processor: object) -> None:
        self._waiting = bool(self._app and self._app.key_processor.input_queue)

    def _give_up(self, app: Application[Any]) -> None:
        if app.is_running:
            app.exit(exception=AssertionError(f"nothing happens any more:\n{self.screen(app)}"))


@dataclass(frozen=True)
class Played:
    """What came of a scene: the reply, and the screens at first and after each key."""

    reply: Reply
    screens: tuple[str, ...]


def play(scene: Scene, *keys: str, rows: int = 24, columns: int = 80) -> Played:
    """Ask the scene and type these keys; Ctrl-C follows the last."""
    terminal = FakeTerminal(keys, rows, columns)
    with terminal.plugged_in():
        replied = Wizard(lambda: CALL).ask(scene)
    return Played(replied, tuple(terminal.shown))


def reply(scene: Scene, *keys: str) -> Reply:
    """What the wizard replies when these keys are typed."""
    return play(scene, *keys).reply


def screen(scene: Scene, *keys: str, rows: int = 24, columns: int = 80) -> str:
    """What the wizard shows after the last key."""
    return play(scene, *keys, rows=rows, columns=columns).screens[-1]
