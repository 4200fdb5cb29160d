"""A filled template as a title, paragraphs, lists and quotes; only the template makes them, never a person's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from exitcoach.domain.text import shown
from exitcoach.reports.letter_sandbox import VALUE


class Kind(StrEnum):
    """What a line begins with says what it is part of; a paragraph begins with nothing."""

    TITLE = "# "
    ITEMS = "- "
    QUOTE = "> "
    TEXT = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; only those of a quote keep their spaces."""

    kind: Kind
    lines: tuple[str, ...]


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks, in order; empty lines part them."""
    return tuple(_blocks(text))


def title_of(blocks: tuple[Block, ...]) -> str:
    """The title, or an empty text."""
    return next((block.lines[0] for block in blocks if block.kind is Kind.TITLE), "")


def _blocks(text: str) -> Iterator[Block]:
    lines = (line.rstrip() if line.startswith(Kind.QUOTE) else line.strip() for line in text.split("\n"))
    for kind, group in groupby(lines, key=_kind):
        together = tuple(_bare(line, kind) for line in group)
        if kind is not None:
            yield Block(kind, together)


def _kind(line: str) -> Kind | None:
    if not line:
        return None
    return next(kind for kind in Kind if f"{line} ".startswith(kind.value))


def _bare(line: str, kind: Kind | None) -> str:
    bare = shown(line.removeprefix((kind or Kind.TEXT).value.strip()).replace(VALUE, ""))
    return bare.removeprefix(" ") if kind is Kind.QUOTE else " ".join(bare.split())
