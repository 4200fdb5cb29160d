"""The one way into a file a person wrote."""

import re
from itertools import islice

from exitcoach.errors import Problem
from exitcoach.ports import Rejected
from exitcoach.sheet.decode import text_of
from exitcoach.sheet.json_text import NotJson, read_json
from exitcoach.sheet.nodes import Broken, Flaw, Node, is_null
from exitcoach.sheet.trails import trails
from exitcoach.sheet.yaml_text import Tree, read_yaml

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_JSON_BEGINS = ("{", "[", '"')
_MOST_CONTROL_LINES = 100


def read_sheet(data: bytes, name: str) -> Node:
    """The tree of a file called ``name`` in what is told. Raises Rejected with every problem found."""
    tree, problems = scan_sheet(data, name)
    if problems:
        raise Rejected(problems)
    return tree


def scan_sheet(data: bytes, name: str) -> tuple[Node, tuple[Problem, ...]]:
    """The tree, with the problems that leave it readable, so that they can be told together with what it says.

    Raises Rejected when there is no tree.
    """
    try:
        tree = _tree(text_of(data))
    except Broken as broken:
        raise Rejected([_problem(broken, name)]) from None
    flaws = sorted(tree.flaws, key=lambda flaw: (flaw.line, flaw.column))
    known = trails(tree.root) if flaws and tree.root else {}
    problems = tuple(_problem(flaw, name, known.get((flaw.line, flaw.column), "")) for flaw in flaws)
    if tree.root is None:
        raise Rejected(problems)
    return tree.root, problems


def _tree(text: str) -> Tree:
    if text.lstrip(" \t\r\n").startswith(_JSON_BEGINS):
        try:
            return Tree(read_json(text))
        except NotJson:
            pass
    if _CONTROL.search(text):
        return Tree(None, _control_characters(text))
    tree = read_yaml(text)
    if not tree.flaws and (tree.root is None or is_null(tree.root)):
        return Tree(None, [Broken(Flaw.EMPTY, line=1)])
    return tree


def _control_characters(text: str) -> list[Broken]:
    """The first one of each line."""
    lines = enumerate(_LINE.finditer(text), start=1)
    found = ((line, match) for line, whole in lines if (match := _CONTROL.search(whole[0])))
    return [
        Broken(Flaw.CONTROL_CHARACTER, line, match.start() + 1, value=f"U+{ord(match[0]):04X}")
        for line, match in islice(found, _MOST_CONTROL_LINES)
    ]


def _problem(broken: Broken, name: str, trail: str = "") -> Problem:
    return Problem(code=broken.flaw, file=name, where=trail, line=broken.line, column=broken.column, facts=broken.facts)
