"""What the ear hears in the employee's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words that sound defensive, why it hurts, what to say instead.

    ``start`` and ``end`` are offsets in characters of the text as given.
    """

    marker: str
    words: str
    start: int
    end: int
    rule: str
    suggestion: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """Words well chosen, and what is good about them. ``start`` and ``end`` as in Finding."""

    words: str
    start: int
    end: int
    rule: str
    why: str
