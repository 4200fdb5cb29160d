"""``data backup`` and ``data restore``: one file, and back again."""

import json
import os
from pathlib import Path

import pytest

from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from tests.fakes.house import HouseRun
from tests.fakes.records import an_id, some_events


def ids(house: HouseRun) -> list[str]:
    return [case["id"] for case in house("cases", "--json").json]


def test_what_was_saved_comes_back(spoken: HouseRun, home: Path):
    """First it is told what would change; then the records are those of then, and those of now are kept."""
    first = spoken.call()
    saved = spoken("data", "backup")
    second = spoken.call()
    tried = spoken("data", "restore", saved.id, "--dry-run")
    facts = spoken("data", "restore", saved.id, "--dry-run", "--json").json
    assert ids(spoken) == [first, second]
    done = spoken("data", "restore", saved.id, "--yes")

    assert (saved.code, tried.code, done.code) == (0, 0, 0)
    assert second in tried.out
    assert (facts["lost"], facts["added"], facts["changed"], facts["same"]) == ([second], [], [], 1)
    assert ids(spoken) == [first]
    [kept] = home.parent.glob("records-before-restore-*")
    assert str(kept) in done.err
    assert (kept / "cases").is_dir()


def test_without_a_terminal_nothing_is_replaced(house: HouseRun, home: Path, monkeypatch: pytest.MonkeyPatch):
    """Unless somebody said yes."""
    house("data", "backup")
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        ended = house("data", "restore")

    assert (ended.code, len(ended.err.splitlines())) == (2, 1)
    assert "--yes" in ended.err
    assert list(home.parent.glob("records-before-restore-*")) == []


def test_a_call_saves_the_day_once(house: HouseRun, home: Path):
    """Quietly, at its end; what cannot be saved costs the call nothing."""
    house.call()
    house.call()
    made = sorted(path.name for path in (home / "backups").glob("*.zip"))
    assert [name[:6] for name in made] == ["daily-"]

    (home / "backups" / made[0]).unlink()
    (home / "backups" / ".lock").unlink()
    (home / "backups").rmdir()
    (home / "backups").write_text("in the way", encoding="utf-8")
    (home / "config.toml").write_text("backup_daily = 7\n", encoding="utf-8")
    ended = house("start", "--answers", str(house.folder / "call.json"))
    assert "Traceback" not in ended.err


def test_no_daily_backups_are_made_where_none_are_wanted(house: HouseRun, home: Path):
    """``backup_daily = 0``."""
    (home / "config.toml").write_text("backup_daily = 0\n", encoding="utf-8")
    house.call()

    assert list((home / "backups").iterdir()) == []


def test_a_backup_somewhere_else_is_noted(house: HouseRun, home: Path, tmp_path: Path):
    """In a file or a folder; over nothing that exists; and told in the log of what left the house."""
    house.call()
    in_folder = house("data", "backup", "--to", str(tmp_path), "--json").json
    ended = house("data", "backup", "--to", str(tmp_path / "a.zip"))
    again = house("data", "backup", "--to", str(tmp_path / "a.zip"))
    nowhere = house("data", "backup", "--to", str(tmp_path / "no" / "a.zip"))

    assert Path(in_folder["path"]).parent == tmp_path
    assert (ended.code, again.code, nowhere.code) == (0, 1, 1)
    assert len(again.err.splitlines()) == len(nowhere.err.splitlines()) == 1
    logged = [json.loads(line) for line in (home / "exports.log").read_text(encoding="utf-8").splitlines()]
    assert [(line["what"], line["path"]) for line in logged] == [
        ("backup", in_folder["path"]),
        ("backup", str(tmp_path / "a.zip")),
    ]


def test_what_cannot_be_restored_is_told_in_a_line(house: HouseRun, home: Path, tmp_path: Path):
    """No backup yet, no such file, something else, a damaged one; and nothing changes."""
    (tmp_path / "text.zip").write_text("hello", encoding="utf-8")
    saved = Path(house("data", "backup").id)
    data = saved.read_bytes()
    saved.write_bytes(data[: len(data) // 2])
    for words in (["nowhere.zip"], [str(tmp_path / "text.zip")], [str(saved)], []):
        ended = house("data", "restore", *words, "--yes")
        assert (ended.code, len(ended.err.splitlines())) == (1, 1)
    saved.unlink()
    assert house("data", "restore", "--yes").code == 1
    assert list(home.parent.glob("records-before-restore-*")) == []


def test_a_running_interview_is_not_taken_away(house: HouseRun, home: Path):
    """The window is named by its case."""
    house("data", "backup")
    with JournalDrafts(Home(home)).create(an_id(8)) as journal:
        journal.append(some_events(an_id(8))[0])
        ended = house("data", "restore", "--yes")

    assert ended.code == 1
    assert an_id(8) in ended.err
