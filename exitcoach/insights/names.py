"""Finding people's names in free text: in any case, with or without accents, whole, in parts or taken apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from exitcoach.insights.everyday import ARTICLES, EVERYDAY
from exitcoach.insights.folding import folded, words_of

SHORTEST = 3
"""Parts of a name with fewer letters are too often words of the language."""
_WIDEST_GAP = 3
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014_.·*")
_TITLES = frozenset(("d", "don", "dona", "mr", "mrs", "miss", "ms", "senor", "senora", "senorita", "sr", "sra", "srta"))
_FORMS = frozenset(("inc", "llc", "ltd"))
_PARTICLES = frozenset(
    ("and", "das", "dei", "del", "den", "der", "des", "dos", "las", "les", "los", "san", "the", "van", "von")
)
_NO_NAMES = _TITLES | _FORMS | _PARTICLES


class Word(NamedTuple):
    """A word of a text: folded, and where it stands in the text as written."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its words. ``is_low``: no capital letter in it tells a name from a word."""

    text: str
    words: Sequence[Word]
    is_low: bool

    def hangs_together(self, place: int, end: int) -> bool:
        """Whether only little stands between these words."""
        return all(after.start - before.end <= _WIDEST_GAP for before, after in pairwise(self.words[place:end]))

    def is_capital(self, place: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[self.words[place].start].isupper()

    def names_somebody(self, place: int) -> bool:
        """Whether a word that is also a name is meant as one here."""
        before = self.words[place - 1].folded if place and self.hangs_together(place - 1, place + 1) else ""
        return before in _TITLES or self.is_capital(place) or (self.is_low and before not in ARTICLES)


class Name(NamedTuple):
    """A name to look for. ``spelling``: only as it is written here."""

    words: tuple[str, ...]
    stand_in: str
    spelling: str = ""

    def is_meant(self, passage: Passage, place: int) -> bool:
        """Whether these words, found at this place, are the name."""
        found = passage.words[place : place + len(self.words)]
        return (
            passage.hangs_together(place, place + len(found))
            and (not self.spelling or passage.text[found[0].start : found[-1].end] == self.spelling)
            and (len(found) > 1 or self.words[0] not in EVERYDAY or passage.names_somebody(place))
        )


class Apart(NamedTuple):
    """A name whose letters may be taken apart: a ``whole`` one, or a part of one."""

    letters: str
    spaced: str
    stand_in: str
    is_whole: bool

    def is_hidden(self, letters: str, spaced: str) -> bool:
        """Whether the letters of a text have it more often than its words do."""
        count = letters.count(self.letters)
        return bool(count) and count > spaced.count(self.spaced) + (self.is_whole and spaced.count(self.letters))


class NameIndex:
    """Names to look for, by their first word, longest first. ``thorough``: also where their letters are apart."""

    def __init__(self, *, thorough: bool = False) -> None:
        self._thorough = thorough
        self._names: dict[tuple[str, ...], Name] = {}
        self._lengths: defaultdict[str, list[int]] = defaultdict(list)
        self._unspaced: dict[str, str] = {}
        self._apart: dict[str, Apart] = {}
        self._initials: defaultdict[str, set[str]] = defaultdict(set)

    def add_whole(self, name: str, stand_in: str) -> None:
        """Look for the whole name, also where it is run together."""
        words, joined = words_of(name), "".join(words_of(name))
        if name.strip() and _is_unspaced(name):
            self._unspaced[name.strip()] = stand_in
        elif words and len(joined) < SHORTEST:
            if name.strip()[0].isupper():
                self._add(Name(words, stand_in, spelling=name.strip()))
        elif words:
            self._add(Name(words, stand_in))
            if len(words) > 1:
                self._add(Name((joined,), stand_in))
                self._take_apart(Apart(joined, " ".join(words), stand_in, is_whole=True))

    def add_parts(self, name: str, stand_in: str) -> None:
        """Look for each part of the name that can stand for it, and for its initials beside one."""
        for word in words_of(name):
            if len(word) >= SHORTEST and word not in _NO_NAMES:
                self._add(Name((word,), stand_in))
                self._initials[stand_in].add(word[0])
                if len(word) > SHORTEST:
                    self._take_apart(Apart(word, word, stand_in, is_whole=False))

    def unspaced(self) -> Iterator[tuple[str, str]]:
        """Names of scripts that set no space between words."""
        yield from self._unspaced.items()

    def beginnings(self, words: Set[str]) -> set[str]:
        """Those of these folded words that a name begins with."""
        return {*words & self._lengths.keys()}

    def taken_apart(self, words: Sequence[str]) -> list[Apart]:
        """Names whose letters stand in these folded words, though not all of them as they are written."""
        if not self._apart:
            return []
        letters, spaced = "".join(words), " ".join(words)
        return [name for name in self._apart.values() if name.is_hidden(letters, spaced)]

    def initials(self, stand_in: str) -> set[str]:
        """What a single letter beside the name can stand for."""
        return self._initials.get(stand_in, set())

    def match(self, passage: Passage, place: int) -> tuple[str, int] | None:
        """The stand-in for the name that begins at this word, and how many words it takes."""
        for length in self._lengths.get(passage.words[place].folded, ()):
            found = tuple([word.folded for word in passage.words[place : place + length]])
            name = self._names.get(found)
            if name and name.is_meant(passage, place):
                return name.stand_in, len(found)
        return None

    def _take_apart(self, name: Apart) -> None:
        if self._thorough:
            self._apart.setdefault(name.letters, name)

    def _add(self, name: Name) -> None:
        if name.words not in self._names:
            self._names[name.words] = name
            lengths = {*self._lengths[name.words[0]], len(name.words)}
            self._lengths[name.words[0]] = sorted(lengths, reverse=True)


def letters_taken_apart(passage: Passage, place: int, names: Sequence[Apart]) -> tuple[str, int] | None:
    """The same for a name that hyphens, line ends or blanks take apart; a part of a name only by hyphens or letters."""
    first = passage.words[place].folded
    for name in names:
        if not name.letters.startswith(first) or name.letters == first:
            continue
        end, letters = place + 1, first
        while end < len(passage.words) and len(letters) < len(name.letters) and name.letters.startswith(letters):
            letters += passage.words[end].folded
            end += 1
        if letters == name.letters and passage.hangs_together(place, end):
            found = passage.words[place:end]
            hyphens = (_has_hyphen(passage.text, *pair) for pair in pairwise(found))
            if name.is_whole or _is_spelled(found) or all(hyphens):
                return name.stand_in, end - place
    return None


def _is_spelled(words: Sequence[Word]) -> bool:
    return all(len(word.folded) == 1 for word in words)


def _has_hyphen(text: str, before: Word, after: Word) -> bool:
    return before.end == after.start or not _HYPHENS.isdisjoint(text[before.end : after.start])


def _is_unspaced(name: str) -> bool:
    letters = [char for char in folded(name) if char.isalpha()]
    return len(letters) > 1 and all(char.lower() == char.upper() for char in letters)
