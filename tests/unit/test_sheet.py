"""Reading a YAML or JSON file into a tree that knows where everything stands."""

import codecs
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exitcoach.errors import Problem
from exitcoach.ports import Rejected
from exitcoach.sheet import Block, Flaw, Items, Leaf, Node, is_null, read_sheet, scan_sheet
from exitcoach.sheet.json_text import read_json
from exitcoach.sheet.nodes import Broken
from exitcoach.sheet.yaml_text import read_yaml

MEGABYTE = 1024 * 1024
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


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


@pytest.mark.parametrize(
    "text", ["0012345", "3.10", "12:30", "No", "2026-11-22", "0x1F", "1e3", "yes", "a # b", "é—😀"]
)
def test_text_as_written(text: str) -> None:
    """No scalar is taken for a number, a date or a truth."""
    assert bare(read(f"a: [{json.dumps(text, ensure_ascii=False)}]\n")) == {"a": [text]}
    assert bare(read(f"a: {text}\n")) == {"a": text.split(" #", maxsplit=1)[0]}


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


@pytest.mark.parametrize(
    "data",
    [
        "a: ñ\r\nb: 2\r\n".encode(),
        codecs.BOM_UTF8 + "a: ñ\nb: 2\n".encode(),
        "a: ñ\nb: 2\n".encode("utf-16"),
        codecs.BOM_UTF16_LE + "a: ñ\nb: 2\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "a: ñ\nb: 2\n".encode("utf-16-be"),
        "a: ñ\rb: 2\r".encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    """UTF-8 with or without mark, UTF-16 with mark, and any kind of line end."""
    tree = read_sheet(data, "f")

    assert bare(tree) == {"a": "ñ", "b": "2"}
    assert isinstance(tree, Block)
    assert tree.entries[1].line == 2


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a: 1\nb: ñ".encode("latin-1"), 2),
        ("a: 1".encode("utf-16-le"), 1),
        ("a: 1".encode("utf-16-be"), 1),
        ("a: 1".encode("utf-32"), 1),
        (codecs.BOM_UTF16_LE + b"a\x00:", 1),
        (b"\xed\xa0\xbd", 1),
    ],
)
def test_other_encodings(data: bytes, line: int) -> None:
    """Anything else is refused, with the line where it shows."""
    assert flaws(data) == [("not-utf8", line)]


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


def test_size() -> None:
    """Twenty megabytes are read, more is refused."""
    assert bare(read("a: " + "x" * (20 * MEGABYTE - 3))) == {"a": "x" * (20 * MEGABYTE - 3)}
    assert flaws(b"a: " + b"x" * 20 * MEGABYTE) == [("too-big", 0)]


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
        ('{\t"a":\t"\\/"\t}', {"a": "/"}),
        ('{"a": "\\ud83d\\ude00"}', {"a": "😀"}),
        ('{"a": "x\\ud83dy"}', {"a": "x\ufffdy"}),
        ('{"a": "\x85\u2028\u2029\x7f\x80\ufeff\ufffe"}', {"a": "\x85\u2028\u2029\x7f\x80\ufeff\ufffe"}),
        ('{"a"\n:\n3.10, "b": [null, true, -0, 1E5, NaN, -Infinity]}', None),
        ('{"' + "k" * 2000 + '": "v"}', {"k" * 2000: "v"}),
        ('{"a":"#b","c":"- d: e"}', {"a": "#b", "c": "- d: e"}),
        ('{"":[]}', {"": []}),
        ('"x"', "x"),
        ("[]", []),
        ('["\\u0000\\u0007\\r\\n"]', ["\0\a\r\n"]),
    ],
)
def test_json(text: str, expected: object) -> None:
    """What JSON allows is read as JSON means it, where YAML would refuse it or read it differently."""
    values = {"a": "3.10", "b": ["null", "true", "-0", "1E5", "NaN", "-Infinity"]}
    assert bare(read(text)) == (values if expected is None else expected)


def test_json_places() -> None:
    """JSON is told with lines too."""
    tree = read('{\r\n "a": [1,\r\n  {"b": "x\\n"}]}')

    assert isinstance(tree, Block)
    inner = tree.entries[0].value
    assert isinstance(inner, Items)
    assert inner.items[0] == Leaf("1", True, 2, 8)
    assert isinstance(inner.items[1], Block)
    assert inner.items[1].entries[0].value == Leaf("x\n", False, 3, 9)


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


@given(JSON_VALUES, st.booleans(), st.sampled_from([None, 2, "\t"]))
@settings(deadline=None)
def test_json_is_read_as_json(value: object, ascii_only: bool, indent: int | str | None) -> None:
    """Whatever json.loads accepts has the same texts here; a lone surrogate becomes U+FFFD."""
    text = (
        json.dumps(value, ensure_ascii=ascii_only, indent=indent)
        .encode("utf-8", "surrogatepass")
        .decode("utf-8", "replace")
    )
    expected = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)

    if text == "null":
        assert flaws(text.encode()) == [("empty-file", 1)]
    else:
        assert bare(read(text)) == _words(expected)


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


def _words(value: object) -> object:
    match value:
        case dict():
            return {_whole(key): _words(inner) for key, inner in value.items()}
        case list():
            return [_words(inner) for inner in value]
        case None | True | False:
            return json.dumps(value)
        case _:
            return _whole(str(value))


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
