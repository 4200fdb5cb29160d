"""Putting stand-ins where names stood."""

from collections.abc import Sequence, Set

from exitcoach.insights.folding import WORD, folded, origins
from exitcoach.insights.names import Apart, NameIndex, Passage, Word, letters_taken_apart

_NEAR = 2


def without_names(text: str, indexes: Sequence[NameIndex]) -> str:
    """The text with every name of the indexes replaced, the longest one that fits."""
    for index in indexes:
        for name, stand_in in index.unspaced():
            text = text.replace(name, stand_in)
    flat = folded(text)
    found = WORD.findall(flat)
    apart = [name for index in indexes for name in index.taken_apart(found)]
    starts = set[str]().union(*(index.beginnings(set(found)) for index in indexes))
    if not apart and not starts:
        return text
    places = origins(text)
    words = [Word(word[0], places[word.start()], places[word.end()]) for word in WORD.finditer(flat)]
    return _Redaction(Passage(text, words, text == text.lower()), indexes, apart, starts).told()


class _Redaction:
    """One text on its way to be told without names; ``starts`` are the words a name can begin with."""

    def __init__(
        self, passage: Passage, indexes: Sequence[NameIndex], apart: Sequence[Apart], starts: Set[str]
    ) -> None:
        self._passage = passage
        self._words = passage.words
        self._indexes = indexes
        self._apart = apart
        self._starts = starts
        self._pieces: list[str] = []
        self._done = 0

    def told(self) -> str:
        place, last = 0, ""
        while place < len(self._words):
            found = self._longest(place)
            if found is None:
                place, last = place + 1, ""
                continue
            stand_in, end = found[0], self._end(place + found[1], found[0])
            if stand_in != last or not self._passage.hangs_together(place - 1, place + 1):
                self._pieces += [self._passage.text[self._done : self._start(place, stand_in)], stand_in]
            place, last = end, stand_in
            self._done = self._words[end - 1].end
        return "".join([*self._pieces, self._passage.text[self._done :]])

    def _longest(self, place: int) -> tuple[str, int] | None:
        found: list[tuple[str, int]] = []
        if self._words[place].folded in self._starts:
            found = [match for index in self._indexes if (match := index.match(self._passage, place))]
        if self._apart and (match := letters_taken_apart(self._passage, place, self._apart)):
            found.append(match)
        return max(found, key=lambda match: match[1]) if found else None

    def _start(self, place: int, stand_in: str) -> int:
        """Where the name begins, an initial before it included: ``A. López``."""
        first = place
        while first and self._words[first - 1].start >= self._done and self._is_initial(first - 1, first, stand_in):
            first -= 1
        return self._words[first].start

    def _end(self, end: int, stand_in: str) -> int:
        """The first word after the name, an initial after it included: ``Ana L.``"""
        after = end < len(self._words) and self._passage.is_capital(end)
        return end + 1 if after and self._is_initial(end, end, stand_in) else end

    def _is_initial(self, place: int, neighbour: int, stand_in: str) -> bool:
        word, passage = self._words[place], self._passage
        between = passage.text[word.end : self._words[neighbour].start] if neighbour > place else ""
        gap = len(between) if neighbour > place else word.start - self._words[place - 1].end
        return (
            len(word.folded) == 1
            and gap <= _NEAR
            and (passage.is_capital(place) or "." in between)
            and any(word.folded in index.initials(stand_in) for index in self._indexes)
        )
