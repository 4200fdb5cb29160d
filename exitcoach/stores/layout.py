"""Where things lie in the home, and how a failing disk is told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from exitcoach.ports import HomeUnusable
from exitcoach.stores.vault import PLAIN_ONLY, Vault, Vaults

ONLY_THE_OWNER = 0o700


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of records and settings; ``vaults`` has the key of it, and of others like it."""

    path: Path
    vaults: Vaults = field(default=PLAIN_ONLY, compare=False)

    @property
    def vault(self) -> Vault:
        """What encrypts its records, as things stand now. Raises RecordsLocked."""
        return self.vaults.of(self.path)

    def at(self, folder: Path) -> "Home":
        """Another folder of records, perhaps under the same key."""
        return Home(folder, self.vaults)

    @property
    def cases(self) -> Path:
        """Finished and set-aside cases, a file a month."""
        return self.path / "cases"

    @property
    def drafts(self) -> Path:
        """The running interviews, a journal each."""
        return self.path / "drafts"

    @property
    def investigations(self) -> Path:
        """The investigations that are going on, a journal each."""
        return self.drafts / "investigations"

    @property
    def private(self) -> Path:
        """What only the employee sees, a file a month."""
        return self.path / "private"

    @property
    def house(self) -> Path:
        """What belongs to the house and not to one case: a file each for correctives, lessons and smoke."""
        return self.path / "house"

    @property
    def backups(self) -> Path:
        """What was saved before something was deleted."""
        return self.path / "backups"

    @property
    def damaged(self) -> Path:
        """What ``data check --repair`` set aside, by the moment it did."""
        return self.path / "damaged"

    @property
    def playbooks(self) -> Path:
        """The house's own playbooks."""
        return self.path / "playbooks"

    @property
    def cache(self) -> Path:
        """What can be deleted at any time."""
        return self.path / "cache"

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.path / "config.toml"

    def prepare(self) -> None:
        """Make every folder that is missing, for its owner alone. Raises HomeUnusable."""
        folders = (self.cases, self.drafts, self.private, self.house, self.backups, self.playbooks, self.cache)
        for folder in (self.path, *folders):
            with disk_failures(folder):
                make_folder(folder)


def make_folder(folder: Path) -> None:
    """Make a folder, and those it is in, for their owner alone whatever the umask. Raises OSError."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(mode=ONLY_THE_OWNER)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent)
        make_folder(folder)
        return
    except FileExistsError:
        if not folder.is_dir():  # a file, or a link to nowhere; else another window was faster
            raise
        return
    folder.chmod(ONLY_THE_OWNER)


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, in order; none when it is not there. Raises HomeUnusable."""
    with disk_failures(folder):
        try:
            return tuple(sorted(path.name for path in folder.iterdir()))
        except FileNotFoundError:
            return ()


@contextmanager
def disk_failures(path: Path) -> Iterator[None]:
    """Raise HomeUnusable with ``path`` for what the system refuses inside."""
    try:
        yield
    except OSError as failure:
        raise HomeUnusable(str(path), reason(failure)) from failure


def reason(failure: OSError) -> str:
    """The system's short name of a failure: ``ENOSPC``, ``EACCES`` …"""
    return errno.errorcode.get(failure.errno or 0, type(failure).__name__)
