"""The files of a home as they would read if nothing in them were encrypted, whatever state they are in."""

import re
from pathlib import PurePosixPath
from typing import get_args

from exitcoach.domain.ids import ALPHABET
from exitcoach.stores.codec import decode_fields, encode_fields
from exitcoach.stores.journal_lines import opened
from exitcoach.stores.migrations import Kind
from exitcoach.stores.month import place_of
from exitcoach.stores.vault import Vault, decrypted, is_encrypted

_RECORD = re.compile(rb'"(?P<id>[0-9]{6}-[%s]{11})":(?P<rest>\{"encrypted":"[^"]*"[^}]*\})' % ALPHABET.encode())
_EVENT = re.compile(rb'\{"seq":[0-9]+,"key":"[^"]*","encrypted":"[^"]*"[^}]*\}')
_CRC = "crc"


def place_of_file(name: str) -> str:
    """Where a file stands that is encrypted as a whole, for its vault; ``name`` is its path in the home."""
    return f"file/{name}"


def readable(data: bytes, name: str, vault: Vault) -> bytes:
    """The bytes of the file with this path in the home; what cannot be decrypted stays as it is. Raises RecordsLocked.

    Checksums are left out of what was decrypted: they were those of the lines as they stood.
    """
    if is_encrypted(data):
        try:
            return vault.decrypt(place_of_file(name), data)
        except ValueError:
            return data
    kind = _kind_of(name)
    if kind:
        data = _RECORD.sub(lambda found: _record(found, kind, vault), data)
    case_id = PurePosixPath(name).name.partition(".")[0]
    return _EVENT.sub(lambda found: _event(found, case_id, vault), data)


def _kind_of(name: str) -> Kind | None:
    """What records stand in a file of this path: its folder tells, or in the house its own name."""
    words = (*PurePosixPath(name).parts[:-1], PurePosixPath(name).name.partition(".")[0])
    return next((kind for kind in get_args(Kind) if kind in words), None)


def _record(found: re.Match[bytes], kind: Kind, vault: Vault) -> bytes:
    record = found["id"].decode("ascii")
    try:
        fields = decode_fields(found["rest"])
        fields.pop(_CRC, None)
        return b'"%s":%s' % (found["id"], encode_fields(decrypted(fields, place_of(record, kind), vault)))
    except ValueError:
        return found[0]


def _event(found: re.Match[bytes], case_id: str, vault: Vault) -> bytes:
    try:
        fields = decode_fields(found[0])
        fields.pop(_CRC, None)
        return encode_fields(opened(fields, case_id, vault))
    except ValueError:
        return found[0]
