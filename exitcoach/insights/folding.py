"""Text without case, accents, invisible characters and letters that only look alike, so that names compare."""

import re
import unicodedata
from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits: ``lopez88`` is two words, as ``lopez 88`` is."""
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_LOOKALIKES = str.maketrans(
    "асеорхуіјѕһԁԛԝвкмнтαβεζηικμνορτυχıłøđħ",
    "aceopxyijshdqwbkmhtabezhikmnoptyxilodh",
)
"""Letters of other scripts, and some with a stroke, by the Latin letter they are read as."""


class _Bare(dict[int, str]):
    """What is left of a character, worked out once."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = "".join(letter for letter in letters if unicodedata.category(letter) not in _UNSEEN)
        self[code] = bare = kept.translate(_LOOKALIKES)
        return bare


_BARE = _Bare()


def folded(text: str) -> str:
    """The text for finding names in it; it can be longer or shorter."""
    return text.casefold() if text.isascii() else text.translate(_BARE)


def origins(text: str) -> Sequence[int]:
    """The place in ``text`` of each character of ``folded(text)``, and its end."""
    if text.isascii() or all(len(_BARE[ord(char)]) == 1 for char in set(text)):
        return range(len(text) + 1)
    places = [place for place, char in enumerate(text) for _ in _BARE[ord(char)]]
    return [*places, len(text)]


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded; ``López, Ana`` is ``ana lopez``."""
    family, comma, given = name.partition(",")
    turned = f"{given} {family}" if comma and given.strip() and "," not in given else name
    return tuple(WORD.findall(folded(turned)))
