"""YAML, without its types, tags and bombs."""

import json
from collections.abc import Callable

import pytest

from exitcoach.sheet import Block, Flaw, Items
from exitcoach.sheet.json_text import read_json
from exitcoach.sheet.nodes import Broken
from exitcoach.sheet.yaml_text import read_yaml
from tests.fakes.sheets import MEGABYTE, bare, flaws, read


@pytest.mark.parametrize(
    "text", ["0012345", "3.10", "12:30", "No", "2026-11-22", "0x1F", "1e3", "yes", "a # b", "é—😀"]
)
def test_text_as_written(text: str) -> None:
    """No scalar is taken for a number, a date or a truth."""
    assert bare(read(f"a: [{json.dumps(text, ensure_ascii=False)}]\n")) == {"a": [text]}
    assert bare(read(f"a: {text}\n")) == {"a": text.split(" #", maxsplit=1)[0]}


def test_aliases() -> None:
    """An alias stands for the value, at its own place."""
    tree = read("a: &x [1, 2]\nb: *x\nc: &y no\nd: *y\n")

    assert bare(tree) == {"a": ["1", "2"], "b": ["1", "2"], "c": "no", "d": "no"}
    assert isinstance(tree, Block)
    assert [entry.value.line for entry in tree.entries] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{new}: &{new} [{','.join([f'*{old}'] * 8)}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)
        ),
        f"a: &a '{'x' * MEGABYTE}'\nb: [{','.join(['*a'] * 30)}]\n",
    ],
)
def test_alias_bombs(text: str) -> None:
    """Aliases do not unfold without bounds, neither in number nor in length."""
    assert [code for code, _ in flaws(text.encode())] == ["unfolds-too-far"]


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "- " * 200_000, "{a: " * 200_000, "? " * 200_000])
def test_depth(text: str) -> None:
    """Deep nesting is refused at a hundred levels; it can never overflow a stack."""
    assert flaws(text.encode()) == [("too-deep", 1)]


def test_hundred_levels() -> None:
    """A hundred levels are read, as YAML and as JSON."""
    for inner in ("", "a"):
        tree = read("[" * 100 + inner + "]" * 100)
        assert isinstance(tree, Items)


@pytest.mark.parametrize("reads", [read_json, read_yaml])
def test_too_many_values(reads: Callable[[str, int], object]) -> None:
    """The number of values is bounded, in JSON and in YAML."""
    reads("[1]", 2)

    with pytest.raises(Broken) as caught:
        reads("[1,\n 2,\n 3]", 2)
    assert (caught.value.flaw, caught.value.line) == (Flaw.TOO_MANY_VALUES, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: x\x85y\u2028z\u2029\ufeff\x7f\x9b\nb: 2\n", {"a": "x\x85y\u2028z\u2029\ufeff\x7f\x9b", "b": "2"}),
        ('a: "\\ud83d\\ude00 \\uD83D \\\\ud83d"\nb: \\ud83d\n', {"a": "😀 \ufffd \\ud83d", "b": "\\ud83d"}),
        ("a: \U00100000\x85\n", {"a": "\U00100000\x85"}),
        ('a: "\\U00100000\x85"\n', {"a": "\U00100000\x85"}),
        ("a: '\u2029  test\u2029  '\n", {"a": "\u2029test\u2029"}),
        ('a: "\\N\\L\\x41"\n', {"a": "\x85\u2028A"}),
    ],
)
def test_yaml_keeps_characters(text: str, expected: object) -> None:
    """Characters YAML 1.1 refuses or takes for line ends are kept, as are JSON's surrogate pairs in YAML."""
    assert bare(read(text)) == expected


def test_line_numbers_are_those_of_editors() -> None:
    """U+2028 and its like are no line ends."""
    assert flaws("a: x\u2028y\x85z\nb: !t 2\n".encode()) == [("tag", 2)]
