"""Homes that are encrypted, under one key that is at hand without a question."""

from pathlib import Path

from exitcoach.stores.key_file import KeyFile, in_keyring, recovery_code, write_key_file
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.vault import KeyVault
from tests.fakes.keyring import MemoryKeyring

PRIVATE = bytes(range(32))
OTHER = bytes(range(1, 33))
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
