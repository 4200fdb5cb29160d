"""What the forms of a word have in common, in Spanish and in English."""

import re
from functools import lru_cache

from exitcoach.domain.text import fold

SHORTEST = 4
"""Shorter words say little alone: articles, prepositions. In a phrase they count."""
ROOT = 4
"""So many letters are left of a word at least."""
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = """
aciones acion amientos imientos amiento imiento adores adoras ador adora antes ante mente
aremos eremos iremos aramos aron ieron iendo ando aban abas aba amos emos imos arian erian aria eria
adas ados ada ado idas idos ida ido aran eran iran ara era ira arle erle irle arse erse irse
ar er ir an en as es os ia ian io ie a e i o s
ations ation ments ment ings ing edly ed ers ies ly ness y
"""
_BY_LENGTH = tuple(sorted(_ENDINGS.split(), key=len, reverse=True))
_EMPTY_WORDS = """
about again algo also antes aquel aunque been cada client cliente como cual cuando customer debe desde dice dijo
does donde entre eran esta este esto from hace hacia hasta have having into last mucho nada never nunca otra
otro para pero poco porque puede quien sido siempre sobre solo some that their them then there they this tiene
time times todo todos tres veces very were what when where which with would your
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the forms of a folded word have in common: ``factur`` for ``factura``, ``facturación``."""
    while True:
        ending = next((one for one in _BY_LENGTH if word.endswith(one) and len(word) - len(one) >= ROOT), "")
        if not ending:
            return word
        word = word.removesuffix(ending)


def stems(text: str) -> frozenset[str]:
    """The words that say something."""
    words = _WORD.findall(fold(text))
    return frozenset(stem(word) for word in words if len(word) >= SHORTEST and word not in _EMPTY)


def every_stem(text: str) -> tuple[str, ...]:
    """All the words, in order, those that say little too."""
    return tuple(stem(word) for word in _WORD.findall(fold(text)))
