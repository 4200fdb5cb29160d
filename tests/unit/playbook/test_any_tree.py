"""Whatever stands wherever in a file, loading it ends in a playbook or in problems that have a place and a sentence."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from exitcoach.cli.playbook_problems import WORDS
from exitcoach.playbook.lint import lint
from exitcoach.playbook.load import load, read_draft
from exitcoach.playbook.reader import Reader
from exitcoach.sheet import Block, Entry, Items, Leaf, Node, read_sheet
from tests.unit.playbook.sample import SAMPLE

ROOT = read_sheet(SAMPLE.encode(), "shop.yaml")
CAUSES = load(SAMPLE.encode(), "shop.yaml").causes
WORD = Leaf("*[!", True, 7, 7)
ODD = (
    Leaf("", True, 7, 7),
    Leaf(" ", False, 7, 7),
    WORD,
    Items((), 7, 7),
    Items((WORD, Items((WORD,), 7, 7), Block((), 7, 7)), 7, 7),
    Block((), 7, 7),
    Block((Entry("id", WORD, 7, 7), Entry("", WORD, 7, 7), Entry("a.b", Items((), 7, 7), 7, 7)), 7, 7),
)


def variants(node: Node, odd: Node) -> Iterator[Node]:
    """The tree with one node after another replaced, and with one after another left out."""
    yield odd
    match node:
        case Block(entries=entries):
            for place, entry in enumerate(entries):
                yield replace(node, entries=entries[:place] + entries[place + 1 :])
                for value in variants(entry.value, odd):
                    changed = replace(entry, value=value)
                    yield replace(node, entries=(*entries[:place], changed, *entries[place + 1 :]))
        case Items(items=items):
            for place, item in enumerate(items):
                yield replace(node, items=items[:place] + items[place + 1 :])
                for value in variants(item, odd):
                    yield replace(node, items=(*items[:place], value, *items[place + 1 :]))


TREES = [tree for odd in ODD for tree in variants(ROOT, odd)]


@settings(max_examples=150)
@given(st.sampled_from(TREES), st.booleans())
def test_any_tree_is_taken(tree, lends):
    """Nothing in a file can make the loader fall."""
    reader = Reader("shop.yaml")
    draft = read_draft(reader, tree, (lambda: CAUSES) if lends else None)
    for problem in (*reader.problems, *lint(draft)):
        assert WORDS[problem.code]().format(**problem.facts)
        assert problem.line >= 1
        assert problem.column >= 1
