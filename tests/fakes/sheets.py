"""Sheets read from text, and what is wrong with them."""

import pytest

from exitcoach.ports import Rejected
from exitcoach.sheet import Block, Items, Leaf, Node, read_sheet

MEGABYTE = 1024 * 1024


def read(text: str) -> Node:
    return read_sheet(text.encode(), "f.yaml")


def bare(node: Node) -> object:
    """The tree as plain values, without places."""
    match node:
        case Leaf():
            return node.text
        case Items():
            return [bare(item) for item in node.items]
        case Block():
            return {entry.key: bare(entry.value) for entry in node.entries}


def flaws(data: bytes) -> list[tuple[str, int]]:
    with pytest.raises(Rejected) as caught:
        read_sheet(data, "f.yaml")
    return [(problem.code, problem.line) for problem in caught.value.problems]
