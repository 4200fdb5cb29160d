"""One zip, and a manifest that says what each file in it must be."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from exitcoach.domain.cases import SCHEMA
from exitcoach.stores.backup_file import MANIFEST, BackupUnusable, is_safe, read_manifest, unpack, write_backup

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FILES = {"cases/2026-11.json": b"{}" * 5000, "config.toml": b"employee = 'Ana'\n", "drafts/a.jsonl": b""}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of three files."""
    home = tmp_path / "home"
    for name, data in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    write_backup(home, FILES, tmp_path / "b.zip", NOW)
    return tmp_path / "b.zip"


def rewritten(path: Path, change) -> Path:
    """The backup with its manifest and members changed."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop(MANIFEST))
    change(manifest, members)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in {**members, MANIFEST: json.dumps(manifest).encode()}.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path, folder: Path) -> str:
    folder.mkdir()
    with pytest.raises(BackupUnusable) as told:
        unpack(path, folder)
    return told.value.why


def test_what_was_saved_comes_back(backup: Path, tmp_path: Path):
    """Every file, byte for byte, and when it was saved."""
    (tmp_path / "new").mkdir()
    manifest = unpack(backup, tmp_path / "new")

    assert manifest.made == NOW
    assert {name: (tmp_path / "new" / name).read_bytes() for name in FILES} == FILES
    assert read_manifest(backup) == manifest


def test_every_cut_and_every_flipped_byte_is_seen(backup: Path, tmp_path: Path):
    """A damaged backup is never taken for a whole one."""
    data = backup.read_bytes()
    for number, place in enumerate(range(0, len(data), 7)):
        folder, other = tmp_path / f"out{number}", tmp_path / "other.zip"
        for damaged in (data[:place], data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :]):
            other.write_bytes(damaged)
            target = folder.with_name(f"{folder.name}-{len(damaged)}")
            target.mkdir()
            try:
                unpack(other, target)
            except BackupUnusable:
                continue
            assert {name: (target / name).read_bytes() for name in FILES} == FILES


@pytest.mark.parametrize(
    "name", ["../out", "/etc/passwd", "cases/../../out", "C:/x", "cases\\..\\x", "a//b", "./a", "con\x00", "a.", ".."]
)
def test_a_file_that_would_land_outside_is_refused(backup: Path, tmp_path: Path, name: str):
    """Before anything is written."""

    def smuggle(manifest, members):
        members[name] = b"x"
        manifest["members"][name] = {"size": 1, "sha256": "x"}

    assert not is_safe(name)
    assert refusal(rewritten(backup, smuggle), tmp_path / "new") in ("unsafe", "damaged")
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda manifest, members: manifest.update(schema=SCHEMA + 1), "newer"),
        (lambda manifest, members: manifest.update(form=2), "newer"),
        (lambda manifest, members: manifest.update(backup="zip"), "not-a-backup"),
        (lambda manifest, members: manifest.pop("members"), "not-a-backup"),
        (lambda manifest, members: members.update(extra=b"x"), "damaged"),
        (lambda manifest, members: members.pop("config.toml"), "damaged"),
        (lambda manifest, members: members.update({"config.toml": b"employee = 'Eva'\n"}), "damaged"),
        (lambda manifest, members: members.update({"config.toml": b"0" * 5_000_000}), "damaged"),
    ],
)
def test_what_is_not_as_the_manifest_says_is_refused(backup: Path, tmp_path: Path, change, why: str):
    """A newer form, another program's zip, a file too many, one missing, one changed, one that unfolds."""
    assert refusal(rewritten(backup, change), tmp_path / "new") == why


def test_what_is_no_backup_is_told(tmp_path: Path):
    """Nothing there, a text, a folder, any zip."""
    (tmp_path / "text").write_text("hello", encoding="utf-8")
    with ZipFile(tmp_path / "any.zip", "w") as archive:
        archive.writestr("a", "b")
    for name, why in (("none", "missing"), ("text", "not-a-backup"), ("any.zip", "not-a-backup")):
        assert refusal(tmp_path / name, tmp_path / f"out-{name}") == why


def test_a_backup_that_fails_leaves_nothing(backup: Path, tmp_path: Path):
    """A file that vanished: no half backup, and the one before stays."""
    before = backup.read_bytes()
    with pytest.raises(FileNotFoundError):
        write_backup(tmp_path / "home", ["config.toml", "gone"], backup, NOW)

    assert backup.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "home"]
