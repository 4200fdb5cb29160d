"""Whether records without a checksum of their own, in a file of the oldest form, are as they were written."""

from dataclasses import replace

from exitcoach.stores.check_compare import is_older
from exitcoach.stores.check_lines import Piece, State
from exitcoach.stores.check_sources import Version


def trusted(piece: Piece) -> Piece:
    """A record without a checksum of its own is good where the whole file is."""
    return replace(piece, state=State.GOOD) if piece.state is State.UNSEALED else piece


def judged(piece: Piece, best: Version | None, *, explained: bool) -> Piece:
    """A record without a checksum of its own, in a file whose checksum does not fit.

    It is good where another source has it so, or where the source is older and another record explains the misfit.
    """
    same = best is not None and best.document == piece.document
    newer = explained and (best is None or is_older(best.document, piece.document))
    return replace(piece, state=State.GOOD if same or newer else State.EDITED)
