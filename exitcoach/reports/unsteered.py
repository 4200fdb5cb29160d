"""Text for the cells of tables."""

import re

from exitcoach.domain.text import UNSHOWABLE

_NO_CHARACTERS = "\ufffe\uffff"
STEERING = f"{''.join(map(re.escape, map(chr, UNSHOWABLE)))}{_NO_CHARACTERS}"
"""The characters no table shows, as they stand between the brackets of a regular expression."""
_STEERING = re.compile(f"[{STEERING}]")
_BREAKS = re.compile("\r\n?")


def unsteered(text: str) -> str:
    """The text without control characters but tabs and line breaks, every break a line feed."""
    plain = _BREAKS.sub("\n", text) if "\r" in text else text
    return _STEERING.sub("", plain) if _STEERING.search(plain) else plain
