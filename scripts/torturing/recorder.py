"""A layer under the stores that remembers, in order, all that is written, synced and named in a folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from exitcoach.stores.files import PrivateFile

from .power import Files, Happened, Named, NamesSynced, Synced, Told, Wrote

_LISTENING: list["Recorder"] = []


class Recorder:
    """A FileLayer over a folder. Names are heard of from the interpreter itself, which tells what it asks of the
    system: the stores rename, link and delete without a layer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.happened: list[Happened] = []
        self.files: Files = {str(path): None if path.is_dir() else path.read_bytes() for path in folder.rglob("*")}
        self._names = {path: number for number, path in enumerate(self.files)}
        self._numbers = count(len(self.files))

    def __call__(self, path: Path, mode: str) -> PrivateFile:
        """Open a file whose writes are remembered."""
        known = self._names.get(str(path))
        file = _Recorded(self, path, mode)
        if known is None:
            known = next(self._numbers)
            self._name(Named(str(path), known))
        file.number = known
        if mode == "w":
            self.happened.append(Wrote(known, 0, None))
        return file

    def tell(self) -> None:
        """One more step was told as done."""
        self.happened.append(Told())

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear of names while inside."""
        _LISTENING.append(self)
        try:
            yield
        finally:
            _LISTENING.remove(self)

    def hear(self, event: str, words: tuple[Any, ...]) -> None:
        """What the interpreter is about to ask of the system."""
        if event == "os.mkdir":
            self._made(Path(os.fspath(words[0])))
        elif event == "os.rename":
            self._renamed(os.fspath(words[0]), os.fspath(words[1]))
        elif event == "os.link":
            self._linked(os.fspath(words[0]), os.fspath(words[1]))
        elif event == "os.remove" and str(words[0]) in self._names:
            self._name(Named(str(words[0]), None, gone=str(words[0])))
        elif event == "open" and Path(str(words[0])).is_dir():
            # Nobody opens a folder but to sync its names.
            self.happened.append(NamesSynced(str(words[0])))

    def _made(self, folder: Path) -> None:
        # It is told before it is tried: what is there already, or has nothing to be in, is not made.
        if folder.parent.is_dir() and not folder.exists():
            self._name(Named(str(folder), next(self._numbers), is_folder=True))

    def _renamed(self, source: str, target: str) -> None:
        file = self._names.get(source)
        # Between two names of one file it does nothing, and leaves both.
        if file is not None and self._names.get(target) != file:
            self._name(Named(target, file, gone=source))

    def _linked(self, source: str, target: str) -> None:
        file = self._names.get(source)
        if file is not None:
            self._name(Named(target, file))

    def _name(self, named: Named) -> None:
        self.happened.append(named)
        self._names.pop(named.gone, None)
        if named.file is not None:
            self._names[named.path] = named.file


class _Recorded(PrivateFile):
    number: int

    def __init__(self, recorder: Recorder, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        self._recorder = recorder

    def write(self, data: Any) -> int:
        offset = self.tell()
        taken = super().write(data)
        self._recorder.happened.append(Wrote(self.number, offset, bytes(data)[:taken]))
        return taken

    def truncate(self, size: int | None = None) -> int:
        end = super().truncate(size)
        self._recorder.happened.append(Wrote(self.number, end, None))
        return end

    def sync(self) -> None:
        super().sync()
        self._recorder.happened.append(Synced(self.number))


def _hear(event: str, words: tuple[Any, ...]) -> None:
    if _LISTENING and event in ("os.mkdir", "os.rename", "os.link", "os.remove", "open"):
        for recorder in _LISTENING:
            if str(words[0]).startswith(str(recorder.folder)):
                recorder.hear(event, words)


sys.addaudithook(_hear)
