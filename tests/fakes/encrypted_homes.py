"""Homes that are encrypted: under one key that is at hand without a question, or as people encrypt them."""

from pathlib import Path

from exitcoach.stores.encrypting import encrypt_home
from exitcoach.stores.key_file import (
    KeyFile,
    in_keyring,
    new_private_key,
    private_of,
    recovery_code,
    with_passphrase,
    write_key_file,
)
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.system_keyring import SystemKeyring
from exitcoach.stores.vault import KeyVault
from tests.fakes.file_keyring import keep
from tests.fakes.keyring import MemoryKeyring

PRIVATE = bytes(range(32))
OTHER = bytes(range(1, 33))
PASSPHRASE = "caballo azul lento río"
QUICK = (2, 8, 1)
"""What scrypt costs where nothing is to be guarded."""


def key_file(private: bytes = PRIVATE) -> KeyFile:
    return in_keyring(private)


def with_key(path: Path) -> Home:
    """A home whose key the keyring has, if it is encrypted at all; it has that of another home too."""
    kept = {key_file(private).fingerprint: recovery_code(private) for private in (PRIVATE, OTHER)}
    return Home(path, Keys(MemoryKeyring(**kept)))


def without_key(path: Path) -> Home:
    """The same home where nobody has the key, and nobody sits here."""
    return Home(path, Keys(MemoryKeyring()))


def encrypted(path: Path, private: bytes = PRIVATE) -> Home:
    """An empty home that is encrypted from its first moment."""
    home = with_key(path)
    home.prepare()
    write_key_file(path, key_file(private))
    return home


def a_vault(private: bytes = PRIVATE) -> KeyVault:
    return KeyVault(in_keyring(private).public, lambda: private)


def under_passphrase(home: Path) -> str:
    """Encrypt a home under ``PASSPHRASE``; the recovery code."""
    private = new_private_key()
    return _encrypted(home, private, with_passphrase(private, PASSPHRASE))


def under_keyring(home: Path, keyring: Path, code: str = "") -> str:
    """Encrypt a home under a key that this file has, as a keyring, or keep the key of this code there; the code."""
    private = private_of(code) or new_private_key()
    found = in_keyring(private)
    keep(keyring, found.fingerprint, recovery_code(private))
    return _encrypted(home, private, found)


def _encrypted(home: Path, private: bytes, found: KeyFile) -> str:
    keys = Keys(SystemKeyring())
    keys.know(found, private)
    place = Home(home, keys)
    place.prepare()
    encrypt_home(place, found)
    return recovery_code(private)
