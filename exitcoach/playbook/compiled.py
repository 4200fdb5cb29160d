"""Playbooks and tone rules already read: JSON beside their sources' stamps, so that a call need not wait for YAML."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Generic, TypeVar
from zlib import crc32

import msgspec

from exitcoach import __version__

Shape = TypeVar("Shape")
FORMAT = 1
Stamp = tuple[str, int, int]
"""Absolute path, size, time of the last change in nanoseconds."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a compiled file: what it was made from."""

    id: str
    made_from: tuple[Stamp, ...]
    format: int = FORMAT
    program: str = __version__


class Compiled(Generic[Shape]):
    """The compiled files of ``folder``. What cannot be read is as good as not there; what cannot be kept is not."""

    def __init__(self, folder: Path, shape: type[Shape]) -> None:
        self.folder = folder
        self._shape = shape

    def id(self, sources: tuple[Path, ...]) -> str | None:
        """The id of what was compiled from these files as they are now, the first being its own."""
        found = self._find(sources)
        return found[0].id if found else None

    def get(self, sources: tuple[Path, ...]) -> Shape | None:
        """What was compiled from these files as they are now, the first being its own."""
        found = self._find(sources)
        try:
            return msgspec.json.decode(found[1], type=self._shape) if found else None
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None

    def keep(self, name: str, value: Shape, made_from: tuple[Stamp, ...]) -> None:
        """Store it for the next time, whole or not at all."""
        try:
            label = msgspec.json.encode(Label(id=name, made_from=made_from))
            body = msgspec.json.encode(value)
            _make(self.folder)
            _replace(self._path(Path(made_from[0][0])), (label, b"\n", body))
        except (OSError, ValueError):  # the name of a file may be none in any encoding
            return

    def _find(self, sources: tuple[Path, ...]) -> tuple[Label, bytes] | None:
        try:
            head, _, body = self._path(sources[0].absolute()).read_bytes().partition(b"\n")
            label = msgspec.json.decode(head, type=Label)
            fresh = Label(id=label.id, made_from=stamps(sources))
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
            return None
        return (label, body) if label == fresh else None

    def _path(self, source: Path) -> Path:
        return self.folder / f"{source.stem}-{crc32(os.fsencode(source)):08x}.json"


def stamps(sources: Iterable[Path]) -> tuple[Stamp, ...]:
    """What tells a changed file. Raises OSError."""
    stats = ((source.absolute(), source.stat()) for source in sources)
    return tuple((os.fspath(path), stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)  # whatever the umask


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    import tempfile  # slow to load, and seldom needed

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(parts)
        draft.chmod(0o600)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
