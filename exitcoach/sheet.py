"""A YAML or JSON file a person wrote, as a tree that knows where everything stands."""

from dataclasses import dataclass


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


def read_sheet(data: bytes, name: str) -> Node:
    """The tree of a file called ``name`` in what is told. Raises Rejected with every problem found."""
    raise NotImplementedError(data, name)
