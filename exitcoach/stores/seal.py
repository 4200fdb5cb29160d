"""Telling whether bytes are ours and whole."""

import re
from pathlib import Path
from zlib import crc32

from exitcoach.ports import RecordDamaged, RecordForeign

CLOSING = re.compile(rb',"crc":"[0-9a-f]{8}"\}')
_BEGINNINGS = (b'{"exitcoach":{', b'{"journal":"exitcoach"')
CLOSING_LENGTH = len(b',"crc":"00000000"}')


def seal(body: bytes) -> bytes:
    """A JSON object with the checksum of everything before it as its last field."""
    return b'%s,"crc":"%08x"}' % (body[:-1], crc32(body[:-1]))


def unseal(line: bytes) -> bytes | None:
    """The object that was sealed; None when a single bit of the line is not as it was."""
    body, closing = line[:-CLOSING_LENGTH], line[-CLOSING_LENGTH:]
    if closing != seal(body + b"}")[-CLOSING_LENGTH:] or not body:
        return None
    return body + b"}"


def unreadable(path: Path, first_line: bytes) -> RecordDamaged | RecordForeign:
    """What to say of a file that does not begin as ours do: ours and damaged, or somebody else's."""
    cut = any(beginning.startswith(first_line) for beginning in _BEGINNINGS)
    ours = cut or b"exitcoach" in first_line or CLOSING.search(first_line)
    if ours or not _is_text(first_line):
        return RecordDamaged(str(path), "head", 1)
    return RecordForeign(str(path))


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False
