"""Where the key of encrypted records is found: a key file, the keyring of the system, or whoever sits here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from exitcoach.errors import RecordsLocked
from exitcoach.stores.files import PREVIOUS, Stamp, stamp_of
from exitcoach.stores.vault import KEY_FILE, PLAIN, KeyVault, Vault

if TYPE_CHECKING:
    from exitcoach.stores.key_file import KeyFile

# key_file is imported inside: where nothing is encrypted, nothing of it is needed.

TRIES = 3
MOST_OF_A_KEY_FILE = 4_000
asking: ContextVar[Callable[["KeyFile", bool], str | None] | None] = ContextVar("asking", default=None)
"""Asks for the passphrase or the recovery code, and again when it was wrong; an empty answer is a refusal, and None
says that nobody is there. Not set where nobody must be asked: a client is on the line."""


@contextmanager
def nobody_asked() -> Iterator[None]:
    """Meanwhile a key is found without asking anybody, or not at all."""
    token = asking.set(None)
    try:
        yield
    finally:
        asking.reset(token)


class Keyring(Protocol):
    """Keeps secrets for the person who is logged in."""

    def get(self, name: str) -> str:
        """The secret of this name; empty where there is none. Raises RecordsLocked (``no-keyring``)."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Keep a secret. Raises RecordsLocked (``no-keyring``)."""
        ...

    def drop(self, name: str) -> None:
        """Forget a secret, where there is one. Raises RecordsLocked (``no-keyring``)."""
        ...


class _Known(NamedTuple):
    path: str
    stamp: Stamp | None
    vault: Vault


class Keys:
    """The vaults of all folders; ``key_file`` is a file with a recovery code. A key that was found serves them all."""

    def __init__(self, keyring: Keyring, key_file: Path | None = None) -> None:
        self._keyring = keyring
        self._key_file = key_file
        self._private: dict[bytes, bytes] = {}
        self._refused: dict[bytes, str] = {}
        self._vaults: dict[Path, _Known] = {}

    def of(self, folder: Path) -> Vault:
        """The vault of the home in this folder, as its encryption.json is now. Raises RecordsLocked."""
        known = self._vaults.get(folder)
        path = known.path if known else str(folder / KEY_FILE)
        stamp = _stamp(path) or _stamp(path + PREVIOUS)
        if known is None or known.stamp != stamp:
            known = self._vaults[folder] = _Known(path, stamp, self._made(folder) if stamp else PLAIN)
        return known.vault

    def know(self, found: "KeyFile", private: bytes) -> None:
        """Use this private key from now on."""
        self._private[found.public] = private

    def unlock(self, folder: Path) -> None:
        """Find the private key of the home in this folder, if it has one. Raises RecordsLocked."""
        vault = self.of(folder)
        if isinstance(vault, KeyVault):
            vault.unlock()

    def private(self, found: "KeyFile", folder: Path) -> bytes:
        """The private key of the home in this folder. Raises RecordsLocked."""
        if found.public not in self._private:
            self._private[found.public] = self._found(found, str(folder / KEY_FILE))
        return self._private[found.public]

    def _made(self, folder: Path) -> Vault:
        from exitcoach.stores.key_file import read_key_file

        found = read_key_file(folder)
        return KeyVault(found.public, lambda: self.private(found, folder)) if found else PLAIN

    def _found(self, found: "KeyFile", path: str) -> bytes:
        from exitcoach.stores.key_file import private_of

        if self._key_file:
            return _of_file(self._key_file, found)
        why = "nobody"
        if found.kept == "keyring":
            try:
                if (private := private_of(self._keyring.get(found.fingerprint))) and found.fits(private):
                    return private
                why = "keyring"
            except RecordsLocked as trouble:
                why = trouble.why
        return self._asked(found, path, why)

    def _asked(self, found: "KeyFile", path: str, why: str) -> bytes:
        ask = asking.get()
        if ask is None:
            raise RecordsLocked(path, why)
        if found.public in self._refused:
            raise RecordsLocked(path, self._refused[found.public])
        typed: str | None = ""
        for turn in range(TRIES):
            typed = ask(found, turn > 0)
            if not typed:
                break
            if private := found.opened_with(typed):
                return private
        refused = why if typed is None else "wrong" if typed else "declined"
        self._refused[found.public] = refused  # who has been asked is not asked again
        raise RecordsLocked(path, refused)


def _of_file(path: Path, found: "KeyFile") -> bytes:
    from exitcoach.stores.key_file import private_of

    try:
        with path.open("rb") as file:
            text = file.read(MOST_OF_A_KEY_FILE).decode("ascii", "replace")
    except OSError:
        raise RecordsLocked(str(path), "key-file") from None
    private = private_of(text)
    if not private or not found.fits(private):
        raise RecordsLocked(str(path), "other-key")
    return private


def _stamp(path: str) -> Stamp | None:
    try:
        return stamp_of(path)
    except OSError:
        return None
