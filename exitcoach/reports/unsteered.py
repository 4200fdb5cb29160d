"""Text for the cells of tables."""

import re

from exitcoach.domain.text import UNSHOWABLE

_NO_CHARACTERS = "\ufffe\uffff"
_STEERING = re.compile(f"[{''.join(map(re.escape, map(chr, UNSHOWABLE)))}{_NO_CHARACTERS}]")
_BREAKS = re.compile("\r\n?")


def unsteered(text: str) -> str:
    """The text without control characters but tabs and line breaks, every break a line feed."""
    plain = _BREAKS.sub("\n", text) if "\r" in text else text
    return _STEERING.sub("", plain) if _STEERING.search(plain) else plain
