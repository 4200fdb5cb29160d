"""Text as the ear takes it: sentences of plain words, each knowing where it stands in the text as typed.

A word is without case and accents, chat spelling and contractions are written out (``don't`` is ``do not``), a number
is ``#``, any pause within the sentence is ``,``. What stands in quotes is somebody else's and becomes ``_QUOTE_``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from exitcoach.domain.text import fold

NUMBER, PAUSE, QUOTE, QUESTION = "#", ",", "_quote_", "?"
Spellings = Mapping[str, str]
"""What a spelling stands for. One that begins with an apostrophe is an ending: ``'ll`` is ``will``."""

_TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:['’ʼ`´][\w\u0300-\u036f]+)*|\n+|[^\w\s]")
_QUOTED = re.compile(
    r"«[^»]{0,2000}»|“[^”]{0,2000}”|„[^“”]{0,2000}[“”]|\"[^\"]{0,2000}\""
    r"|(?<!\w)['‘](?=\S)[^'‘’\n]{0,300}(?:['’]\w+[^'‘’\n]{0,300}){0,9}['’](?!\w)"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´", "'"))
_PAUSES = frozenset(",;:—–-()[]/…")
_STOP = "."
_ENDS = frozenset(".!?\n")
_LONG = re.compile(r"([^\W\d])\1{2,}")
_SILENT = frozenset("¿¡*_~\"'«»“”‘’")
_SHORT = "sr sra srta dr dra ud uds vd vds mr mrs ms st no num prof lic ing art av"
_SHORT_FORMS = frozenset(_SHORT.split())
_LONGEST = 300
"""Words after which a sentence ends in any case."""
_WRAPPED = 45
"""A line this long that the next one goes on from in small letters was broken to fit a page."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``places`` are the offsets of each word in the text as typed. The last word is the mark that ends it."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def place(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from number ``first`` to before ``end`` stand in the text, without pauses around them."""
        last = end - 1
        while first < last and self.words[first] == PAUSE:
            first += 1
        while last > first and self.words[last] in (PAUSE, *_ENDS):
            last -= 1
        return self.places[first][0], self.places[last][1]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def sentences(text: str, spellings: Spellings, connectors: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """The sentences of ``text``. One that begins with a connector (``but``) goes on with the one before it."""
    found: list[Sentence] = []
    for tokens in _split(text):
        sentence = _sentence(tokens, spellings)
        if not sentence.words:
            continue
        if found and sentence.words[0] in connectors:
            before = found.pop()
            sentence = Sentence((*before.words[:-1], PAUSE, *sentence.words), before.places + sentence.places)
        found.append(sentence)
    return tuple(found)


def _split(text: str) -> Iterator[list[_Token]]:
    tokens: list[_Token] = []
    for token in _tokens(text):
        tokens.append(token)
        if len(tokens) > _LONGEST or (token.text[0] in _ENDS and not _goes_on(tokens, text)):
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def _goes_on(tokens: list[_Token], text: str) -> bool:
    """Whether a mark that can end a sentence does not: ``Sra. Paz``, ``3.5``, ``wait...``."""
    mark = tokens[-1]
    after = text[mark.end : mark.end + 1]
    if mark.text == "\n":
        return after.islower() and mark.start - text.rfind("\n", 0, mark.start) > _WRAPPED
    if mark.text == "." and (after.isalnum() or after in ".,;:"):
        return True
    before = tokens[-2] if len(tokens) > 1 else None
    if before is None:
        return after in _ENDS and after != "\n"
    if mark.text == "." and before.end == mark.start:
        short = before.text.casefold() in _SHORT_FORMS or (len(before.text) == 1 and before.text.isalpha())
        ellipsis = before.text == "."
        return short or ellipsis
    return after in ("!", "?", ".")


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for quoted in _QUOTED.finditer(text):
        yield from _plain(text, at, quoted.start())
        yield _Token(QUOTE, *quoted.span())
        at = quoted.end()
    yield from _plain(text, at, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield _Token(match.group(), *match.span())


def _sentence(tokens: list[_Token], spellings: Spellings) -> Sentence:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for token in tokens:
        for word in _words(token.text, spellings):
            if word == PAUSE and (not words or words[-1] == PAUSE):
                continue
            words.append(word)
            places.append((token.start, token.end))
    while words and words[-1] == PAUSE:
        words.pop()
        places.pop()
    if words and words[-1] != QUESTION:
        words.append(".")
        places.append(places[-1])
    return Sentence(tuple(words), tuple(places)) if len(words) > 1 else Sentence((), ())


def _words(token: str, spellings: Spellings) -> tuple[str, ...]:
    if token == QUOTE:
        return (QUOTE,)
    if token == QUESTION:
        return (QUESTION,)
    if token in _PAUSES or token == _STOP:
        return (PAUSE,)
    if token in _SILENT or token[0] in _ENDS:
        return ()
    return written_out(bare(token), spellings)


def written_out(word: str, spellings: Spellings) -> tuple[str, ...]:
    """The words a bare word stands for."""
    if word[0].isdigit():
        return (NUMBER,)
    known = spellings.get(word)
    if known is not None:
        return tuple(known.split())
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe and f"'{ending}" in spellings:
        return (*written_out(stem, spellings), *spellings[f"'{ending}"].split())
    if word.endswith("n't"):
        return (*written_out(word[:-3], spellings), "not")
    return (word,)


@lru_cache(maxsize=4096)
def bare(token: str) -> str:
    """One word without case, accents and drawn-out letters."""
    return _LONG.sub(r"\1", fold(token.translate(_APOSTROPHES)) or token)
