"""Reading what a person wrote as the answer to a question."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from exitcoach.domain.cases import Scalar
from exitcoach.domain.questions import SCALE, Kind, Spec
from exitcoach.domain.text import clean, fold, nearest
from exitcoach.errors import ExitCoachError

YES, NO = "yes", "no"
_TRUTHS: Mapping[str, str] = MappingProxyType({YES: YES, "true": YES, NO: NO, "false": NO})
_MOST_DIGITS = 9
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")


class Unfit(ExitCoachError):
    """A value that does not answer its question: ``code`` names the sentence, ``facts`` fill it.

    Codes: ``not-a-choice`` (value, near, choices) · ``not-yes-no`` (value) · ``not-a-scale`` (value) ·
    ``not-a-number`` (value) · ``not-a-date`` (value) · ``not-a-full-date`` (value).
    """

    exit_code = 2

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def read_scalar(spec: Spec, text: str, choices: tuple[str, ...] = ()) -> Scalar:
    """The value ``text`` stands for; ``choices`` where the spec takes them from elsewhere. Raises Unfit."""
    whole = clean(text)
    if spec.kind in (Kind.TEXT, Kind.NOTE):
        return whole
    word = whole.strip()
    match spec.kind:
        case Kind.CONFIRM:
            return _confirm(word)
        case Kind.CHOICE | Kind.CHOICES:
            return _choice(word, choices or spec.choices)
        case Kind.SCALE | Kind.NUMBER:
            return _number(word, spec.kind)
        case _:
            return _date(word, partial=spec.partial)


def is_blank(text: str) -> bool:
    """Whether there is nothing to read in it."""
    return not text.strip()


def _confirm(word: str) -> bool:
    truth = _TRUTHS.get(word.casefold())
    if truth is None:
        near = {"si": YES, "s": YES, "y": YES, "n": NO}.get(fold(word), nearest(word, _TRUTHS))
        raise Unfit("not-yes-no", value=word, near=near)
    return truth == YES


def _choice(word: str, choices: tuple[str, ...]) -> str:
    if word in choices:
        return word
    truth = _TRUTHS.get(word.casefold())
    if truth in choices:
        return truth
    raise Unfit("not-a-choice", value=word, near=nearest(word, choices), choices=", ".join(choices))


def _number(word: str, kind: Kind) -> int:
    code = "not-a-scale" if kind is Kind.SCALE else "not-a-number"
    if not re.fullmatch(rf"[0-9]{{1,{_MOST_DIGITS}}}", word):
        raise Unfit(code, value=word)
    number = int(word)
    if number < 1 or (kind is Kind.SCALE and number not in SCALE):
        raise Unfit(code, value=word)
    return number


def _date(word: str, *, partial: bool) -> str:
    shortened = _YEAR.fullmatch(word) or _MONTH.fullmatch(word)
    filled = word + {4: "-01-01", 7: "-01"}.get(len(word), "") if shortened else word
    if not _DAY.fullmatch(filled) or not _exists(filled):
        raise Unfit("not-a-date", value=word)
    if shortened and not partial:
        raise Unfit("not-a-full-date", value=word)
    return word


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
