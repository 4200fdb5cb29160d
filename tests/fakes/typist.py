"""Somebody who reads and types lines: no terminal, no waiting."""

from datetime import date
from io import StringIO

from exitcoach.domain.scenes import Reply, Scene
from exitcoach.frontends.house import House
from exitcoach.frontends.plain import Plain
from exitcoach.frontends.plain_lines import Lines
from exitcoach.locale import speak
from tests.fakes.records import CALL

INTERRUPT = "\x03"
"""Ctrl-C instead of a line."""
TODAY = date(2026, 11, 22)


class Typist(StringIO):
    """Types ``typed`` line by line, then the input ends. ``paper`` is what a terminal would show: both sides."""

    def __init__(self, *typed: str) -> None:
        super().__init__()
        self.paper = StringIO()
        self.left = list(typed)

    def readline(self, size: int | None = -1, /) -> str:
        if not self.left:
            return ""
        line = self.left.pop(0)
        if line == INTERRUPT:
            raise KeyboardInterrupt
        self.paper.write(f"{line}\n")
        return f"{line}\n"

    @property
    def lines(self) -> Lines:
        """The conversation as the plain mode holds it."""
        return Lines(self, self.paper, "> ")

    def wizard(self, notice: str = "", *, house: House | None = None, heard: bool = True) -> Plain:
        """The plain mode this person talks to."""
        return Plain(self.lines, lambda: CALL, notice, house=house, heard=heard)


def conversation(scene: Scene, *typed: str, turns: int = 1) -> tuple[list[Reply], str]:
    """The replies when the scene is put ``turns`` times, and what the screen shows in the scene's language."""
    typist = Typist(*typed)
    wizard = typist.wizard()
    speak(scene.language)
    try:
        replies = [wizard.ask(scene) for _turn in range(turns)]
    finally:
        speak("en")
    return replies, typist.paper.getvalue()


def reply(scene: Scene, *typed: str) -> Reply:
    """What the plain mode replies to the scene when these lines are typed; then the input ends."""
    return conversation(scene, *typed)[0][0]


def told(scene: Scene, *typed: str) -> str:
    """What the screen shows."""
    return conversation(scene, *typed)[1]


def after(line: str, shown: str) -> list[str]:
    """The lines told right after ``line`` was typed."""
    return shown.partition(f"> {line}\n")[2].splitlines()
