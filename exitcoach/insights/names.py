"""Finding people's names in free text: in any case, with or without accents, whole or in parts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exitcoach.domain.text import fold

SHORTEST = 3
"""Parts of a name with fewer letters are too often words of the language."""
_WORD = re.compile(r"[^\W_]+")
_WIDEST_GAP = 3
_TITLES = frozenset(("don", "dona", "senor", "senora", "sra", "srta", "miss", "mrs", "inc", "llc", "ltd"))
_PARTICLES = frozenset(
    ("and", "das", "dei", "del", "den", "der", "des", "dos", "las", "les", "los", "san", "the", "van")
)
_NO_NAMES = _TITLES | _PARTICLES | {"von"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, and where it stands in the text as written."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    stand_in: str
    spelling: str = ""

    def fits(self, found: Sequence[Word]) -> bool:
        return tuple(word.folded for word in found) == self.words and _hangs_together(found)


class NameIndex:
    """Names to look for, by their first word, longest first."""

    def __init__(self) -> None:
        self._by_first: defaultdict[str, list[_Name]] = defaultdict(list)
        self._unspaced: dict[str, str] = {}

    def add_whole(self, name: str, stand_in: str) -> None:
        """Look for the whole name, also where it is run together."""
        words = words_of(name)
        if name.strip() and _is_unspaced(name):
            self._unspaced[name.strip()] = stand_in
        elif len(words) > 1:
            self._add(_Name(words, stand_in))
            self._add(_Name(("".join(words),), stand_in))
        elif words and len(words[0]) >= SHORTEST:
            self._add(_Name(words, stand_in))
        elif words and name.strip()[0].isupper():
            self._add(_Name(words, stand_in, spelling=name.strip()))

    def add_parts(self, name: str, stand_in: str) -> None:
        """Look for each part of the name that can stand for it."""
        for word in words_of(name):
            if len(word) >= SHORTEST and word not in _NO_NAMES:
                self._add(_Name((word,), stand_in))

    def unspaced(self) -> Iterator[tuple[str, str]]:
        """Names of scripts that set no space between words."""
        yield from self._unspaced.items()

    def begins(self, word: str) -> bool:
        """Whether a name begins with this folded word."""
        return word in self._by_first

    def match(self, words: Sequence[Word], place: int, text: str) -> tuple[str, int] | None:
        """The stand-in for the name that begins at this word, and how many words it takes."""
        for name in self._by_first.get(words[place].folded, ()):
            end = place + len(name.words)
            found = words[place:end]
            written = text[found[0].start : found[-1].end]
            if name.fits(found) and name.spelling in ("", written):
                return name.stand_in, len(found)
        return None

    def _add(self, name: _Name) -> None:
        names = self._by_first[name.words[0]]
        if all(known.words != name.words for known in names):
            names.append(name)
            names.sort(key=lambda known: -len(known.words))


def without_names(text: str, indexes: Sequence[NameIndex]) -> str:
    """The text with every name of the indexes replaced, the longest one that fits."""
    for index in indexes:
        for name, stand_in in index.unspaced():
            text = text.replace(name, stand_in)
    folded, origins = _folded(text)
    if not any(index.begins(word) for word in set(_WORD.findall(folded)) for index in indexes):
        return text
    words = [Word(found[0], origins[found.start()], origins[found.end()]) for found in _WORD.finditer(folded)]
    return _replaced(text, words, indexes)


def _replaced(text: str, words: Sequence[Word], indexes: Sequence[NameIndex]) -> str:
    pieces, done, place, last = [], 0, 0, ""
    while place < len(words):
        found = _longest(words, place, text, indexes)
        if found is None:
            place, last = place + 1, ""
            continue
        stand_in, taken = found
        if stand_in != last or not _hangs_together(words[place - 1 : place + 1]):
            pieces += [text[done : words[place].start], stand_in]
        place, last = place + taken, stand_in
        done = words[place - 1].end
    return "".join([*pieces, text[done:]])


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(_WORD.findall(fold(name)))


def _longest(words: Sequence[Word], place: int, text: str, indexes: Sequence[NameIndex]) -> tuple[str, int] | None:
    found = [match for index in indexes if (match := index.match(words, place, text))]
    return max(found, key=lambda match: match[1]) if found else None


def _hangs_together(words: Sequence[Word]) -> bool:
    return all(after.start - before.end <= _WIDEST_GAP for before, after in pairwise(words))


def _is_unspaced(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) > 1 and all(char.lower() == char.upper() for char in letters)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text without case, accents and invisible characters, and the place of each of its characters and its end."""
    if text.isascii():
        return text.casefold(), range(len(text) + 1)
    chars: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        for bare in unicodedata.normalize("NFKD", char).casefold():
            if not unicodedata.combining(bare) and unicodedata.category(bare) != "Cf":
                chars.append(bare)
                origins.append(place)
    return "".join(chars), [*origins, len(text)]
