"""Bytes in, text out."""

import codecs

import pytest

from exitcoach.sheet import Block, read_sheet
from tests.fakes.sheets import MEGABYTE, bare, flaws, read


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


def test_size() -> None:
    """Twenty megabytes are read, more is refused."""
    assert bare(read("a: " + "x" * (20 * MEGABYTE - 3))) == {"a": "x" * (20 * MEGABYTE - 3)}
    assert flaws(b"a: " + b"x" * 20 * MEGABYTE) == [("too-big", 0)]
