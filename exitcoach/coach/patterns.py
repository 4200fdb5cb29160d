"""The pattern language of tone rules: words with gaps, written by people who know how people talk.

    no me (autoriz*|deja|permite)      words, choices, any ending (``*``: also none)
    lamento ... [mucho] que            a gap of up to six words; a word that may be missing
    la culpa .. {area}                 a gap of up to three words without a pause; a piece named once for all rules
    un * de mas                        ``*`` alone is any one word
    ^ espere $                         where the sentence begins and ends; ``...9`` is a gap of up to nine words

Words are compared as ``speech`` writes them: no case, no accents, contractions written out, a number is ``#``.
Between two words one pause may stand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.coach.speech import NUMBER, PAUSE, QUESTION, QUOTE, Spellings, bare, written_out
from exitcoach.domain.text import nearest

_PART = re.compile(r"\.{2,3}[0-9]*|[()|\[\]^$]|\{[^{}]*\}|[^\s()|\[\]{}^$]+|.")
_GAP = re.compile(r"(\.{2,3})([0-9]*)")
_SIGNS = (NUMBER, PAUSE, QUESTION, QUOTE)
_SHORTEST_START = 2
_DEEPEST = 5
_USUAL = {"..": 3, "...": 6}


class BadPattern(ValueError):
    """A pattern that cannot be read: ``reason`` is ``piece``, ``bracket``, ``empty``, ``ending`` or ``vague``."""

    def __init__(self, pattern: str, reason: str, near: str = "") -> None:
        super().__init__(pattern, reason, near)
        self.pattern = pattern
        self.reason = reason
        self.near = near


@dataclass(frozen=True, slots=True)
class Word:
    """One word, any of these. ``lament*`` is any so begun. ``pausing``: a pause may stand before it."""

    words: frozenset[str]
    pausing: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """``least`` to ``most`` words; ``pauses``: a pause counts as one, else none may be among them."""

    most: int
    pauses: bool
    least: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the sentence begins (``^``) or ends (``$``)."""

    sign: str


@dataclass(frozen=True, slots=True)
class Row:
    """One after the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """It may be missing."""

    part: "Node"


Node = Word | Gap | Edge | Row | Choice | Maybe


def parse(pattern: str, pieces: Mapping[str, str], spellings: Spellings, known: dict[str, Node] | None = None) -> Node:
    """What a pattern says. ``known`` remembers the pieces read for earlier patterns. Raises BadPattern."""
    reading = _Reading(pattern, _parts(pattern), pieces, spellings, {} if known is None else known)
    whole = reading.choice()
    if reading.left:
        raise BadPattern(pattern, "bracket")
    if not is_certain(whole):
        raise BadPattern(pattern, "vague")
    return whole


def is_certain(node: Node) -> bool:
    """Whether there is a word that must stand there."""
    match node:
        case Word():
            return True
        case Row(parts):
            return any(is_certain(part) for part in parts)
        case Choice(parts):
            return all(is_certain(part) for part in parts)
        case _:
            return False


class _Reading:
    def __init__(
        self,
        pattern: str,
        parts: list[str],
        pieces: Mapping[str, str],
        spellings: Spellings,
        known: dict[str, Node],
        depth: int = 0,
    ) -> None:
        self.left = parts
        self._pattern = pattern
        self._pieces = pieces
        self._spellings = spellings
        self._known = known
        self._depth = depth

    def choice(self) -> Node:
        options = [self._sequence()]
        while self.left and self.left[0] == "|":
            self.left.pop(0)
            options.append(self._sequence())
        return _either(options)

    def _sequence(self) -> Node:
        found: list[Node] = []
        while self.left and self.left[0] not in ("|", ")", "]"):
            found.append(self._one(self.left.pop(0)))
        if not found:
            raise BadPattern(self._pattern, "empty")
        return _in_a_row(found)

    def _one(self, part: str) -> Node:
        gap = _GAP.fullmatch(part)
        if gap:
            dots, most = gap.groups()
            return Gap(int(most or _USUAL[dots]), pauses=dots == "...")
        if part in "([":
            return self._bracket(part)
        if part in "^$":
            return Edge(part)
        if part.startswith("{"):
            return self._named(part[1:-1].strip())
        return self._word(part)

    def _bracket(self, opening: str) -> Node:
        inside = self.choice()
        if not self.left or self.left.pop(0) != {"(": ")", "[": "]"}[opening]:
            raise BadPattern(self._pattern, "bracket")
        return inside if opening == "(" else Maybe(inside)

    def _named(self, name: str) -> Node:
        if name not in self._pieces or self._depth >= _DEEPEST:
            raise BadPattern(self._pattern, "piece", nearest(name, self._pieces))
        if name not in self._known:
            parts = _parts(self._pieces[name])
            inner = _Reading(self._pattern, parts, self._pieces, self._spellings, self._known, self._depth + 1)
            found = inner.choice()
            if inner.left:
                raise BadPattern(self._pattern, "bracket")
            self._known[name] = found
        return self._known[name]

    def _word(self, part: str) -> Node:
        if part in _SIGNS:
            return Word(frozenset((part,)), pausing=False)
        if part == "*":
            return Gap(1, pauses=False, least=1)
        start = bare(part.rstrip("*"))
        if part.endswith("*"):
            if len(start) < _SHORTEST_START:
                raise BadPattern(self._pattern, "ending")
            return Word(frozenset((f"{start}*",)))
        return _in_a_row([Word(frozenset((word,))) for word in written_out(start, self._spellings)])


def _parts(pattern: str) -> list[str]:
    return [part for part in _PART.findall(pattern) if not part.isspace()]


def _in_a_row(found: list[Node]) -> Node:
    return found[0] if len(found) == 1 else Row(tuple(found))


def _either(options: list[Node]) -> Node:
    """A choice; single words in it are one set of words."""
    single = [one.words for one in options if isinstance(one, Word) and one.pausing]
    others = [one for one in options if not (isinstance(one, Word) and one.pausing)]
    nodes = (*others, *([Word(frozenset[str]().union(*single))] if single else []))
    return nodes[0] if len(nodes) == 1 else Choice(nodes)
