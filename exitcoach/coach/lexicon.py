"""Sets of words under numbers: a sentence becomes the sets each of its words is in, a pattern a program on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from exitcoach.coach.patterns import Choice, Edge, Gap, Maybe, Node, Row, Word
from exitcoach.coach.speech import PAUSE

PAUSED = 0
"""The number of the set that has only the pause."""
Sets = frozenset[int]
_NONE: Sets = frozenset()
_REMEMBERED = 5000
"""Words whose sets are not looked up again."""


@dataclass(frozen=True, slots=True)
class Line:
    """``at`` has the sets each word is in, ``present`` all of them.

    A set of places is an integer with a bit for each word: ``everywhere``, and where the ``pauses`` are. ``ends`` is
    for ``matching`` to remember in.
    """

    at: tuple[Sets, ...]
    present: Sets
    everywhere: int
    pauses: int
    ends: dict[tuple[int, int], int] = field(default_factory=dict, compare=False)
    _places: dict[int, int] = field(default_factory=dict, compare=False)

    def places(self, number: int) -> int:
        """A bit for each word that is in the set."""
        known = self._places.get(number)
        if known is None:
            known = self._places[number] = _bits(number in sets for sets in self.at)
        return known


@dataclass(frozen=True, slots=True)
class Program:
    """A pattern to be run on a Line: one set of each of ``needs`` must be present. ``code`` is read by ``matching``."""

    needs: tuple[tuple[int, ...], ...]
    code: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The numbers of the sets every word is in; one that ends in ``*`` stands for all words so begun."""

    sets: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    _known: dict[str, Sets] = field(default_factory=dict, init=False, repr=False, compare=False)

    def line(self, words: Sequence[str]) -> Line:
        """The sets each word is in."""
        at = tuple(map(self._sets_of, words))
        return Line(at, _NONE.union(*at), (1 << len(at)) - 1, _bits(word == PAUSE for word in words))

    def _sets_of(self, word: str) -> Sets:
        found = self._known.get(word)
        if found is None:
            beginnings = (f"{word[:end]}*" for end in range(2, len(word) + 1))
            found = _NONE.union(*(self.sets.get(one, ()) for one in (word, *beginnings)))
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found


def _commonness(word: str) -> int:
    """How often a word is about to be said, roughly: in both languages the short ones are the common ones."""
    return 1000 // max(len(word) - 1, 1) ** 3


def _bits(holds: Iterable[bool]) -> int:
    return sum(1 << at for at, held in enumerate(holds) if held)


class Numbering:
    """Gives sets their numbers while patterns are turned into programs."""

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], int] = {frozenset((PAUSE,)): PAUSED}
        self._common: dict[int, int] = {}
        self._written: dict[int, tuple[Node, tuple[tuple[int, ...], ...], str]] = {}

    def programs(self, pattern: Node) -> tuple[Program, ...]:
        """The pattern as programs, one for each of the choices it is made of."""
        options = pattern.parts if isinstance(pattern, Choice) else (pattern,)
        return tuple(Program(*self._read(option)) for option in options)

    def _read(self, node: Node) -> tuple[tuple[tuple[int, ...], ...], str]:
        """Needs and code; a piece that many patterns share is one object, and is read once."""
        known = self._written.get(id(node))
        if known is None:
            known = self._written[id(node)] = (node, self._needs(node), self._code(node))
        return known[1], known[2]

    def lexicon(self) -> Lexicon:
        """All words of all patterns so far."""
        sets: dict[str, list[int]] = {}
        for words, number in self._numbers.items():
            for word in words:
                sets.setdefault(word, []).append(number)
        return Lexicon({word: tuple(numbers) for word, numbers in sorted(sets.items())})

    def _number(self, words: frozenset[str]) -> int:
        number = self._numbers.setdefault(words, len(self._numbers))
        if number not in self._common:
            self._common[number] = sum(map(_commonness, words))
        return number

    def _rarity(self, clause: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        """The rarest first: a sentence that lacks it need not be looked at."""
        return sum(map(self._common.__getitem__, clause)), clause

    def _needs(self, node: Node) -> tuple[tuple[int, ...], ...]:
        match node:
            case Word(words):
                return ((self._number(words),),)
            case Row(parts):
                return tuple(sorted({clause for part in parts for clause in self._read(part)[0]}, key=self._rarity))
            case Choice(parts):
                needs = [self._read(part)[0] for part in parts]
                return (tuple(sorted({one for clauses in needs for one in clauses[0]})),) if all(needs) else ()
            case _:
                return ()

    def _code(self, node: Node) -> str:
        """Like ``(12 ~13 .0-3 ?(14) (15|(16 17)))``: ``~`` a pause may stand before, ``.`` and ``:`` gaps."""
        match node:
            case Word(words, pausing):
                return f"{'~' if pausing else ''}{self._number(words)}"
            case Gap(most, pauses, least):
                return f"{':' if pauses else '.'}{least}-{most}"
            case Edge(sign):
                return sign
            case Row(parts):
                return f"({' '.join(self._read(part)[1] for part in parts)})"
            case Choice(parts):
                return f"({'|'.join(self._read(part)[1] for part in parts)})"
            case Maybe(part):
                return f"?{self._read(part)[1]}"
