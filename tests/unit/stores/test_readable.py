"""Whoever looks for a name finds it in every file of an encrypted home, and only with the key."""

from pathlib import Path

import pytest

from exitcoach.errors import RecordsLocked
from exitcoach.services.check import Edits
from exitcoach.stores.encrypting import encrypt_home
from exitcoach.stores.erasing import HomeRecords
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.readable import readable
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.vault import PLAIN
from tests.fakes.checking import CASES, RETIRED, RUNNING, STORED, a_furnished_home, checked
from tests.fakes.encrypted_homes import a_vault, encrypted, key_file, with_key, without_key
from tests.fakes.records import a_record

TORN = b'{"seq":6,"event":"noted","data":{"text":"otro pedido"'
JOURNALS = {f"drafts/{RUNNING}.jsonl", f"drafts/retired/{RETIRED}.jsonl-1"}


def named(text: str) -> bool:
    return "pedido" in text


def test_a_name_is_found_wherever_it_stands(tmp_path: Path):
    """Journals, the copy before the last change, what was set aside, originals and torn ends."""
    home = a_furnished_home(with_key(tmp_path / "home"))
    original = home.cases / "2026-10.json.form1.bak"
    original.write_bytes((home.path / CASES).read_bytes())
    (home.drafts / f"{RUNNING}.torn-1").write_bytes(TORN)
    journal = home.drafts / f"{RUNNING}.jsonl"
    journal.write_bytes(journal.read_bytes() + TORN)
    encrypt_home(home, key_file())
    MonthlyStore(home).merge(a_record(STORED[0], revision=2))
    with JournalDrafts(home).open(RUNNING):
        pass
    data = (home.path / CASES).read_bytes()
    (home.path / CASES).write_bytes(data[:-30])
    checked(home, Edits.UNDO)
    found = set(HomeRecords(home).named_in(named))

    assert found == JOURNALS | {
        f"{CASES}.previous",
        f"damaged/20261122-160000/{CASES}",
        "cases/2026-10.json.form1.bak",
        f"drafts/{RUNNING}.torn-1",
        f"drafts/{RUNNING}.torn-2",
    }
    with pytest.raises(RecordsLocked):
        HomeRecords(without_key(home.path)).named_in(named)


def test_what_does_not_open_is_read_as_it_is(tmp_path: Path):
    """Damaged, of another place, or in a home that is not encrypted."""
    home = a_furnished_home(encrypted(tmp_path / "home"))
    data = (home.path / CASES).read_bytes()
    envelope = a_vault().encrypt("somewhere", b"{}")

    assert readable("private/2026-11.json", data, a_vault()) == data
    assert readable(CASES, data, PLAIN) == data
    assert readable("damaged/x/y.json", envelope, a_vault()) == envelope
    assert b"pedido" in readable(CASES, data, a_vault())
    assert b"pedido" in readable(f"damaged/x/{CASES}", data[60:-60], a_vault())
