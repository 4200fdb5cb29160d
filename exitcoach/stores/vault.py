"""What makes documents unreadable to others on the disk: nothing, or the key of the home.

An encrypted document is ``{"encrypted":"…"}``: AES-256-GCM under a key derived from the private key of the home, base64
of a nonce of 12 bytes, the ciphertext and a tag of 16. What is written while the private key may not be at hand, an
event of a call, is ``{"key":"…","encrypted":"…"}``: encrypted under a key of this process, which is itself encrypted to
the public key of the home (HPKE, RFC 9180: X25519, HKDF-SHA256, AES-256-GCM). The place of a document is authenticated
with it, so that none can be put in another's place.
"""

from binascii import b2a_base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from os import urandom
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

from exitcoach.errors import RecordsLocked

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hpke import Suite

# cryptography is imported inside: it takes as long as half of the start, and a call begins without it.

KEY_FILE = "encryption.json"
"""In the home: its public key, and how the private one is kept."""
KEY_BYTES = 32
ENCRYPTED = "encrypted"
ENVELOPE = b'"encrypted":"'
"""What stands in whatever holds an encrypted document."""
_NONCE_BYTES = 12
_BEGINNINGS = (b'{"encrypted":"', b'{"key":"')
_RECORDS, _EVENTS = b"exitcoach records 1", b"exitcoach events 1"


class Vault(Protocol):
    """Encrypts and decrypts the documents of a home; ``place`` says where a document stands."""

    @property
    def encrypts(self) -> bool:
        """Whether what is written cannot be read by others."""
        ...

    def encrypt(self, place: str, document: bytes) -> bytes:
        """A JSON object in the place of the document. Raises RecordsLocked."""
        ...

    def deposit(self, place: str, document: bytes) -> bytes:
        """The same, for which nobody needs the private key."""
        ...

    def decrypt(self, place: str, document: bytes) -> bytes:
        """The document; as it is where it was never encrypted. Raises RecordsLocked, and ValueError for any change."""
        ...


class Vaults(Protocol):
    """Has the vault of every folder of records."""

    def of(self, folder: Path) -> Vault:
        """The vault of the home in this folder."""
        ...


def is_encrypted(document: bytes) -> bool:
    """Whether a document is the object that stands in the place of another."""
    return document.startswith(_BEGINNINGS)


def decrypted(fields: dict[str, Any], place: str, vault: Vault) -> dict[str, Any]:
    """The fields of a document; as they are where they were never encrypted. Raises RecordsLocked, ValueError."""
    if ENCRYPTED not in fields:
        return fields
    from exitcoach.stores.codec import decode_fields, encode_fields

    return decode_fields(vault.decrypt(place, encode_fields(fields)))


class PlainVault:
    """Leaves documents as they are."""

    encrypts = False

    def encrypt(self, place: str, document: bytes) -> bytes:
        """The document itself."""
        return document

    def deposit(self, place: str, document: bytes) -> bytes:
        """The document itself."""
        return document

    def decrypt(self, place: str, document: bytes) -> bytes:
        """The document itself. Raises RecordsLocked for one that somebody did encrypt."""
        if is_encrypted(document):
            raise RecordsLocked(place, "missing")
        return document


class PlainVaults:
    """No folder has a key."""

    def of(self, folder: Path) -> Vault:
        """One that leaves documents as they are."""
        return PLAIN


@dataclass(frozen=True, slots=True)
class _Envelope:
    """Decoded from base64 with the JSON around it: that takes a third of the time."""

    encrypted: bytes
    key: bytes = b""


class KeyVault:
    """Encrypts under the key of a home: ``public`` is its public key, ``private`` finds the other when it is needed."""

    encrypts = True

    def __init__(self, public: bytes, private: Callable[[], bytes]) -> None:
        self._public = public
        self._private = private
        self._opened: dict[bytes, AESGCM] = {}
        self._one_at_a_time = RLock()

    def unlock(self) -> None:
        """Find the private key now. Raises RecordsLocked."""
        self._records  # noqa: B018

    def encrypt(self, place: str, document: bytes) -> bytes:
        """Under the key of the records."""
        return b'{"encrypted":"%s"}' % _encrypted(self._records, place, document)

    def deposit(self, place: str, document: bytes) -> bytes:
        """Under a key of this process."""
        cipher, key = self._deposits
        return b'{"key":"%s","encrypted":"%s"}' % (key, _encrypted(cipher, place, document))

    def decrypt(self, place: str, document: bytes) -> bytes:
        """What was encrypted for this place."""
        if not is_encrypted(document):
            return document
        from cryptography.exceptions import InvalidTag

        from exitcoach.stores.codec import decoder

        found = decoder(_Envelope)(document)
        try:
            cipher = self._of_events(found.key) if found.key else self._records
            data = found.encrypted
            return cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], place.encode())
        except InvalidTag:
            raise ValueError(place) from None

    @cached_property
    def _records(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        with self._one_at_a_time:
            private = self._private()
        return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=_RECORDS).derive(private))

    @cached_property
    def _deposits(self) -> tuple["AESGCM", bytes]:
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = urandom(KEY_BYTES)
        public = X25519PublicKey.from_public_bytes(self._public)
        return AESGCM(key), _base64(_suite().encrypt(key, public, _EVENTS))

    def _of_events(self, key: bytes) -> "AESGCM":
        if key not in self._opened:
            from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM

            with self._one_at_a_time:
                private = X25519PrivateKey.from_private_bytes(self._private())
            opened = _suite().decrypt(key, private, _EVENTS)
            self._opened[key] = AESGCM(opened)
        return self._opened[key]


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _encrypted(cipher: "AESGCM", place: str, document: bytes) -> bytes:
    nonce = urandom(_NONCE_BYTES)
    return _base64(nonce + cipher.encrypt(nonce, document, place.encode()))


def _base64(data: bytes) -> bytes:
    return b2a_base64(data, newline=False)


PLAIN, PLAIN_ONLY = PlainVault(), PlainVaults()
