"""Styled lines for the screen: wrapped and cut by the width characters really take."""

from collections.abc import Iterable

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.utils import get_cwidth

from exitcoach.domain.text import shown_in_line

Line = list[tuple[str, str]]
"""One line: pieces of text with the style class of each."""
ELLIPSIS = "…"


def width_of(text: str) -> int:
    """Columns the text takes."""
    return get_cwidth(text)


def cut(text: str, width: int) -> str:
    """The text in at most ``width`` columns."""
    plain = shown_in_line(text)
    if width_of(plain) <= width:
        return plain
    kept = ""
    for character in plain:
        if width_of(kept + character) >= width:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int, most: int) -> list[str]:
    """The text in lines of at most ``width`` columns, at most ``most`` of them, the last one cut."""
    lines: list[str] = []
    rest = shown_in_line(text).split(" ")
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(cut(" ".join(rest), width))
            break
        taken = _as_many_as_fit(rest, width)
        lines.append(cut(" ".join(rest[:taken]), width))
        rest = rest[taken:]
    return lines


def _as_many_as_fit(words: list[str], width: int) -> int:
    taken = 1
    while taken < len(words) and width_of(" ".join(words[: taken + 1])) <= width:
        taken += 1
    return taken


def padded(text: str, width: int) -> str:
    """The text filled up with blanks to ``width`` columns."""
    return text + " " * max(0, width - width_of(text))


def fragments(lines: Iterable[Line]) -> StyleAndTextTuples:
    """The lines one under the other, as prompt_toolkit takes them."""
    joined: StyleAndTextTuples = []
    for line in lines:
        joined.extend(line)
        joined.append(("", "\n"))
    return joined[:-1]
