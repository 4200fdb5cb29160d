"""``data encrypt`` and ``data decrypt`` without a terminal, and what goes with an encrypted home."""

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.events import Noted
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.key_file import read_key_file
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.encrypted_homes import under_keyring, under_passphrase
from tests.fakes.file_keyring import FILE, FileKeyring, secrets
from tests.fakes.house import HouseRun
from tests.fakes.records import CALL, a_case, a_private, an_id, some_events

NAME = "Marta Ríos".encode()


@pytest.fixture(autouse=True)
def its_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The keyring of the system is a file."""
    (tmp_path / "keyring").write_text("{}", encoding="utf-8")
    monkeypatch.setenv(FILE, str(tmp_path / "keyring"))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield
    keyring.set_keyring(before)


def holds_name(home: Path) -> bool:
    """Whether a client can be read in any file of the home that is no zip."""
    return any(NAME in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_encrypted_and_decrypted_again(house: HouseRun, home: Path, tmp_path: Path):
    """The code is alone on standard output, before what was done; at the end the keyring has no key any more."""
    case = house.call()
    assert holds_name(home)
    done = house("data", "encrypt", "--keyring", "--yes")
    code, told, *_rest = done.out.splitlines()

    assert (done.code, len(code), holds_name(home)) == (0, 69, False)
    assert "written again" in told
    assert [*secrets(tmp_path / "keyring").values()] == [code]
    assert [one["id"] for one in house("cases", "--json").json] == [case]
    assert house("data", "encrypt").out == "The records are encrypted.\n"
    undone = house("data", "decrypt", "--yes")
    assert (undone.code, secrets(tmp_path / "keyring"), read_key_file(home)) == (0, {}, None)
    assert holds_name(home)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "--yes"),
        (("--keyring",), 2, "--yes"),
        (("--yes",), 2, "--keyring --yes"),
        (("--passphrase", "--yes"), 2, "--keyring --yes"),
        (("--passphrase", "--keyring"), 2, "exclude each other"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: tuple[str, ...], code: int, told: str, house: HouseRun, home: Path):
    """In one sentence that says what to do; nothing is encrypted."""
    ended = house("data", "encrypt", *words)

    assert (ended.code, len(ended.err.splitlines())) == (code, 1)
    assert told in ended.err
    assert read_key_file(home) is None


def test_damaged_records_are_mended_first(house: HouseRun, home: Path):
    """What cannot be read cannot be written again; nothing is changed."""
    house.call()
    (path,) = (home / "cases").glob("*.json")
    path.write_bytes(path.read_bytes()[:-9])
    ended = house("data", "encrypt", "--keyring", "--yes")

    assert (ended.code, ended.out, read_key_file(home)) == (1, "", None)
    assert "exitcoach data check --repair" in ended.err


def test_what_a_kill_left_of_a_case_is_no_hindrance(house: HouseRun, home: Path):
    """A private part is stored before its case: one alone may be of a case nobody was told is stored."""
    MonthlyStore(Home(home)).merge(Record(a_case(), a_private(an_id())))
    (path,) = (home / "cases").glob("*.json")
    path.unlink()
    assert house("data", "check").code == 1

    assert house("data", "encrypt", "--keyring", "--yes").code == 0


def test_a_system_without_a_keyring_is_told_in_time(house: HouseRun, home: Path, tmp_path: Path):
    """Before anything is written."""
    (tmp_path / "keyring").unlink()
    ended = house("data", "encrypt", "--keyring", "--yes")

    assert (ended.code, ended.out, read_key_file(home)) == (1, "", None)
    assert ended.err.endswith("exitcoach data encrypt --passphrase\n")


def test_decrypting_what_is_not_encrypted(house: HouseRun):
    """Says so, and is done."""
    ended = house("data", "decrypt")

    assert (ended.code, ended.err) == (0, "The records are not encrypted.\n")


def test_data_path_says_how_the_key_is_kept(
    house: HouseRun, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """On standard error, without the key; the path stays alone on standard output."""
    assert house("data", "path").err == ""
    code = under_passphrase(home)
    assert "a passphrase opens them" in house("data", "path").err
    under_keyring(home, tmp_path / "keyring", code)
    assert "the keyring of this system has their key" in house("data", "path").err
    monkeypatch.setenv("EXITCOACH_KEY_FILE", "there")
    told = house("data", "path")
    assert told.err.endswith("their key: there\n")
    for name in ("encryption.json", "encryption.json.previous"):
        (home / name).write_text("{", encoding="utf-8")
    damaged = house("data", "path")
    assert (damaged.code, damaged.out) == (0, told.out)
    assert "is damaged" in damaged.err


@pytest.mark.parametrize("content", ["good", "", "hello", "folder", None])
def test_a_key_file_opens_the_records(
    content: str | None, house: HouseRun, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Where it holds the code; else it is named, and nothing else is tried."""
    house.call()
    code, path = under_keyring(home, tmp_path / "keyring"), tmp_path / "code"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_text(f"{code}\n" if content == "good" else content, encoding="utf-8")
    monkeypatch.setenv("EXITCOACH_KEY_FILE", str(path))
    ended = house("cases", "--json")

    assert ended.code == (0 if content == "good" else 1)
    assert (str(path) in ended.err) == (content != "good")
    assert code not in ended.out + ended.err


