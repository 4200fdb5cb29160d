"""The tree of a file: scalars as they were written, each with its place. Lines and columns count from 1."""

from dataclasses import dataclass
from enum import StrEnum

NULLS = ("", "~", "null", "Null", "NULL")
MOST_DEPTH = 100
MOST_NODES = 1_000_000


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar as written: ``text`` without quotes, ``plain`` when it had none. Places count from 1."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a block; the place is the key's."""

    key: str
    value: "Node"
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping, keys in the order of the file, a repeated key as often as it stands there."""

    entries: tuple[Entry, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    items: tuple["Node", ...]
    line: int
    column: int


Node = Leaf | Block | Items


class Flaw(StrEnum):
    """What can be wrong with a file before anybody asks what it means: the codes of its problems."""

    TOO_BIG = "too-big"
    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    SYNTAX = "syntax"
    EMPTY = "empty-file"
    SECOND_DOCUMENT = "second-document"
    TAG = "tag"
    KEY_NOT_TEXT = "key-not-text"
    TOO_DEEP = "too-deep"
    TOO_MANY_VALUES = "too-many-values"
    UNKNOWN_ALIAS = "unknown-alias"
    ALIAS_OF_ITSELF = "alias-of-itself"
    UNFOLDS_TOO_FAR = "unfolds-too-far"


class Broken(Exception):
    """Reading cannot go on from here. Never leaves this package."""

    def __init__(self, flaw: Flaw, line: int = 0, column: int = 0, **facts: str) -> None:
        super().__init__(flaw)
        self.flaw = flaw
        self.line = line
        self.column = column
        self.facts = facts


def is_null(node: Node) -> bool:
    """Whether it stands for nothing: unquoted ``null`` or ``~``, or no value at all."""
    return isinstance(node, Leaf) and node.plain and node.text in NULLS
