"""``data encrypt`` and ``data decrypt`` cut off at any moment: all reads with the key, and doing it again ends well."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from exitcoach.ports import HomeUnusable
from exitcoach.services.check import Wrong
from exitcoach.stores.backups import Backups
from exitcoach.stores.check_plain import PlainCheck
from exitcoach.stores.encrypting import decrypt_backups, decrypt_home, encrypt_backups, encrypt_home
from exitcoach.stores.files import FileLayer, PrivateFile
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.key_file import KeyFile, read_key_file, with_passphrase
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.vault import KEY_FILE
from scripts.torturing.outages import lay_out
from scripts.torturing.power import Names, cuts
from scripts.torturing.recorder import Recorder
from tests.fakes.checking import Everything, a_furnished_home, checked, everything, write_journal
from tests.fakes.disk import RefusingOnce
from tests.fakes.encrypted_homes import PRIVATE, QUICK, encrypted, key_file, with_key
from tests.fakes.records import a_record, an_id, some_events

SEED = 20261122
NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time
EVERY = 5
Rewrite = Callable[[Home, FileLayer], object]


def encrypt(home: Home, layer: FileLayer = PrivateFile) -> None:
    assert encrypt_home(home, key_file(), layer).left == ()


def decrypt(home: Home, layer: FileLayer = PrivateFile) -> None:
    assert decrypt_home(home, layer).left == ()


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[Rewrite, Path]:
    """What each begins with."""
    base = tmp_path_factory.mktemp("templates")
    plain = a_furnished_home(with_key(base / "plain")).path
    hidden = a_furnished_home(encrypted(base / "hidden")).path
    return {encrypt: plain, decrypt: hidden}


def is_whole(path: Path, before: Everything, rewrite: Rewrite) -> None:
    """With the key everything reads; done again, it ends as if nothing had come between."""
    home = with_key(path)
    assert everything(home) == before
    assert {one.problem for one in checked(home)} <= {Wrong.PLAIN}
    rewrite(home, PrivateFile)
    if rewrite is encrypt:
        assert everything(home) == before
        assert PlainCheck(home).check(()) == []
    else:
        assert everything(Home(path)) == before
        assert not list(path.glob(f"{KEY_FILE}*"))


@pytest.mark.parametrize("names", [Names.ORDERED, Names.ANY])
@pytest.mark.parametrize("rewrite", [encrypt, decrypt], ids=["encrypt", "decrypt"])
def test_a_power_cut_loses_nothing(tmp_path: Path, templates: dict[Rewrite, Path], rewrite: Rewrite, names: Names):
    """After every few writes, syncs and names, whatever of them the disk has."""
    home = with_key(shutil.copytree(templates[rewrite], tmp_path / "home"))
    before, recorder = everything(home), Recorder(home.path)
    with recorder.listening():
        rewrite(home, recorder)
    states = [files for _told, files in cuts(recorder.files, recorder.happened, names, 1, Random(SEED))]
    assert len(states) > 60
    for files in states[names is Names.ANY :: EVERY]:
        lay_out(files, home.path, tmp_path / "left")
        is_whole(tmp_path / "left", before, rewrite)
        shutil.rmtree(tmp_path / "left")


def refused(do: Callable[[FileLayer], object], every: int = EVERY) -> Iterator[int]:
    """Do it with another request refused each time, until there are no more; how many there were before."""
    for number in range(0, 1000, every):
        try:
            do(RefusingOnce(number, "ENOSPC"))
        except HomeUnusable:
            yield number
        else:
            return


@pytest.mark.parametrize("rewrite", [encrypt, decrypt], ids=["encrypt", "decrypt"])
def test_a_disk_that_refuses_once_loses_nothing(tmp_path: Path, templates: dict[Rewrite, Path], rewrite: Rewrite):
    """Whatever it refuses, it is told; trying again goes on from there, to the end."""
    path = tmp_path / "home"
    before = everything(with_key(templates[rewrite]))

    def begin_anew(layer: FileLayer) -> None:
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(templates[rewrite], path)
        rewrite(with_key(path), layer)

    tried = []
    for number in refused(begin_anew):
        is_whole(path, before, rewrite)
        tried.append(number)
    assert len(tried) > 6


def test_a_backup_refused_anywhere_is_the_old_one_or_the_new(tmp_path: Path):
    """Whole, readable with the key; and each way goes on to its end."""
    home = with_key(tmp_path / "home")
    MonthlyStore(home).merge(a_record())
    write_journal(JournalDrafts(home), an_id(5), some_events(an_id(5)))
    before, backup = everything(home), Backups(home).make(NOON).path
    guarded = with_passphrase(PRIVATE, "otra frase", QUICK)
    steps: tuple[tuple[KeyFile | None, Callable[[FileLayer], object]], ...] = (
        (key_file(), lambda layer: encrypt_backups(home, key_file(), layer)),
        (guarded, lambda layer: encrypt_backups(home, guarded, layer)),
        (None, lambda layer: decrypt_backups(home, layer)),
    )
    for key, step in steps:
        for _number in refused(step, every=2):
            assert _inside(home, backup)[0] == before
        assert _inside(home, backup) == (before, key)
    assert not list(home.backups.glob(".*"))


def _inside(home: Home, path: Path) -> tuple[Everything, KeyFile | None]:
    with Backups(home).opened(path) as inside:
        return everything(inside), read_key_file(inside.path)