def test_without_a_key_a_command_says_what_would_open_the_records(house: HouseRun, home: Path):
    """In one line, and changes nothing."""
    house.call()
    under_passphrase(home)
    before = {path: path.read_bytes() for path in (home / "cases").glob("*.json")}
    file = str(house.folder / "call.json")
    for words in (("cases",), ("report",), ("start", "--answers", file), ("smoke", "a sign", "--yes"), ("resume",)):
        ended = house(*words)
        assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)
        assert "EXITCOACH_KEY_FILE" in ended.err

    assert {path: path.read_bytes() for path in (home / "cases").glob("*.json")} == before


def test_a_plain_backup_is_encrypted_as_it_comes_back(house: HouseRun, home: Path, tmp_path: Path):
    """And it is told before; what is encrypted stays so."""
    case = house.call()
    plain = house("data", "backup", "--to", str(tmp_path)).id
    under_keyring(home, tmp_path / "keyring")
    ended = house("data", "restore", plain, "--yes")

    assert ended.code == 0
    assert "its records will be" in ended.err
    assert not holds_name(home)
    assert [one["id"] for one in house("cases", "--json").json] == [case]


def test_a_plain_backup_comes_back_plain_where_the_key_is_lost(house: HouseRun, home: Path, tmp_path: Path):
    """Which is told, with what encrypts it."""
    house.call()
    plain = house("data", "backup", "--to", str(tmp_path)).id
    under_passphrase(home)
    ended = house("data", "restore", plain, "--yes")

    assert (ended.code, read_key_file(home)) == (0, None)
    assert "exitcoach data encrypt" in ended.err
    assert len(house("cases", "--json").json) == 1


