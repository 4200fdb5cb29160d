"""Under which key records come back from a backup."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from exitcoach.cli.screen import prose
from exitcoach.cli.unlocking import opening
from exitcoach.errors import RecordsLocked
from exitcoach.locale import _
from exitcoach.wiring import Desk

if TYPE_CHECKING:
    from exitcoach.stores.key_file import KeyFile
    from exitcoach.stores.layout import Home


class RestoredKey:
    """What becomes of the encryption: of the records of now, ``_now``, and of those of the backup, ``_then``."""

    def __init__(self, desk: Desk, backup: Path, stage: "Home") -> None:
        """Raises RecordsLocked where the backup cannot be opened."""
        from exitcoach.stores.key_file import read_key_file

        self._desk = desk
        self._stage = stage
        self._then = read_key_file(stage.path)
        self._now: KeyFile | None = None
        with suppress(RecordsLocked):  # perhaps the very reason to restore
            self._now = read_key_file(desk.home.path)
        if self._now and self._now.public == self._public:
            desk.unlock()
        elif self._then:
            with opening(backup):
                desk.keys.unlock(stage.path)

    @property
    def _public(self) -> bytes:
        return self._then.public if self._then else b""

    def news(self) -> Iterator[str]:
        """What is to be known before the backup is put in place; nothing where all stays as it is."""
        if self._then and self._now is None:
            yield _("The records of this backup are encrypted, and stay so.")
        elif self._then and self._now and self._then.public != self._now.public:
            yield _("This backup is encrypted under another key: from then on that one opens the records.")
            yield _("Backups and copies of now still need the key of now: keep its recovery code too.")
        elif self._now and not self._then and self._is_open():
            yield _("This backup is not encrypted; its records will be, under the key of the records of now.")
        elif self._now and not self._then:
            yield _("This backup is not encrypted, so the records will not be any more.")
            yield _("They are encrypted again, under a new key, with: exitcoach data encrypt")

    def carry_over(self) -> None:
        """Let the staged records be as encrypted as those of now; the way their key is kept now goes on."""
        from exitcoach.stores.encrypting import encrypt_home
        from exitcoach.stores.key_file import write_key_file

        if self._then:
            same = self._now and self._now.public == self._public
            write_key_file(self._stage.path, self._now if self._now and same else self._then)
        elif self._now and self._is_open():
            encrypt_home(self._stage, self._now)

    def tell(self) -> None:
        """The news, to whoever restores."""
        prose(*self.news())

    def _is_open(self) -> bool:
        """Whether the records of now could be opened; whoever was asked already is not asked again."""
        with suppress(RecordsLocked):
            self._desk.unlock()
            return True
        return False
