"""Which language a line is written in, by the small words no sentence does without."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIGNS = re.compile(r"[ñ¿¡áéíóú]", re.IGNORECASE)
_SPANISH = """
el la los las un una unos unas de del al y o que se lo le les me te nos os su sus mi mis tu tus es son fue ser era esta
este esto eso ese esa en con por para sin sobre entre hasta desde como cuando donde quien cual porque pero aunque si no
ni ya muy mas menos tan todo toda todos nada algo hay ha han he hemos hace hizo usted ustedes ella ellos yo vos nosotros
gracias hola buenos buenas dias tardes favor señor señora aqui ahora hoy ayer mañana también siempre nunca puede puedo
tiene tengo quiero quiere q x xq tmb está así aquí él más día
"""
_ENGLISH = """
the a an of to and or that is are was were be been am it its this these those in on at by with for from about into as if
but not no nor so than then there here when where who which what how why because while we you your yours i my me our us
they them their he she his her do does did done have has had will would can could should may might must just only very
more most some any all every each please thanks thank hello hi sorry yes get got let wait don't didn't can't won't isn't
it's that's you're we're i'm i've u ur pls im dont cant
"""
_SMALL_WORDS: Mapping[str, frozenset[str]] = {"es": frozenset(_SPANISH.split()), "en": frozenset(_ENGLISH.split())}


def language_of(text: str) -> str:
    """``es`` or ``en``; empty when the text does not tell."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {language: sum(word in known for word in words) for language, known in _SMALL_WORDS.items()}
    counts["es"] += bool(_SIGNS.search(text))
    best = max(counts, key=lambda language: counts[language])
    others = max(count for language, count in counts.items() if language != best)
    return best if counts[best] > others else ""
