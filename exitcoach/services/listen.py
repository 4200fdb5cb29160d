"""Listen to a draft: what in it sounds defensive, line by line in the language of each line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from exitcoach.coach.detect import Ear
from exitcoach.coach.language import language_of
from exitcoach.coach.listening import Listening
from exitcoach.domain.tone import Finding, Praise

One = TypeVar("One", Finding, Praise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text to listen to. ``language`` empty: that of each line, or ``usual`` where the lines do not tell.

    ``emotion`` is the client's, empty when nobody knows.
    """

    text: str
    stage: str = ""
    emotion: str = ""
    language: str = ""
    usual: str = "en"


def findings_in(draft: Draft, ears: Listening) -> tuple[Finding, ...]:
    """What sounds defensive, in the order of the text. Raises Rejected."""
    return tuple(
        sorted(
            _found(draft, ears, lambda ear, text: ear.hear(text, draft.stage, draft.emotion)), key=lambda one: one.start
        )
    )


def praise_in(draft: Draft, ears: Listening) -> tuple[Praise, ...]:
    """What is well said, in the order of the text. Raises Rejected."""
    return tuple(_found(draft, ears, lambda ear, text: ear.praise(text, draft.stage)))


def _found(draft: Draft, ears: Listening, listen: Callable[[Ear, str], tuple[One, ...]]) -> Iterator[One]:
    for language, start, text in _blocks(draft):
        for one in listen(ears(language), text):
            yield replace(one, start=one.start + start, end=one.end + start)


def _blocks(draft: Draft) -> Iterator[tuple[str, int, str]]:
    """Lines that follow one another in one language: the language, where they start, the text."""
    if draft.language:
        yield draft.language, 0, draft.text
        return
    at, usual = 0, language_of(draft.text) or draft.usual
    told: list[tuple[str, str]] = []
    for line in draft.text.splitlines(keepends=True):
        usual = language_of(line) or usual
        told.append((usual, line))
    for language, lines in groupby(told, key=lambda one: one[0]):
        text = "".join(line for _, line in lines)
        yield language, at, text
        at += len(text)
