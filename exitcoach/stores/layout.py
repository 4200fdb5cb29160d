"""Where things lie in the home, and how a failing disk is told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from exitcoach.ports import HomeUnusable
from exitcoach.stores.files import sync_folder
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
        with disk_failures(self.path):
            make_folder(self.path)
        made = False
        for folder in folders:
            with disk_failures(folder):
                made |= _made(folder)
        if made:
            with disk_failures(self.path):
                _sync(self.path)


def make_folder(folder: Path) -> None:
    """Make a folder, and those it is in, for their owner alone whatever the umask; on disk before this returns.

    Raises OSError.
    """
    if _made(folder):
        _sync(folder.parent)


def work_folder(place: Path, beginning: str) -> Path:
    """A new folder whose name begins so, to work in. Raises OSError."""
    import tempfile  # slow to load, and no call needs it

    folder = Path(tempfile.mkdtemp(prefix=beginning, dir=place))
    folder.chmod(ONLY_THE_OWNER)
    return folder


def _made(folder: Path) -> bool:
    """Make it; whether it was not there. Those it is in are on disk then, its own name may not be yet."""
    if folder.is_dir():
        return False
    try:
        folder.mkdir(mode=ONLY_THE_OWNER)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent)
        return _made(folder)
    except FileExistsError:
        if not folder.is_dir():  # a file, or a link to nowhere; else another window was faster
            raise
        return True
    folder.chmod(ONLY_THE_OWNER)
    return True


def _sync(folder: Path) -> None:
    with suppress(PermissionError):  # one that may be written in and not be looked into
        sync_folder(folder)


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
