"""Homes that are encrypted, and what opens them."""

from pathlib import Path

from exitcoach.stores.encrypting import encrypt_home
from exitcoach.stores.key_file import KeyFile, in_keyring, new_private_key, private_of, recovery_code, with_passphrase
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.system_keyring import SystemKeyring
from tests.fakes.file_keyring import keep

PASSPHRASE = "caballo azul lento río"


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
