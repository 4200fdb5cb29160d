"""A choice made with one key, at a terminal."""

import os
from collections.abc import Sequence

from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

from exitcoach.frontends.terminal.lists import Option, single

LETTERS = "sS-"
os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # some terminals never answer that question


def choose(asked: str, labelled: Sequence[tuple[str, str]], *, none: str) -> str:
    """The value chosen: Enter takes the first, a digit any other, s or - ``none``.

    Raises KeyboardInterrupt, EOFError.
    """
    options = [Option(value, label, letters=LETTERS if value == none else "") for value, label in labelled]
    question, keys = single(asked, options)
    app = question.application
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), keys])
    app.erase_when_done = True
    return str(question.unsafe_ask())
