"""``encryption.json``: the public key of a home, and how the private one is kept.

With a passphrase the private key stands in the file, encrypted under a key that scrypt makes of the passphrase; with
the keyring of the system it stands there under the fingerprint of the public key. The recovery code is the private key
itself, for people to write down.
"""

import json
import re
from base64 import b32decode, b32encode
from binascii import a2b_base64, b2a_base64
from dataclasses import dataclass
from hashlib import scrypt, sha256
from pathlib import Path
from secrets import token_bytes
from typing import Any, Literal
from unicodedata import normalize

from exitcoach.errors import RecordsLocked
from exitcoach.stores.files import FileLayer, PrivateFile, previous_of, replace_file, sync_folder
from exitcoach.stores.seal import seal, unseal
from exitcoach.stores.vault import KEY_BYTES, KEY_FILE

FORMAT, FORM = "exitcoach", 1
COST, BLOCK, LANES = 2**17, 8, 1
"""Of scrypt: 128 MiB, as OWASP advises."""
_MOST_MEMORY = 2**30
_SALT_BYTES, _NONCE_BYTES, _CHECK_BYTES, _GROUP = 16, 12, 3, 4
_WRAPPED_BYTES = _NONCE_BYTES + KEY_BYTES + 16
_PRIVATE = b"exitcoach private key 1 "
_MISREAD = str.maketrans("018", "OIB")

Kept = Literal["passphrase", "keyring"]
Cost = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """How a home is encrypted; ``salt``, ``wrapped`` and the cost are empty where the keyring has the key."""

    public: bytes
    kept: Kept
    salt: bytes = b""
    wrapped: bytes = b""
    cost: Cost = (COST, BLOCK, LANES)

    @property
    def fingerprint(self) -> str:
        """What tells this key from others."""
        return sha256(self.public).hexdigest()[:16]

    def fits(self, private: bytes) -> bool:
        """Whether this is the private key."""
        return len(private) == KEY_BYTES and public_of(private) == self.public

    def opened_with(self, typed: str) -> bytes:
        """The private key by the passphrase, or by the recovery code; empty where it is neither."""
        code = private_of(typed)
        if code and self.fits(code):
            return code
        return self._unwrapped(typed) if self.kept == "passphrase" else b""

    def _unwrapped(self, passphrase: str) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, rest = self.wrapped[:_NONCE_BYTES], self.wrapped[_NONCE_BYTES:]
        try:
            return AESGCM(_stretched(passphrase, self.salt, self.cost)).decrypt(nonce, rest, _PRIVATE + self.public)
        except InvalidTag:
            return b""


def new_private_key() -> bytes:
    """A new one, by chance."""
    return token_bytes(KEY_BYTES)


def public_of(private: bytes) -> bytes:
    """The public key of a private one."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def in_keyring(private: bytes) -> KeyFile:
    """For a key that the keyring of the system has."""
    return KeyFile(public=public_of(private), kept="keyring")


def with_passphrase(private: bytes, passphrase: str, cost: Cost = (COST, BLOCK, LANES)) -> KeyFile:
    """For a key that a passphrase opens."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    public, salt, nonce = public_of(private), token_bytes(_SALT_BYTES), token_bytes(_NONCE_BYTES)
    cipher = AESGCM(_stretched(passphrase, salt, cost))
    wrapped = nonce + cipher.encrypt(nonce, private, _PRIVATE + public)
    return KeyFile(public=public, kept="passphrase", salt=salt, wrapped=wrapped, cost=cost)


def recovery_code(private: bytes) -> str:
    """Fourteen groups of four letters and digits, the last of them a check."""
    text = b32encode(private + _check(private)).decode("ascii")
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def private_of(code: str) -> bytes:
    """The private key in a recovery code as somebody typed it; empty where it is none."""
    # Also dashes of every kind, and the marks that Windows puts at the beginning of a file.
    text = re.sub(r"[\W_]", "", code).upper().translate(_MISREAD)
    try:
        data = b32decode(text.encode("ascii"))
    except ValueError:
        return b""
    private, check = data[:KEY_BYTES], data[KEY_BYTES:]
    return private if len(private) == KEY_BYTES and check == _check(private) else b""


