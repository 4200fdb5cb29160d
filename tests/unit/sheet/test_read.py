"""A file into a tree that knows where everything stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exitcoach.errors import Problem
from exitcoach.ports import Rejected
from exitcoach.sheet import Block, Flaw, Items, Leaf, is_null, read_sheet, scan_sheet
from tests.fakes.sheets import bare, flaws, read


def test_places() -> None:
    """Everything knows its line and column, counted from 1."""
    tree = read("a: 1\nb:\n  - x\n  - {c: 'y'}\n")

    assert isinstance(tree, Block)
    second = tree.entries[1]
    assert isinstance(second.value, Items)
    row = second.value.items[1]
    assert isinstance(row, Block)
    assert (second.line, second.column) == (2, 1)
    assert second.value.items[0] == Leaf("x", True, 3, 5)
    assert row.entries[0].value == Leaf("y", False, 4, 9)


def test_repeated_keys_stay() -> None:
    """A key that stands there twice is kept twice, in YAML and in JSON."""
    for text in ("a: 1\na: 2\n", '{"a": 1,\n"a": 2}'):
        tree = read(text)
        assert isinstance(tree, Block)
        assert [(entry.key, entry.line) for entry in tree.entries] == [("a", 1), ("a", 2)]


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    """Unquoted null, a tilde and no value at all stand for nothing; in quotes they are words."""
    tree, quoted = read(f"a: {text}\n"), read(f"a: '{text}'\n")

    assert isinstance(tree, Block)
    assert isinstance(quoted, Block)
    assert is_null(tree.entries[0].value)
    assert not is_null(quoted.entries[0].value)


@pytest.mark.parametrize("text", ["", " \n", "# nothing\n", "---\n", "---\n...\n", "null\n", "~"])
def test_empty(text: str) -> None:
    """A file without anything in it is refused."""
    assert flaws(text.encode()) == [("empty-file", 1)]


@pytest.mark.parametrize("text", ["{}", "--- {}\n", " { } \n"])
def test_empty_mapping(text: str) -> None:
    """Empty braces are an empty mapping, not an empty file."""
    assert bare(read(text)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", [("syntax", 1)]),
        ("a: 1\n\tb: 2\n", [("syntax", 2)]),
        ("a: 1\nb: 'x\nc: 2\n\n", [("syntax", 2)]),
        ('{"a": 1', [("syntax", 1)]),
        ("a: !!str 1\nb: ! 2\nc: !x [1]\n", [("tag", 1), ("tag", 2), ("tag", 3)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2)]),
        ("a: 1\n...\n---\n", [("second-document", 3)]),
        ("a: !t 1\n---\nb: 2\n", [("tag", 1), ("second-document", 2)]),
        ("a: x\x07y\nb: \x1b\n", [("control-character", 1), ("control-character", 2)]),
        ("a: x\x00", [("control-character", 1)]),
        ("? [a]\n: 1\n", [("key-not-text", 1)]),
        ("a: *b\n", [("unknown-alias", 1)]),
        ("a: &a\n  b: *a\n", [("alias-of-itself", 2)]),
    ],
)
def test_flaws(text: str, expected: list[tuple[str, int]]) -> None:
    """What cannot be read is told with its line, and all of it at once where the reading can go on."""
    assert flaws(text.encode()) == expected


def test_readable_flaws_come_with_the_tree() -> None:
    """A tag or a second document leaves the first one readable, so that its answers can be checked as well."""
    tree, problems = scan_sheet(b"a: !x 1\n---\nb: 2\n", "f.yaml")

    assert bare(tree) == {"a": "1"}
    assert [problem.code for problem in problems] == [Flaw.TAG, Flaw.SECOND_DOCUMENT]


@given(st.binary(max_size=200) | st.text(alphabet="ab01 :-[]{}&*!?|>'\"\\#%@,\n\tñ\x85", max_size=80).map(str.encode))
@settings(deadline=None, max_examples=500)
def test_any_bytes(data: bytes) -> None:
    """Bytes are a tree, or Rejected with at least one problem; never anything else."""
    codes = {problem.code for problem in problems_of(data)}
    assert codes <= set(Flaw)


def problems_of(data: bytes) -> tuple[Problem, ...]:
    try:
        read_sheet(data, "f")
    except Rejected as rejected:
        return rejected.problems or (Problem(code="none told", file="f"),)
    return ()
