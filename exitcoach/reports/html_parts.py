"""What the page is made of: parts, and in each of them tables, pictures and sentences, ready to be set."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

Cell = Markup | str
"""What is no mark yet is escaped when the page is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``columns`` begins with the one of the row headers; ``worded`` names those that hold no numbers.

    ``folded``: it stands under a picture, and is opened by whoever wants the numbers. ``ruled``: the row that a rule
    sets apart, with all below it.
    """

    kind: ClassVar[str] = "table"
    caption: Cell
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    worded: frozenset[int] = frozenset()
    folded: bool = False
    heat: bool = False
    ruled: int = -1
    note: Cell = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An SVG, and what to know to read it."""

    kind: ClassVar[str] = "picture"
    svg: Markup
    caption: Cell = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiples:
    """Small pictures of the same kind and scale, each with its caption."""

    kind: ClassVar[str] = "multiples"
    pictures: tuple[tuple[Cell, Markup], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """A list of sentences; ``loud`` ones ask for something to be done."""

    kind: ClassVar[str] = "sentences"
    sentences: tuple[Cell, ...]
    loud: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """What people said, and beside each of it what it was about."""

    kind: ClassVar[str] = "quotes"
    quotes: tuple[tuple[Cell, Cell], ...]


Block = Table | Picture | Multiples | Sentences | Quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of the page. ``lead`` says how to read it."""

    id: str
    title: str
    lead: tuple[Cell, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key number: what it is of, and how it was in the period before."""

    label: str
    value: Cell
    of: Cell = ""
    change: Cell = ""
    few: Cell = ""
    loud: bool = False
