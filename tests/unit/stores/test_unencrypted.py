"""What of an encrypted home can be read."""

from pathlib import Path

import pytest

from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.key_file import in_keyring, new_private_key, write_key_file
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.system_keyring import SystemKeyring
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.unencrypted import unencrypted
from tests.fakes.records import a_record, an_id, some_events

PLAIN, SECRET = an_id(1), an_id(2)


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Home, Home]:
    """The same folder for somebody with the key and for somebody who knows of none."""
    private = new_private_key()
    found, keys = in_keyring(private), Keys(SystemKeyring())
    keys.know(found, private)
    with_key = Home(tmp_path, keys)
    with_key.prepare()
    write_key_file(tmp_path, found)
    return with_key, Home(tmp_path)


def write(home: Home, case_id: str) -> None:
    """A filed case and a journal."""
    MonthlyStore(home).merge(a_record(case_id))
    with JournalDrafts(home).create(case_id) as journal:
        for event in some_events(case_id):
            journal.append(event)


def test_what_is_encrypted_is_not_named(homes):
    """Nor anything in a home without a key."""
    with_key, without = homes
    write(with_key, SECRET)

    assert unencrypted(with_key) == ()
    assert unencrypted(without) == ()


def test_files_with_anything_readable_are_named(homes):
    """Whoever adds a readable record among encrypted ones, or a journal."""
    with_key, without = homes
    write(with_key, SECRET)
    write(without, PLAIN)
    months = [path.relative_to(with_key.path).as_posix() for path in with_key.path.glob("*/*.json")]

    assert [*unencrypted(with_key)] == [*sorted(months), f"drafts/{PLAIN}.jsonl"]


def test_words_that_look_encrypted_hide_nothing(homes):
    """What people typed cannot pass for an envelope."""
    with_key, without = homes
    record = a_record(PLAIN, answers={"story": '{"encrypted":"no"}', "client.name": '"key":"'})
    MonthlyStore(without).merge(record)

    assert "cases/2026-11.json" in unencrypted(with_key)
