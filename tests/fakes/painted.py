"""A terminal in memory that obeys colours: what each paint looks like, styles and all."""

import re
from collections.abc import Iterable
from io import StringIO

import pyte
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output

from exitcoach.domain.scenes import Scene
from exitcoach.frontends.terminal.wizard import Wizard
from tests.fakes.records import CALL
from tests.fakes.terminal import FakeTerminal

COLOURS = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
"""What makes a terminal show a colour."""
MARKS = {"bold": "bold", "italics": "italic", "underscore": "underline", "reverse": "reverse"}
OF_THE_TERMINAL = "default"


class PaintedTerminal(Vt100_Output):
    """Types like FakeTerminal. ``painted``: the screens with the style of each stretch before it, ``‹bold green›✓``."""

    def __init__(self, keys: Iterable[str], rows: int = 24, columns: int = 80) -> None:
        self.paper = StringIO()
        self.painted: list[str] = []
        self.typist = FakeTerminal(keys, rows, columns)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._read = 0
        depth = ColorDepth.from_env()  # what prompt_toolkit gives the output of a real terminal
        super().__init__(self.paper, self.typist.get_size, term="xterm-256color", default_color_depth=depth)

    def get_rows_below_cursor_position(self) -> int:
        return self.typist.get_rows_below_cursor_position()

    def flush(self) -> None:
        super().flush()
        self._stream.feed(self.paper.getvalue()[self._read :])
        self._read = len(self.paper.getvalue())
        before = len(self.typist.shown)
        self.typist.flush()
        if len(self.typist.shown) > before:
            self.painted.append("".join(map(self._line, range(self._screen.lines))).rstrip("\n") + "\n")

    def _line(self, row: int) -> str:
        told, last = "", ""
        for column in range(self._screen.columns):
            character = self._screen.buffer[row][column]
            style = style_of(character)
            told += f"‹{style}›" * (style != last) + character.data
            last = style
        return told.rstrip() + "\n"


def style_of(character: pyte.screens.Char) -> str:
    """``bold underline brown on black``; empty where nothing is marked."""
    words = [word for name, word in MARKS.items() if getattr(character, name)]
    words += [character.fg] * (character.fg != OF_THE_TERMINAL)
    words += [f"on {character.bg}"] * (character.bg != OF_THE_TERMINAL)
    return " ".join(words)


def paint(scene: Scene, *keys: str) -> tuple[str, str]:
    """The last screen, and everything that was sent to the terminal."""
    terminal = PaintedTerminal(keys)
    with terminal.typist.plugged_in(terminal):
        Wizard(lambda: CALL).ask(scene)
    return terminal.painted[-1], terminal.paper.getvalue()
