"""What stands around one question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from prompt_toolkit.buffer import Buffer

from exitcoach.domain.scenes import Scene
from exitcoach.frontends.terminal.ear import Ear
from exitcoach.frontends.terminal.keymap import DEFAULTS, Keymap
from exitcoach.frontends.terminal.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """``top`` stands over the guidance and ``tips`` right over the question, where there is room.

    ``refusal`` always shows. ``asked``: lines of the question; ``rows``: lines of the choices, or of an empty field.
    ``typed``: the text in the field, None when it is a list; ``sought``: what a list is being searched for; ``said``:
    words for the client, which ``ear`` listens to. ``note``: the quick note being written. ``lessons`` stand in help.
    """

    scene: Scene
    top: Sequence[Line]
    tips: Sequence[Line]
    refusal: Sequence[Line]
    reminder: str
    asked: int
    rows: int
    now: Callable[[], datetime]
    ear: Ear
    note: Buffer
    typed: Callable[[], str] | None = None
    sought: Callable[[], str] = str
    said: Callable[[], str] = str
    keymap: Keymap = field(default_factory=lambda: DEFAULTS)
    lessons: Sequence[str] = ()

    @property
    def text(self) -> str:
        """What has been typed as the answer."""
        return self.typed() if self.typed else ""
