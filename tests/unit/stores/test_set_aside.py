"""What lies beside the records and may hold some."""

from datetime import date
from pathlib import Path

import pytest

from exitcoach.services.erasing import Change
from exitcoach.stores.layout import Home
from exitcoach.stores.set_aside import copies_with, damaged_backups, drop_copies, last_day_in
from tests.fakes.records import an_id

COPIES = (
    "cases/2026-11.json.form1.bak",
    "damaged/20261101-120000/cases/2026-10.json",
    "damaged/20261101-120000/drafts/x.jsonl.before-edit",
    f"drafts/{an_id()}.torn-1",
    f"drafts/investigations/{an_id()}.jsonl.schema1.bak",
    "house/smoke.json.schema1.bak",
    "private/2026-11.json.schema1.bak",
)
OTHERS = (
    "cases/2026-11.json",
    "cases/2026-11.json.previous",
    f"drafts/{an_id()}.jsonl",
    f"drafts/retired/{an_id()}.jsonl-1",
    "damaged/20261101-120000/backups/daily-20261101-120000.zip",
    "playbooks/mine.yaml",
)


def change(name: str = "", since: date = date.min) -> Change:
    return Change(
        record=lambda record: record,
        item=lambda item: item,
        is_named=lambda text: bool(name) and name in text,
        copies_since=since,
    )


@pytest.fixture
def filled(home: Path) -> Home:
    """Every kind of file, each with a name and a case in it."""
    for name in (*COPIES, *OTHERS):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"{an_id(3)}":{{"client.name":"Rosa"}}', encoding="utf-8")
    return Home(home)


def test_copies_with_somebody_in_them_are_found(filled: Home):
    """Neither records nor journals, which are changed, nor backups, which cannot be searched there."""
    assert copies_with(filled, change("Rosa"), frozenset()) == COPIES
    assert copies_with(filled, change("Pedro"), frozenset()) == ()


def test_copies_of_a_case_are_found_by_its_id(filled: Home):
    """A name of one word is not looked for in texts, and what is damaged may lack it."""
    assert copies_with(filled, change(), frozenset({an_id(3)})) == COPIES
    assert copies_with(filled, change(), frozenset({an_id(4)})) == ()


def test_copies_that_are_too_old_are_found(filled: Home):
    """By the day they were set aside, by their month, by the day of their case; damaged backups too."""
    before = copies_with(filled, change(since=date(2026, 11, 2)), frozenset())
    after = copies_with(filled, change(since=date(2026, 12, 1)), frozenset())

    assert {name for name in (*COPIES, *OTHERS) if name.startswith("damaged/")} == set(before)
    assert set(COPIES) - set(after) == {"house/smoke.json.schema1.bak"}


def test_what_is_dropped_leaves_no_empty_folder(filled: Home):
    """Nor takes one that others are in."""
    drop_copies(filled, COPIES)

    assert copies_with(filled, change("Rosa"), frozenset()) == ()
    assert [path.name for path in (filled.damaged / "20261101-120000").iterdir()] == ["backups"]
    assert [path.suffix for path in damaged_backups(filled)] == [".zip"]
    drop_copies(filled, (OTHERS[4],))
    assert not filled.damaged.exists()
    assert all((filled.path / name).exists() for name in OTHERS if not name.startswith("damaged/"))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("damaged/20261101-120000/cases/2025-01.json", date(2026, 11, 1)),
        ("cases/2024-02.json.form1.bak", date(2024, 2, 29)),
        (f"drafts/{an_id()}.torn-1", date(2026, 11, 22)),
        ("house/smoke.json.schema1.bak", None),
        ("cases/2024-13.json.form1.bak", None),
        ("damaged/by-hand/x", None),
    ],
)
def test_the_name_of_a_copy_tells_how_old_it_is(name: str, day: date | None):
    """The last day that anything in it can be of."""
    assert last_day_in(name) == day
