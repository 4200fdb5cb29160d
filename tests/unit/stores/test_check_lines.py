"""Every record of a file is told for itself, whatever happened to the others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.domain.cases import Record
from exitcoach.stores.check_bytes import one_byte_mended
from exitcoach.stores.check_journal import salvaged
from exitcoach.stores.check_lines import State, pieces_of
from exitcoach.stores.journal_lines import whole_journal
from exitcoach.stores.layout import Home
from exitcoach.stores.seal import seal
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import a_case, a_private, an_id, some_events


@given(text=st.binary(max_size=300), place=st.integers(0), bits=st.integers(1, 255))
def test_one_changed_byte_is_found_by_the_checksum(text: bytes, place: int, bits: int):
    """Wherever it is, in the line or in the checksum itself."""
    line = bytearray(seal(b'{"a":"%s"}' % text))
    good = bytes(line)
    line[place % len(line)] ^= bits

    assert good in [mended for mended, _ in one_byte_mended(bytes(line))]


def test_a_good_line_needs_nothing():
    """There is nothing to mend in it."""
    assert list(one_byte_mended(seal(b'{"a":1}'))) == []


@pytest.mark.parametrize("kind", ["cases", "private"])
@pytest.mark.parametrize("bits", [0x01, 0x55, 0xFF])
def test_no_single_byte_takes_a_record_away(home: Path, kind, bits: int):
    """At every place of the file: each record is there, good or mended, or its edit is told."""
    store = MonthlyStore(Home(home))
    for case_id in map(an_id, range(2)):
        store.merge(Record(a_case(case_id), a_private(case_id)))
    good = (home / kind / "2026-11.json").read_bytes()
    whole = {piece.record: piece.document for piece in pieces_of(good, kind)}
    for place in range(len(good)):
        spoilt = bytearray(good)
        spoilt[place] ^= bits
        pieces = pieces_of(bytes(spoilt), kind)

        assert whole == {piece.record: piece.was for piece in pieces}, place
        assert sum(piece.state is not State.GOOD for piece in pieces) <= 1


@pytest.mark.parametrize("bits", [0x01, 0x55, 0xFF])
def test_no_single_byte_takes_an_event_away(bits: int):
    """At every place of a journal, line breaks too."""
    events = some_events(an_id())
    good = whole_journal(an_id(), events)
    for place in range(len(good)):
        spoilt = bytearray(good)
        spoilt[place] ^= bits

        assert salvaged(bytes(spoilt), an_id()).events == events, place
