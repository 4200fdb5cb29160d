"""Choices told by numbers, found by number, words or id; accents and case are forgiven."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exitcoach.domain.text import fold, nearest, shown_in_line
from exitcoach.locale import _

_NUMBER = re.compile(r"([0-9]{1,9})[.)]?")
COMMA = ","


class Puzzled(Exception):
    """What was typed cannot be taken: ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things to choose from."""

    id: str
    label: str


def numbered(options: Sequence[Option]) -> list[str]:
    """The options as they are told."""
    return [f"{number}. {option.label}" for number, option in enumerate(options, start=1)]


def is_number(typed: str) -> bool:
    """Whether it names an option by its number."""
    return _NUMBER.fullmatch(typed.strip()) is not None


def pick(options: Sequence[Option], typed: str) -> str:
    """The id of the one option that is meant. Raises Puzzled."""
    word = typed.strip()
    if found := _NUMBER.fullmatch(word):
        return _by_number(options, int(found[1]))
    sought = fold(word)
    matches = called(options, sought) or begun_with(options, sought)
    if not matches:
        raise Puzzled(_none_of_these(word, options))
    if len(matches) > 1:
        raise Puzzled(_several_fit(word, matches))
    return matches[0].id


def pick_several(options: Sequence[Option], typed: str) -> tuple[str, ...]:
    """The ids of all that are meant, each once, in the order typed. Raises Puzzled."""
    parts = [typed] if called(options, fold(typed)) else [part for part in typed.split(COMMA) if part.strip()]
    return tuple(dict.fromkeys(one for part in parts for one in _in_part(options, part)))


def called(options: Sequence[Option], word: str) -> list[Option]:
    """The options whose id or label the folded word is."""
    return [option for option in options if word in (fold(option.id), fold(option.label))]


def begun_with(options: Sequence[Option], word: str) -> list[Option]:
    """The options whose label begins with the folded word."""
    return [option for option in options if word and fold(option.label).startswith(word)]


def _in_part(options: Sequence[Option], part: str) -> list[str]:
    try:
        return [pick(options, part)]
    except Puzzled:
        words = part.split()
        if len(words) == 1:
            raise
        return [pick(options, word) for word in words]


def _by_number(options: Sequence[Option], number: int) -> str:
    if not 1 <= number <= len(options):
        raise Puzzled(_("Type a number from 1 to {most}.").format(most=len(options)))
    return options[number - 1].id


def _none_of_these(word: str, options: Sequence[Option]) -> str:
    told = _("“{typed}” is none of these.").format(typed=shown_in_line(word))
    near = nearest(word, [option.label for option in options])
    return f"{told} {_('Did you mean “{near}”?').format(near=near)}" if near else told


def _several_fit(word: str, matches: Sequence[Option]) -> str:
    labels = ", ".join(option.label for option in matches)
    return _("“{typed}” fits several: {labels}. Type more, or the number.").format(
        typed=shown_in_line(word), labels=labels
    )
