"""What a word of somebody else's coding may stand for: exactly, folded, by a list, or as the nearest of all."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from math import log

from exitcoach.domain.text import fold

NOTHING = "none"
"""Stands for no cause, or no answer, at all."""

_ENOUGH = 0.58
"""Below this two texts share only what many share; found by trying the coded reasons of three trades."""
_SPELLING, _MISSPELT = 0.86, 2
_STEM, _SHORTEST_PLURAL = 6, 4
_NO_WORD = re.compile(r"[\W_]+")
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        """
        a an the of to for with by in on at and or my our their your his her had has have was were is are be it they we
        i he she made too very much el la los las un una unos unas de del al en con por para y o e su sus que se me le
        les lo muy mi es era fue ha
        """,
    )
)


class Sure(StrEnum):
    """How sure a guess is, the surest first."""

    EXACT = "exact"
    FOLDED = "folded"
    KNOWN = "known"
    NEAREST = "nearest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a word may stand for; ``meaning`` is empty when there is no idea."""

    meaning: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class _Phrase:
    meaning: str
    text: str
    stems: frozenset[str]


class Lexicon:
    """Knows words by what they mean: ``labels`` are ours, ``known`` are what others say."""

    def __init__(self, labels: Mapping[str, Iterable[str]], known: Mapping[str, Iterable[str]]) -> None:
        self._exact = {label: meaning for meaning, texts in labels.items() for label in texts}
        self._folded = {plain(label): meaning for label, meaning in self._exact.items()}
        self._known = {plain(text): meaning for meaning, texts in known.items() for text in texts}
        pairs = {**self._known, **self._folded}
        self._phrases = tuple(_Phrase(meaning, text, stems(text)) for text, meaning in pairs.items())
        frequency = Counter(stem for phrase in self._phrases for stem in phrase.stems)
        self._weight = {stem: 1 + log(len(self._phrases) / count) for stem, count in frequency.items()}
        self._unheard = 1 + log(max(len(self._phrases), 1)) / 2
        self._sums = {phrase: self._sum(phrase.stems) for phrase in self._phrases}
        self._guesses: dict[str, Guess] = {}

    def guess(self, word: str) -> Guess:
        """The likeliest meaning."""
        if word not in self._guesses:
            self._guesses[word] = self._guess(word.strip(), plain(word))
        return self._guesses[word]

    def _guess(self, word: str, text: str) -> Guess:
        if word in self._exact:
            return Guess(self._exact[word], Sure.EXACT)
        if text in self._folded:
            return Guess(self._folded[text], Sure.FOLDED)
        if text in self._known:
            return Guess(self._known[text], Sure.KNOWN)
        near = self._nearest(text)
        return Guess(near, Sure.NEAREST) if near else Guess("", Sure.NONE)

    def _nearest(self, text: str) -> str:
        found = stems(text)
        mine = self._sum(found)
        rated = [(self._likeness(found, mine, phrase), phrase) for phrase in self._phrases if found & phrase.stems]
        rated += [(_spelled_alike(text, phrase.text), phrase) for phrase in self._phrases]
        score, phrase = max(rated, key=lambda pair: (pair[0], -len(pair[1].text)), default=(0.0, None))
        return phrase.meaning if phrase and score >= _ENOUGH else ""

    def _likeness(self, found: frozenset[str], mine: float, phrase: _Phrase) -> float:
        return 2 * self._sum(found & phrase.stems) / (mine + self._sums[phrase])

    def _sum(self, found: frozenset[str]) -> float:
        return sum(self._weight.get(stem, self._unheard) for stem in sorted(found))


def _spelled_alike(text: str, other: str) -> float:
    """How alike the letters are, where it can only be a misspelling; else nothing."""
    if text[:1] != other[:1] or abs(len(text) - len(other)) > _MISSPELT or len(text) < _STEM:
        return 0.0
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    ratio = matcher.ratio() if matcher.quick_ratio() >= _SPELLING else 0.0
    return ratio if ratio >= _SPELLING else 0.0


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """The words alone: no case, no accents, no punctuation; the text itself where it is nothing else."""
    return " ".join(_NO_WORD.sub(" ", fold(text)).split()) or text.strip()


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say something."""
    return frozenset(_stem(word) for word in plain(text).split() if word not in _LITTLE)


def _stem(word: str) -> str:
    return (word.removesuffix("s") if len(word) >= _SHORTEST_PLURAL else word)[:_STEM]
