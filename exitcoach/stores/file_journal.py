"""A journal open for writing."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from exitcoach.stores.files import FileLayer, PrivateFile, replace_file
from exitcoach.stores.journal_lines import event_line, header
from exitcoach.stores.layout import Home, disk_failures

if TYPE_CHECKING:  # a report looks at journals, and needs no events
    from exitcoach.domain.events import Event


class FileJournal:
    """The events of one interview: ``length`` bytes and ``written`` events of the file are known to be good.

    ``home`` is asked at each event whether it is to be encrypted: another window may have changed that.
    """

    def __init__(
        self, case_id: str, path: Path, layer: FileLayer, home: Home, *, length: int = 0, written: int = 0
    ) -> None:
        self.case_id = case_id
        self._home = home
        self._path = path
        self._layer = layer
        self._length = length
        self._written = written
        self._soiled = False
        self._file: PrivateFile | None = layer(path, "r+") if written else None

    def append(self, event: "Event") -> None:
        """Store the event, on disk before this returns. Raises HomeUnusable; then nothing of it is kept."""
        line = event_line(event, self._written + 1, self.case_id, self._home.vault)
        with disk_failures(self._path):
            if self._written and self._file is not None:
                self._extend(self._file, line)
            else:
                line = header(self.case_id) + line
                self._begin(line)
        self._length += len(line)
        self._written += 1
        self._soiled = False

    def _begin(self, data: bytes) -> None:
        self.close()
        try:
            replace_file(self._path, data, layer=self._layer)
            self._file = self._layer(self._path, "r+")
        except BaseException:
            self._path.unlink(missing_ok=True)
            raise

    def _extend(self, file: PrivateFile, line: bytes) -> None:
        if self._soiled:
            file.truncate(self._length)
        # Until the event counts as written, an interruption of any kind leaves something to be cut off.
        self._soiled = True
        try:
            file.seek(self._length)
            file.put(line)
            file.sync()
        except BaseException:
            with suppress(OSError):
                file.truncate(self._length)
            raise

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
