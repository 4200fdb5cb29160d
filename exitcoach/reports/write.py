"""The only opener of output files. A file is there whole or not at all."""

import errno
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from exitcoach.errors import ExitCoachError

STDOUT = "-"
_ONLY_THE_OWNER = 0o600


class OutputExists(ExitCoachError):
    """There is such a file already, and nobody said to write over it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class OutputUnusable(ExitCoachError):
    """The file cannot be written: ``why`` is the system's reason (``ENOSPC`` …)."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why


def write_file(pieces: Iterable[bytes], path: Path, *, force: bool = False) -> None:
    """Write all pieces to ``path``, readable by its owner alone. Raises OutputExists, OutputUnusable."""
    with _reasons(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            _write_through(pieces, target)
            return
        if target.exists() and not force:
            raise OutputExists(str(path))
        _write_aside(pieces, target)


def write_stdout(pieces: Iterable[bytes], stream: TextIO | None = None) -> None:
    """Write all pieces to standard output: as they are to a pipe, in its own encoding to a terminal."""
    out = stream or sys.stdout
    binary: BinaryIO | None = getattr(out, "buffer", None)
    out.flush()
    for piece in pieces:
        if binary is not None and not out.isatty():
            binary.write(piece)
        else:
            out.write(in_encoding(piece.decode("utf-8"), out.encoding or "utf-8"))
    out.flush()


def in_encoding(text: str, encoding: str) -> str:
    """The text without the accents that ``encoding`` does not have, and a question mark for what is left."""
    with suppress(UnicodeEncodeError):
        text.encode(encoding)
        return text
    return "".join(_nearest_character(char, encoding) for char in text)


def _nearest_character(char: str, encoding: str) -> str:
    for candidate in (char, unicodedata.normalize("NFKD", char)[0]):
        with suppress(UnicodeEncodeError):
            candidate.encode(encoding)
            return candidate
    return "?"


def _write_through(pieces: Iterable[bytes], target: Path) -> None:
    with target.open("wb") as out:
        for piece in pieces:
            out.write(piece)


def _write_aside(pieces: Iterable[bytes], target: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        aside.chmod(_ONLY_THE_OWNER)  # a umask may have taken our own rights away
        aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


@contextmanager
def _reasons(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputUnusable(str(path), errno.errorcode.get(error.errno or 0, "EIO")) from error
