"""A sealed line of which one byte was changed: its checksum tells which.

CRC-32 is linear: what a wrong byte adds to the checksum depends on the byte's bits and on how far it is from the end,
and on nothing else. So the difference of the checksums is followed back, byte by byte, to where one byte explains it.
"""

import re
from collections.abc import Iterator
from zlib import crc32

from exitcoach.stores.seal import CLOSING_LENGTH, seal

_POLYNOMIAL = 0xEDB88320
_WHOLE_CLOSING = re.compile(rb',"crc":"([0-9a-f]{8})"\}')
_TOP = 24


def one_byte_mended(line: bytes) -> Iterator[tuple[bytes, int]]:
    """Every sealed line that differs from this one in a single byte, and the bits that differ there."""
    body, closing = line[:-CLOSING_LENGTH], line[-CLOSING_LENGTH:]
    fitting = seal(body + b"}")[-CLOSING_LENGTH:]
    differing = [told ^ right for told, right in zip(closing, fitting, strict=False) if told != right]
    if len(closing) == CLOSING_LENGTH and len(differing) == 1:
        yield body + fitting, differing[0]
    if found := _WHOLE_CLOSING.fullmatch(closing):
        for place, bits in _one_byte(crc32(body) ^ int(found[1], 16), len(body)):
            yield body[:place] + bytes((body[place] ^ bits,)) + body[place + 1 :] + closing, bits


def _one_byte(difference: int, length: int) -> Iterator[tuple[int, int]]:
    for place in range(length - 1, -1, -1):
        bits = _BITS.get(difference)
        if bits:
            yield place, bits
        low = _BY_TOP[difference >> _TOP]
        difference = ((difference ^ _TABLE[low]) << 8 | low) & 0xFFFFFFFF


def _remainder(value: int) -> int:
    for _ in range(8):
        value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
    return value


_TABLE = tuple(map(_remainder, range(256)))
_BITS = {remainder: bits for bits, remainder in enumerate(_TABLE)}
_BY_TOP = {remainder >> _TOP: low for low, remainder in enumerate(_TABLE)}
