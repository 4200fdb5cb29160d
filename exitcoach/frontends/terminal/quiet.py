"""Keys of the line editor that would only surprise in the middle of a call."""

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Always
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

SEARCHES = ("c-r", "c-s")
COUNTS_AND_COMMENT = "-0123456789#"
"""What the line editor takes, after Escape, for a repeat count, or for accepting the line as a comment."""


def in_text() -> KeyBindings:
    """For a field: no history search, no repeat count, no comment; ^Z takes back."""
    keys = _searchless()
    for character in COUNTS_AND_COMMENT:
        keys.add("escape", character, eager=True)(_as_typed)
    keys.add("c-z", eager=True)(lambda event: event.current_buffer.undo())
    return keys


def in_list() -> KeyBindings:
    """For a list: nothing can be written or pasted beside it."""
    keys = _searchless()
    for character in COUNTS_AND_COMMENT:
        keys.add("escape", character, eager=True)(_nothing)
    for key in ("c-z", Keys.BracketedPaste):
        keys.add(key, eager=True)(_nothing)
    return keys


def lock(buffer: Buffer) -> None:
    """A list has a field nobody sees: nothing is written there, and no key can give it as the answer."""
    buffer.read_only, buffer.accept_handler = Always(), None


def _searchless() -> KeyBindings:
    keys = KeyBindings()
    for key in SEARCHES:
        keys.add(key, eager=True)(_nothing)
    return keys


def _as_typed(event: KeyPressEvent) -> None:
    """Escape, and then the character."""
    event.current_buffer.insert_text(event.key_sequence[-1].data)


def _nothing(_event: KeyPressEvent) -> None:
    return