def test_an_encrypted_backup_comes_back_encrypted(
    house: HouseRun, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Into a home that is not, and only for whoever has its key."""
    house.call()
    code = house("data", "encrypt", "--keyring", "--yes").out.splitlines()[0]
    saved = house("data", "backup", "--to", str(tmp_path))
    assert "recovery code" in saved.err
    house("data", "decrypt", "--yes")
    refused = house("data", "restore", saved.id, "--yes")
    assert (refused.code, len(refused.err.splitlines()), read_key_file(home)) == (1, 1, None)

    (tmp_path / "code").write_text(code, encoding="utf-8")
    monkeypatch.setenv("EXITCOACH_KEY_FILE", str(tmp_path / "code"))
    ended = house("data", "restore", saved.id, "--yes")
    assert (ended.code, "stay so" in ended.err, holds_name(home)) == (0, True, False)
    assert len(house("cases", "--json").json) == 1


def test_the_way_a_key_is_kept_outlives_a_restore(house: HouseRun, home: Path, tmp_path: Path):
    """The backup knows an older way to keep the same key."""
    house.call()
    house("data", "encrypt", "--keyring", "--yes")
    saved = house("data", "backup", "--to", str(tmp_path)).id
    kept = json.loads((home / "encryption.json").read_text(encoding="utf-8"))
    (home / "encryption.json").write_text(json.dumps(kept, indent=4), encoding="utf-8")
    ended = house("data", "restore", saved, "--yes")

    assert ended.code == 0
    assert (home / "encryption.json.previous").is_file()
    assert "encrypted" not in ended.err.replace("encryption", "")
    assert len(house("cases", "--json").json) == 1


def test_forgetting_names_the_backups_under_another_key(house: HouseRun, home: Path, tmp_path: Path):
    """They still have the person: open them, or delete them."""
    house.call()
    house("data", "encrypt", "--keyring", "--yes")
    saved = Path(house("data", "backup").id)
    kept = saved.read_bytes()
    house("data", "decrypt", "--yes")
    saved.write_bytes(kept)
    ended = house("data", "forget", "--client", "Marta Ríos", "--yes")

    assert ended.code == 0
    assert f"{saved}: this backup is under another key" in ended.err
    assert saved.read_bytes() == kept


def test_the_check_names_what_is_not_encrypted(house: HouseRun, home: Path, tmp_path: Path):
    """Added by somebody without the key, or left by an interruption; doing it again encrypts it."""
    house.call()
    under_keyring(home, tmp_path / "keyring")
    (tmp_path / "away").mkdir()
    (home / "encryption.json").rename(tmp_path / "away" / "a")
    (home / "encryption.json.previous").rename(tmp_path / "away" / "b")
    assert house("smoke", "a sign", "--yes").code == 0
    (tmp_path / "away" / "a").rename(home / "encryption.json")

    found = house("data", "check")
    assert found.code == 1
    assert "house/smoke.json" in found.out
    assert "exitcoach data encrypt" in found.out
    told = house("data", "check", "--json").json["problems"]
    assert {one["problem"] for one in told} == {"plain"}
    assert "house/smoke.json" in {one["file"] for one in told}
    house("data", "encrypt")
    assert house("data", "check").code == 0


def test_forgetting_finds_a_name_in_what_is_encrypted(house: HouseRun, home: Path, tmp_path: Path):
    """In the journal of somebody else's call, event by event, and in a file that was set aside: that one goes."""
    other = house.call(client={"name": "Eva Paz"}, notes=["Marta Ríos told me to call."])
    house.call()
    with JournalDrafts(Home(home)).create(other) as journal:
        for event in (*some_events(other), Noted(at=CALL, text="Marta Ríos again")):
            journal.append(event)
    (home / "damaged").mkdir()
    (home / "damaged" / "torn").write_text("Marta Ríos once more", encoding="utf-8")
    under_keyring(home, tmp_path / "keyring")
    found = house("data", "forget", "--client", "Marta Ríos", "--dry-run", "--json").json

    assert found["mentions"] == [other]
    assert found["files"] == [f"drafts/{other}.jsonl"]
    assert found["copies"] == ["damaged/torn"]


def test_a_page_in_the_browser_does_not_stay(house: HouseRun, home: Path, tmp_path: Path, monkeypatch):
    """In an encrypted home it is told that it is readable, and the next report deletes it."""
    monkeypatch.setenv("BROWSER", "true")
    house.call()
    house("data", "encrypt", "--keyring", "--yes")
    ended = house("report", "--open")
    assert "not encrypted" in ended.err
    assert (home / "cache" / "report.html").is_file()
    house("report", "--alarms")
    assert not (home / "cache" / "report.html").exists()
