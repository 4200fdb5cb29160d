"""A small linear model for what no rule has words for: sums of learnt weights over the words of a sentence.

Trained by ``scripts/train_tone`` on sentences written for it. Features are hashed, weights have one byte.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from zlib import crc32

from exitcoach.coach.speech import QUESTION
from exitcoach.coach.tone import EARLY_FIX

START = "^"
STEM = 5
LETTERS = 4
EDGE = 4
WIDEST = 8
"""Most words a finding of the model spans."""
Hit = tuple[str, str, int, int]
"""A rule that holds: its id, its marker, the numbers of the first and the last word it holds for."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """A marker, and the numbers of the first and the last word that speak for it."""

    marker: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as the model takes it: how many words, and the hash of every feature with the words it is made of."""

    length: int
    found: tuple[tuple[int, int, int], ...]

    def with_hits(self, hits: Iterable[Hit]) -> "Said":
        """The same with the rules that hold in it."""
        return Said(self.length, self.found + _hashed(hinted(hits)))


def said_of(words: Sequence[str]) -> Said:
    """The words of a sentence as the model takes them."""
    return Said(len(words), _hashed(features(words)))


def _hashed(found: Iterable[tuple[str, int, int]]) -> tuple[tuple[int, int, int], ...]:
    return tuple([(crc32(name.encode()), first, last) for name, first, last in found])


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``weights`` has one signed byte for each of its features' hashes, in units of ``unit``."""

    bias: float
    unit: float
    weights: bytes

    def sum(self, said: Said) -> float:
        """What speaks for it, less what speaks against it."""
        weights, size = memoryview(self.weights).cast("b"), len(self.weights)
        seen = {number % size for number, _, _ in said.found}
        total: int = sum(map(weights.__getitem__, seen))
        return float(self.bias + self.unit * total / sqrt(len(seen) or 1))

    def loudest(self, said: Said) -> tuple[int, int]:
        """The words that speak loudest for it: of the runs of at most ``WIDEST`` with the greatest sum the shortest."""
        weights, size, worth = memoryview(self.weights).cast("b"), len(self.weights), [0.0] * said.length
        for number, first, last in said.found:
            part = weights[number % size] / (last - first + 1)
            for at in range(first, min(last + 1, said.length)):
                worth[at] += part
        runs = (
            (sum(worth[first:end]), first - end, first)
            for first in range(said.length)
            for end in range(first + 1, min(first + WIDEST, said.length) + 1)
        )
        _, less, first = max(runs, default=(0.0, -1, 0))
        return first, first - less - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """``gate`` tells defensive from fine, ``early`` a remedy before its time; ``kinds`` tell the markers apart.

    ``threshold`` and ``early_threshold`` are the sums from which on a sentence is marked, ``alone`` what it needs more
    where no rule holds; what is ``reach`` below stays below whatever rules hold.
    """

    threshold: float
    alone: float
    gate: Table
    early_threshold: float
    early: Table
    reach: float
    kinds: dict[str, Table]

    def may_hear(self, said: Said, *, early: bool) -> bool:
        """Whether it is worth while to look for rules that hold."""
        if self.gate.sum(said) > self.threshold - self.reach:
            return True
        return early and self.early.sum(said) > self.early_threshold - self.reach

    def hear(self, said: Said, *, early: bool, hinted: bool) -> Learnt | None:
        """What a sentence sounds like; ``early``: it is before recovery; ``hinted``: some rule holds in it."""
        if self.gate.sum(said) > self.threshold + (0 if hinted else self.alone):
            marker = max(self.kinds, key=lambda name: self.kinds[name].sum(said))
            return Learnt(marker, *self.gate.loudest(said))
        if early and self.early.sum(said) > self.early_threshold:
            return Learnt(EARLY_FIX, *self.early.loudest(said))
        return None


def hinted(hits: Iterable[Hit]) -> Iterator[tuple[str, int, int]]:
    """A feature for each rule that holds, for its marker, and for there being any."""
    for rule, marker, first, last in hits:
        yield f"h{rule}", first, last
        yield f"M{marker}", first, last
        if marker:
            yield "N", first, last


def features(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each feature of a sentence, with the numbers of the first and the last word it is made of."""
    yield from _runs(words)
    asked = bool(words) and words[-1] == QUESTION
    for at, word in enumerate(words):
        if at < EDGE:
            yield f"b{word}", at, at
        if at >= len(words) - EDGE:
            yield f"z{word}", at, at
        if asked:
            yield f"q{word}", at, at
        if len(word) >= STEM:
            closed = f"<{word}>"
            for start in range(len(closed) - LETTERS + 1):
                yield f"c{closed[start : start + LETTERS]}", at, at
    yield f"L{min(len(words) // 4, 6)}", 0, max(len(words) - 1, 0)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Words and their stems: alone, two and three in a row, and two with one or two others between them."""
    line = (START, *words)
    stems = tuple(word[:STEM] for word in line)
    for at, word in enumerate(line):
        last = max(at - 1, 0)
        yield f"1{word}", last, last
        yield f"s{stems[at]}", last, last
        if len(word) > STEM:
            yield f"e{word[-3:]}", last, last
        if at > 0:
            yield f"2{line[at - 1]} {word}", max(last - 1, 0), last
            yield f"t{stems[at - 1]} {stems[at]}", max(last - 1, 0), last
        if at > 1:
            yield f"3{line[at - 2]} {line[at - 1]} {word}", max(last - 2, 0), last
            yield f"k{stems[at - 2]} {stems[at]}", max(last - 2, 0), last
        if at > 2:
            yield f"g{stems[at - 3]} {stems[at]}", max(last - 3, 0), last
