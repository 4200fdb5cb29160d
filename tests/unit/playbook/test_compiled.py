"""Compiled playbooks serve only what they were made from."""

import os
import stat
import sys

import pytest

from exitcoach.domain.playbooks import Playbook
from exitcoach.playbook import compiled
from exitcoach.playbook.compiled import Compiled, stamps
from exitcoach.playbook.load import load
from tests.unit.playbook.sample import SAMPLE

SHOP = load(SAMPLE.encode(), "shop.yaml")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "shop.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


@pytest.fixture
def kept(tmp_path, source):
    kept = Compiled(tmp_path / "home" / "cache" / "playbooks", Playbook)
    kept.keep(SHOP.id, SHOP, stamps((source,)))
    return kept


def test_what_was_kept_comes_back_equal(kept, source):
    """Every mapping, condition and enumeration survives."""
    assert kept.get((source,)) == SHOP
    assert kept.id((source,)) == "shop"


def test_nothing_was_kept(tmp_path, source):
    """A missing folder is no failure."""
    assert Compiled(tmp_path / "nowhere", Playbook).get((source,)) is None


def test_a_changed_source_is_not_served(kept, source):
    """Another size or another time is another file."""
    source.write_text(SAMPLE + "\n", encoding="utf-8")
    assert kept.get((source,)) is None


def test_a_touched_source_is_not_served(kept, source):
    """Same size, other time."""
    os.utime(source, ns=(0, 1))
    assert kept.get((source,)) is None


def test_a_vanished_source_is_not_served(kept, source):
    """What is gone is gone."""
    source.unlink()
    assert kept.get((source,)) is None


def test_another_set_of_sources_is_not_served(kept, source, tmp_path):
    """A playbook that borrows depends on the lender too."""
    lender = tmp_path / "general.yaml"
    lender.write_text("", encoding="utf-8")
    assert kept.get((source, lender)) is None


def test_another_version_of_the_program_is_not_served(kept, source):
    """The rules may have changed with it."""
    (file,) = kept.folder.iterdir()
    file.write_bytes(file.read_bytes().replace(b'"program":"', b'"program":"0.'))
    assert kept.get((source,)) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"{", b"\xff\xfe\n\x00", b"[]\n[]", b"null\nnull"])
def test_a_foreign_file_is_as_good_as_none(kept, source, content):
    """Whatever lies there in its place."""
    (file,) = kept.folder.iterdir()
    file.write_bytes(content)
    assert kept.get((source,)) is None
    assert kept.id((source,)) is None


@pytest.mark.parametrize("cut", [0, 1, 40, 2000])
def test_a_cut_off_body_is_as_good_as_none(kept, source, cut):
    """The label alone promises nothing."""
    (file,) = kept.folder.iterdir()
    head, _, body = file.read_bytes().partition(b"\n")
    file.write_bytes(head + b"\n" + body[:cut])
    assert kept.get((source,)) is None


def test_a_folder_that_cannot_be_made_is_skipped(tmp_path, source):
    """A cache is a convenience: a file in its place harms nobody."""
    (tmp_path / "home").write_text("", encoding="utf-8")
    kept = Compiled(tmp_path / "home" / "cache", Playbook)
    kept.keep(SHOP.id, SHOP, stamps((source,)))
    assert kept.get((source,)) is None


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path, source):
    """No half-written file stays."""
    kept = Compiled(tmp_path / "cache", Playbook)
    kept.keep(SHOP.id, SHOP, stamps((source,)))
    (file,) = kept.folder.iterdir()
    file.unlink()
    file.mkdir()
    kept.keep(SHOP.id, SHOP, stamps((source,)))
    assert list(kept.folder.iterdir()) == [file]


def test_keeping_again_replaces(kept, source):
    """One source, one file."""
    kept.keep(SHOP.id, SHOP, stamps((source,)))
    assert len(list(kept.folder.iterdir())) == 1


def test_namesakes_are_kept_apart(tmp_path, kept, source):
    """The path tells files of the same name apart."""
    twin = tmp_path / "other" / "shop.yaml"
    twin.parent.mkdir()
    twin.write_text(SAMPLE, encoding="utf-8")
    kept.keep(SHOP.id, SHOP, stamps((twin,)))
    assert kept.get((source,)) == kept.get((twin,)) == SHOP


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_it_is_private(kept):
    """Folders 0700, files 0600, made on the way too."""
    folders = [kept.folder, *list(kept.folder.parents)[:2]]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700] * 3
    assert [stat.S_IMODE(file.stat().st_mode) for file in kept.folder.iterdir()] == [0o600]


def test_the_format_is_part_of_the_label():
    """Raising FORMAT sets every older file aside."""
    assert compiled.Label(id="shop", made_from=()) != compiled.Label(
        id="shop", made_from=(), format=compiled.FORMAT + 1
    )
