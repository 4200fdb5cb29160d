"""JSON, read as JSON means it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exitcoach.sheet import Block, Items, Leaf
from tests.fakes.sheets import bare, flaws, read

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


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
