"""Bytes in, text out: UTF-8, or UTF-16 that says so."""

import codecs
from pathlib import Path

from exitcoach.sheet.nodes import Broken, Flaw

MOST_BYTES = 20 * 1024 * 1024
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def file_bytes(path: Path) -> bytes:
    """What a file holds; of one that is too big no more than shows it. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def text_of(data: bytes) -> str:
    """The text of a file. Raises Broken when it is too big or in another encoding."""
    if len(data) > MOST_BYTES:
        raise Broken(Flaw.TOO_BIG)
    # A zero byte among the first two is UTF-16 or UTF-32 without its mark: YAML and JSON begin with plain ASCII.
    wide = data.startswith(_UTF16) and not data.startswith(_UTF32)
    if not wide and b"\0" in data[:2]:
        raise Broken(Flaw.NOT_UTF8, line=1)
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else data.count(b"\n", 0, error.start) + 1
        raise Broken(Flaw.NOT_UTF8, line=line) from None
