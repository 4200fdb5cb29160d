"""Text as people type it: kept whole, made storable, compared without accents."""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

LocalText = Mapping[str, str]
"""Words by language code (``es``, ``en``); never empty."""


def clean(text: str) -> str:
    """The text as it is stored: NFC, a lone surrogate as U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole)


def fold(text: str) -> str:
    """The text for comparing: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or an empty text when none is near."""
    by_fold = {fold(candidate): candidate for candidate in known}
    close = get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


def in_language(text: LocalText, language: str) -> str:
    """The words in ``language``, else in English, else in whatever language there is."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


_STAND_IN = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\n\t"
UNSHOWABLE = {
    code: _STAND_IN
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in _KEPT
}
"""Control characters and bidirectional controls, by code, as ``str.translate`` takes them."""


def shown(text: str) -> str:
    """The text for a screen or a page: a stand-in for what would steer it; line breaks and tabs stay."""
    return text.replace("\r\n", "\n").translate(UNSHOWABLE)


def shown_in_line(text: str) -> str:
    """The text for one line of a screen or a page."""
    return " ".join(shown(text).split())
