"""Replacing files, folders and locks."""

import errno
import os
from pathlib import Path

import pytest

from exitcoach.ports import HomeUnusable
from exitcoach.stores.check_aside import Aside
from exitcoach.stores.files import previous_of, rename, replace_file
from exitcoach.stores.layout import Home, disk_failures, names_in, work_folder
from exitcoach.stores.lock import is_held, take
from tests.fakes.disk import Disk


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_whole(tmp_path: Path):
    """The new content is there, the old one beside it only when wanted."""
    path = tmp_path / "a"
    for content in (b"one", b"two", b"three"):
        replace_file(path, content, keep_previous=content != b"three")

    assert (path.read_bytes(), previous_of(path).read_bytes()) == (b"three", b"one")
    assert names(tmp_path) == ["a", "a.previous"]


def test_a_failed_replacement_changes_nothing(tmp_path: Path):
    """The old content stays, and what was written of the new one goes."""
    path = tmp_path / "a"
    replace_file(path, b"one")
    with pytest.raises(OSError, match="space"):
        replace_file(path, b"two", b"two", layer=Disk(4), keep_previous=True)

    assert (names(tmp_path), path.read_bytes()) == (["a"], b"one")


def test_a_link_left_by_a_crash_does_no_harm(tmp_path: Path):
    """A crash between the steps leaves names that the next replacement puts in order."""
    path = tmp_path / "a"
    replace_file(path, b"one")
    os.link(path, tmp_path / "a.link")
    os.link(path, previous_of(path))
    (tmp_path / "a.new").write_bytes(b"half")
    replace_file(path, b"two", keep_previous=True)

    assert (names(tmp_path), previous_of(path).read_bytes()) == (["a", "a.previous"], b"one")


def test_a_reader_in_the_way_is_waited_for(tmp_path: Path):
    """Windows refuses to replace a file that somebody reads: it is tried again."""
    (tmp_path / "a").write_bytes(b"one")
    refusals = [PermissionError(), PermissionError()]

    def busy(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        source.replace(target)

    rename(tmp_path / "a", tmp_path / "b", busy)

    assert names(tmp_path) == ["b"]


def test_a_home_is_made_with_all_its_folders(tmp_path: Path):
    """Preparing twice is preparing once."""
    home = Home(tmp_path / "deep" / "home")
    for _ in range(2):
        home.prepare()

    assert names(home.path) == ["backups", "cache", "cases", "drafts", "house", "playbooks", "private"]
    assert home.path / "config.toml" == home.config


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
@pytest.mark.parametrize("umask", [0, 0o777], ids=oct)
def test_folders_are_the_owners_alone(tmp_path: Path, umask: int):
    """Folders 0700, whatever the umask, those in between and those to work in too."""
    home = Home(tmp_path / "deep" / "home")
    before = os.umask(umask)
    try:
        home.prepare()
        Aside(home, "20261122-120000").put(home.cases / "2026-11.json", b"torn")
        work_folder(home.backups, ".work-")
    finally:
        os.umask(before)

    folders = [path for path in tmp_path.rglob("*") if path.is_dir()]
    assert len(folders) > 10
    assert {0o40700} == {folder.stat().st_mode for folder in folders}


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path):
    """The folder and the system's reason are named."""
    (tmp_path / "file").touch()
    with pytest.raises(HomeUnusable) as unusable:
        Home(tmp_path / "file" / "home").prepare()

    assert (str(tmp_path / "file" / "home"), "ENOTDIR") == (unusable.value.path, unusable.value.why)


def test_a_folder_that_is_not_there_has_no_names(tmp_path: Path):
    """An absent folder is empty; one that cannot be read is not."""
    (tmp_path / "file").touch()

    assert names_in(tmp_path / "nothing") == ()
    with pytest.raises(HomeUnusable):
        names_in(tmp_path / "file")


def test_a_failure_without_a_number_is_named_by_its_kind(tmp_path: Path):
    """There is always a reason to tell."""
    for failure, why in ((OSError(errno.EROFS, "x"), "EROFS"), (InterruptedError(), "InterruptedError")):
        with pytest.raises(HomeUnusable) as told, disk_failures(tmp_path):
            raise failure
        assert why == told.value.why


def test_a_lock_is_held_by_one(tmp_path: Path):
    """A second taker is told; a lock file left over means nothing."""
    lock = tmp_path / "a.lock"

    assert not is_held(lock)
    assert not lock.exists()
    with take(lock, 0):
        assert is_held(lock)
        with pytest.raises(TimeoutError):
            take(lock, 0.01)
    assert not is_held(lock)
