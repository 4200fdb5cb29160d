"""Where a place of a file is in its tree, as ``promises[1].owner``."""

from collections.abc import Iterator, Mapping

from exitcoach.sheet.nodes import Block, Items, Node

Place = tuple[int, int]


def trails(root: Node) -> Mapping[Place, str]:
    """The trail of every value and every key, by line and column; the root's is empty."""
    found: dict[Place, str] = {}
    ahead: list[tuple[str, Place, Node]] = [("", (root.line, root.column), root)]
    while ahead:
        trail, key, node = ahead.pop()
        found[key] = found[(node.line, node.column)] = trail
        ahead.extend(_inside(trail, node))
    return found


def _inside(trail: str, node: Node) -> Iterator[tuple[str, Place, Node]]:
    match node:
        case Block():
            for entry in node.entries:
                name = f"{trail}.{entry.key}" if trail else entry.key
                yield name, (entry.line, entry.column), entry.value
        case Items():
            for number, item in enumerate(node.items, start=1):
                yield f"{trail}[{number}]", (item.line, item.column), item
