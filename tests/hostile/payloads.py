"""What a hostile hand can type: the texts, and what may be shown of them."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "hostile.jsonl"
BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
NASTY = (
    "\x1b[2J\x1b]0;owned\x07\x1b]52;c;cm0gLXJm\x1b\\",
    "\x9b31m\x9d0;title\x9c\x7f\x08\x00",
    "\u202eevil\u202c \u2066a\u2069 \u061c",
    "line\u2028separator\u2029and\x85next\r\nand\ranother",
    "=HYPERLINK(\"http://x\",\"a\")|cmd '!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<script>alert(1)</script><img src=x onerror=alert(1)>&#0;",
    "[link](javascript:alert(1)) `code` | pipe | **bold** [red]markup[/red]",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "{{ 7*7 }}{% for x in range(9999999) %}{% endfor %}{0.__class__}%(x)s %s $HOME `id` $(id)",
    "&a [*a, *a] !!python/object/apply:os.system ['id'] --- ... ? : - #",
    "CON", "nul.txt", "-", "--", "--help", "~root", "~nobody-of-this-name/x", "/dev/null/x",
    "\ud800lone\udfff", "e\u0301" * 40, "\ufeff\u200b\u2060", "\U000e0041\U0010ffff\ufffe", "A" * 5000, " ", "",
    "9" * 5000, "-1", "1e999", "NaN", "2026-99-99", "9999-12-31", "0001-01-01", "+99999999999999999999",
)  # fmt: skip


WORST = (NASTY[0] + NASTY[2], NASTY[8], NASTY[10], "~nobody-of-this-name/x", "\ud800" + "A" * 5000)
"""For where each takes its time."""


def shared() -> list[str]:
    """The payloads of the data for development. Skips the test, with a word, where they are not at hand."""
    if not SHARED.exists():
        pytest.skip("the hostile texts of the data for development are not beside this checkout")
    lines = SHARED.read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["payload"] for line in lines if line]


def payloads() -> list[str]:
    """Our own, and those of the data for development where they are at hand."""
    return [*NASTY, *(shared() if SHARED.exists() else ())]


def typeable(text: str) -> str:
    """As a system can pass it to a program: without zero bytes and lone surrogates."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def in_turn(texts: list[str], places: int) -> Iterator[tuple[str, int]]:
    """Each text with a place, so that all texts and all places have their turn."""
    return ((text, number % places) for number, text in enumerate(texts))


def steering(text: str, *, line_ends: str = "\n\t") -> set[str]:
    """The characters that would steer a terminal or turn the text round; none may be shown."""
    return {
        char for char in text if char in BIDI or (unicodedata.category(char) in ("Cc", "Cs") and char not in line_ends)
    }
