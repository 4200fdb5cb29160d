"""A whole home, encrypted or decrypted, and the backups in it.

What is encrypted reads as well as what is not: whoever is interrupted has lost nothing, and goes on by doing it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exitcoach.errors import ExitCoachError, RecordsLocked
from exitcoach.ports import HomeUnusable
from exitcoach.stores.backups import Backups
from exitcoach.stores.files import FileLayer, PrivateFile
from exitcoach.stores.key_file import KeyFile, drop_key_file, read_key_file, write_key_file
from exitcoach.stores.layout import Home, disk_failures
from exitcoach.stores.rewriting import Rewriting, Rewritten
from exitcoach.stores.vault import Vault


@dataclass(frozen=True, slots=True)
class OpenVault:
    """Reads what is encrypted, and writes nothing so."""

    vault: Vault
    encrypts = False

    def of(self, folder: Path) -> Vault:
        """This one, for every folder."""
        return self

    def encrypt(self, place: str, document: bytes) -> bytes:
        """The document itself."""
        return document

    def deposit(self, place: str, document: bytes) -> bytes:
        """The document itself."""
        return document

    def decrypt(self, place: str, document: bytes) -> bytes:
        """What was encrypted for this place."""
        return self.vault.decrypt(place, document)


def encrypt_home(home: Home, key: KeyFile, layer: FileLayer = PrivateFile) -> Rewritten:
    """Encrypt all that is not yet, under this key; how it is kept is written first. Raises HomeUnusable, RecordDamaged,
    RecordForeign, RecordsLocked: also where the home is under another key."""
    known = read_key_file(home.path)
    if known and known.public != key.public:
        raise RecordsLocked(str(home.path), "other-key")
    with disk_failures(home.path):
        write_key_file(home.path, key, layer)
    return Rewriting(home, layer).all()


def decrypt_home(home: Home, layer: FileLayer = PrivateFile) -> Rewritten:
    """Write everything as it was before it was encrypted; the key file goes when nothing needs it any more. Raises as
    ``encrypt_home``."""
    done = Rewriting(Home(home.path, OpenVault(home.vault)), layer).all()
    if not done.left:
        with disk_failures(home.path):
            drop_key_file(home.path)
    return done


def encrypt_backups(home: Home, key: KeyFile, layer: FileLayer = PrivateFile) -> Rewritten:
    """The backups in the home, encrypted too, and so with any passphrase they had before. Raises HomeUnusable."""
    return _each_backup(home, lambda inside: encrypt_home(inside, key, layer), key, layer)


def decrypt_backups(home: Home, layer: FileLayer = PrivateFile) -> Rewritten:
    """The backups in the home, so that none of them needs the key. Raises HomeUnusable."""
    return _each_backup(home, lambda inside: decrypt_home(inside, layer), None, layer)


def _each_backup(home: Home, rewrite: Callable[[Home], Rewritten], key: KeyFile | None, layer: FileLayer) -> Rewritten:
    """One made while the home was being written again may have the key file, and be plain in part."""
    backups, done = Backups(home), Rewritten(0)
    for path in backups.paths():
        try:
            with backups.opened(path) as inside:
                known = read_key_file(inside.path)
                told = rewrite(inside)
                changed = bool(told.files) or known != key
                if changed:
                    backups.write_again(path, inside, layer)
                done += Rewritten(int(changed), told.left)
        except HomeUnusable:
            raise
        except ExitCoachError:  # damaged, or under another key
            done += Rewritten(0, (path.relative_to(home.path).as_posix(),))
    return done