def read_key_file(folder: Path) -> KeyFile | None:
    """That of the home in a folder, or the copy beside it where it is gone or damaged: no call waits for a repair.

    None where nothing is encrypted. Raises RecordsLocked.
    """
    path = folder / KEY_FILE
    damage: RecordsLocked | None = None
    for one in (path, previous_of(path)):
        try:
            return key_file_in(one.read_bytes(), path)
        except FileNotFoundError:
            continue
        except OSError:
            damage = RecordsLocked(str(path), "damaged")
        except RecordsLocked as locked:
            if locked.why != "damaged":
                raise
            damage = locked
    if damage:
        raise damage
    return None


def key_file_in(data: bytes, path: Path) -> KeyFile:
    """What a file says. Raises RecordsLocked (``damaged``, ``newer``), which names ``path``."""
    try:
        told = json.loads(unseal(data.removesuffix(b"\n")) or b"")
        newer = told["encryption"] == FORMAT and told["form"] > FORM
        found = None if newer else _key_file(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as failure:
        raise RecordsLocked(str(path), "damaged") from failure
    if found is None:
        raise RecordsLocked(str(path), "newer" if newer else "damaged")
    return found


def key_file_bytes(found: KeyFile) -> bytes:
    """The file: a line of JSON with a checksum, for with one byte another its key would open nothing any more."""
    facts: dict[str, Any] = {"encryption": FORMAT, "form": FORM, "public": _told(found.public), "kept": found.kept}
    if found.kept == "passphrase":
        n, r, p = found.cost
        facts |= {"scrypt": {"n": n, "r": r, "p": p, "salt": _told(found.salt)}, "wrapped": _told(found.wrapped)}
    return seal(json.dumps(facts, separators=(",", ":")).encode("ascii")) + b"\n"


def write_key_file(folder: Path, found: KeyFile, layer: FileLayer = PrivateFile) -> None:
    """Write it, and a copy beside it: without it no passphrase opens anything. Raises OSError."""
    path, data = folder / KEY_FILE, key_file_bytes(found)
    replace_file(path, data, layer=layer)
    replace_file(previous_of(path), data, layer=layer)


def drop_key_file(folder: Path) -> None:
    """Delete it and its copy: nothing in the home is encrypted any more. Raises OSError."""
    path = folder / KEY_FILE
    for one in (previous_of(path), path):  # in this order on the disk, too: the copy alone would tell of damage
        one.unlink(missing_ok=True)
        sync_folder(folder)


def _key_file(told: dict[str, Any]) -> KeyFile | None:
    """None for what this program never writes: a cost, for one, that would take all memory there is."""
    public, kept, cost = a2b_base64(told["public"], strict_mode=True), told["kept"], (COST, BLOCK, LANES)
    salt = wrapped = b""
    if kept == "passphrase":
        scrypt_of = told["scrypt"]
        cost = (int(scrypt_of["n"]), int(scrypt_of["r"]), int(scrypt_of["p"]))
        salt = a2b_base64(scrypt_of["salt"], strict_mode=True)
        wrapped = a2b_base64(told["wrapped"], strict_mode=True)
        if len(wrapped) != _WRAPPED_BYTES or not _is_bearable(cost):
            return None
    if told["encryption"] != FORMAT or len(public) != KEY_BYTES or kept not in ("passphrase", "keyring"):
        return None
    return KeyFile(public=public, kept=kept, salt=salt, wrapped=wrapped, cost=cost)


def _is_bearable(cost: Cost) -> bool:
    n, r, p = cost
    return n > 1 and n.bit_count() == 1 and min(r, p) > 0 and 128 * n * r * p <= _MOST_MEMORY


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    n, r, p = cost
    # The same words typed on another system may be made of other characters.
    typed = normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return scrypt(typed, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY + 2**20, dklen=KEY_BYTES)


def _check(private: bytes) -> bytes:
    return sha256(_PRIVATE + private).digest()[:_CHECK_BYTES]


def _told(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode("ascii")
