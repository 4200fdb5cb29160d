"""A block pasted into a terminal that does not say so: its line breaks are no answers."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.key_processor import KeyPress, KeyProcessor
from prompt_toolkit.keys import Keys

MOST_TYPED_AHEAD = 6
"""Nobody types more keys than these while a question is being drawn."""
QUIET_SECONDS = 0.5
"""A block comes in pieces; so long after the last one it is over."""
BREAKS = (Keys.ControlM, Keys.ControlJ)


class Pasting:
    """Whether the keys that come now belong to a pasted block."""

    def __init__(self, app: Application[Any], seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._until = 0.0
        self._left = 0
        app.key_processor.before_key_press += self._comes

    def goes_on(self) -> bool:
        """Whether keys of it are still to come, however slow the machine is, or it was not quiet for long enough."""
        return self._left > 0 or self._seconds() < self._until

    def _comes(self, processor: KeyProcessor) -> None:
        waiting = list(processor.input_queue)
        self._left = max(0, self._left - 1)
        if _is_block(waiting) or (waiting and self.goes_on()):
            self._left = len(waiting) + 1
            self._until = self._seconds() + QUIET_SECONDS


def _is_block(waiting: Sequence[KeyPress]) -> bool:
    return len(waiting) > MOST_TYPED_AHEAD and any(press.key in BREAKS for press in waiting[:-1])


def into_text() -> KeyBindings:
    """Keys while a block is pasted into a field: all of it goes there."""
    keys = KeyBindings()

    @keys.add("enter", eager=True)
    @keys.add("c-j", eager=True)
    def _break(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    keys.add("tab", eager=True)(lambda event: event.current_buffer.insert_text("\t"))
    return keys


def into_list() -> KeyBindings:
    """Keys while a block is pasted into a list: nothing is chosen."""
    keys = KeyBindings()
    for key in ("<any>", "enter", "c-j"):
        keys.add(key, eager=True)(lambda event: None)
    return keys
