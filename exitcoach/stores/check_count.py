"""How many records a damaged file says it had, and how many of them nothing has any more."""

import re

from exitcoach.stores.check_lines import Piece, State
from exitcoach.stores.migrations import Kind
from exitcoach.stores.month import empty_month, line_of
from exitcoach.stores.vault import PLAIN, Vault

_COUNT = re.compile(rb'"count":([0-9]+)')
_CRC = re.compile(rb'"crc":"[0-9a-f]{8}"')
_HEAD = slice(0, 200)


def told_count(data: bytes) -> int | None:
    """As many records as the head of the file says there are; None where it does not say."""
    found = _COUNT.search(data[_HEAD])
    return int(found[1]) if found else None


def count_gone(data: bytes, pieces: tuple[Piece, ...], known: set[str], kind: Kind, vault: Vault = PLAIN) -> int:
    """How many records stood in a file that neither it nor anything else has; ``known`` are those something has."""
    told = told_count(data)
    unnamed = sum(not piece.record for piece in pieces)
    if told is None or told <= len(known) + unnamed or _is_complete(data, pieces, kind, vault):
        return 0
    return told - len(known) - unnamed


def _is_complete(data: bytes, pieces: tuple[Piece, ...], kind: Kind, vault: Vault) -> bool:
    """Whether the checksum of the file is that of what stands in it: then only the number was changed."""
    lines = {piece.record: _line(piece, kind) for piece in pieces if piece.record}
    first, *_ = empty_month(kind, vault).with_lines(dict(sorted(lines.items()))).pieces()
    fitting = _CRC.search(bytes(first))
    return fitting is not None and fitting[0] in data[_HEAD].partition(b"\n")[0]


def _line(piece: Piece, kind: Kind) -> bytes:
    """The line as it stood: a good one as it is, for what is encrypted twice is not the same."""
    if piece.state is State.GOOD:
        return piece.raw.rstrip(b",\r\n")
    return line_of(piece.record, piece.was or piece.document, kind, PLAIN)
