"""Own playbooks win, broken ones harm only themselves, compiled ones spare the YAML."""

import os
import subprocess
import sys

import pytest

from exitcoach.playbook.codes import Code
from exitcoach.playbook.shelf import Shelf, built_in
from exitcoach.ports import HomeUnusable, Rejected, UnknownPlaybook
from tests.unit.playbook.sample import SAMPLE

GENERAL = SAMPLE.replace("id: shop\n", "id: general\n")


@pytest.fixture
def folders(tmp_path):
    """Own and shipped playbooks, and the shelf that looks at them."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (shipped / "general.yaml").write_text(GENERAL, encoding="utf-8")
    return own, shipped


@pytest.fixture
def shelf(tmp_path, folders):
    own, shipped = folders
    return Shelf(own, tmp_path / "cache", shipped=shipped)


def write(path, text=SAMPLE):
    path.write_text(text, encoding="utf-8")
    return path


def test_built_in_playbooks_need_no_home(tmp_path, folders):
    """Before anything is set up, they are there."""
    shelf = Shelf(tmp_path / "none", tmp_path / "cache", shipped=folders[1])
    assert shelf.ids() == ("general",)
    assert shelf.get("general").id == "general"
    assert not shelf.is_own("general")


def test_own_playbooks_win(shelf, folders):
    """An own ``general`` hides the built-in one."""
    write(folders[0] / "general.yaml", GENERAL.replace("version: 3", "version: 9"))
    assert shelf.get("general").version == 9
    assert shelf.ids() == ("general",)
    assert shelf.is_own("general")


def test_own_ids_come_first(shelf, folders):
    """Both suffixes count."""
    write(folders[0] / "zebra.yml", SAMPLE.replace("id: shop", "id: zebra"))
    write(folders[0] / "shop.yaml")
    assert shelf.ids() == ("shop", "zebra", "general")


def test_the_id_inside_counts(shelf, folders):
    """Whatever the file is called."""
    path = write(folders[0] / "my old one.yaml")
    assert shelf.get("shop").id == "shop"
    assert shelf.path("shop") == path
    with pytest.raises(UnknownPlaybook):
        shelf.get("my old one")


def test_the_file_called_like_the_id_wins(shelf, folders):
    """A copy beside it does not take over."""
    write(folders[0] / "a copy.yaml", SAMPLE.replace("version: 3", "version: 1"))
    write(folders[0] / "shop.yaml")
    assert shelf.get("shop").version == 3


@pytest.mark.parametrize("name", ["tone/es.yaml", "scenarios/one.yaml", "notes.txt", ".#shop.yaml", "shop.yaml~"])
def test_what_is_no_playbook_is_passed_over(shelf, folders, name):
    """Folders below, other files, and what editors and systems leave behind."""
    path = folders[0] / name
    path.parent.mkdir(exist_ok=True)
    write(path)
    assert shelf.ids() == ("general",)


def test_a_broken_playbook_harms_only_itself(shelf, folders):
    """It is told as rejected under the id it claims, and the others load."""
    write(folders[0] / "file.yaml", "id: mine\nversion: 1\n")
    write(folders[0] / "worse.yaml", "id: [")
    assert shelf.ids() == ("mine", "worse", "general")
    assert shelf.get("general").id == "general"
    with pytest.raises(Rejected) as caught:
        shelf.get("mine")
    assert {problem.file for problem in caught.value.problems} == {str(folders[0] / "file.yaml")}


def test_a_broken_own_playbook_does_not_give_way(shelf, folders):
    """Silently falling back to the built-in one would ask other questions than the house wants."""
    write(folders[0] / "general.yaml", GENERAL.replace("version: 3", "version: x"))
    with pytest.raises(Rejected):
        shelf.get("general")


def test_causes_are_borrowed_from_the_built_in(shelf, folders):
    """Also by an own playbook that hides it, and anew when it changes."""
    head, _, rest = SAMPLE.partition("causes:\n  groups:")
    write(folders[0] / "shop.yaml", head + "stages:\n" + rest.partition("stages:\n")[2])
    assert shelf.get("shop").causes == shelf.get("general").causes
    write(folders[1] / "general.yaml", GENERAL.replace("Mala calidad", "Calidad"))
    assert shelf.get("shop").causes.causes["core.quality"].label["es"] == "Calidad"


@pytest.mark.parametrize("name", ["shop.yaml", "./shop.yaml", "shop.json", "sub/shop"])
def test_a_path_is_a_path(shelf, tmp_path, monkeypatch, name):
    """With a separator or a suffix of ours, seen from where the person stands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    write(tmp_path / name)
    assert shelf.get(name).id == "shop"


@pytest.mark.parametrize("name", ["none.yaml", "./general", "no/such/one", "shipped/general.yaml/x", "nul\0.yaml"])
def test_a_path_to_nothing_is_unknown(shelf, tmp_path, monkeypatch, name):
    """It is never looked up as an id."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownPlaybook) as caught:
        shelf.get(name)
    assert (caught.value.name, caught.value.known) == (name, ("general",))


def test_a_folder_as_a_path_is_told(shelf, folders):
    """It exists, and cannot be read."""
    with pytest.raises(Rejected) as caught:
        shelf.get(str(folders[0]))
    assert [problem.code for problem in caught.value.problems] == [Code.UNREADABLE]


def test_own_playbooks_in_a_place_that_is_a_file(tmp_path, folders):
    """A file where the folder should be holds no playbooks."""
    shelf = Shelf(write(tmp_path / "file"), tmp_path / "cache", shipped=folders[1])
    assert shelf.ids() == ("general",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_locked_folder_is_told(shelf, folders):
    """Own playbooks that cannot be seen might be the ones wanted."""
    if os.geteuid() == 0:
        pytest.skip("nothing is locked for root")
    folders[0].chmod(0)
    try:
        with pytest.raises(HomeUnusable) as caught:
            shelf.get("general")
    finally:
        folders[0].chmod(0o700)
    assert (caught.value.path, caught.value.why) == (str(folders[0]), "EACCES")


def test_a_change_is_seen_at_once(shelf, folders):
    """The compiled one is rebuilt without a word."""
    assert shelf.get("general").version == 3
    write(folders[1] / "general.yaml", GENERAL.replace("version: 3", "version: 44"))
    assert shelf.get("general").version == 44


def test_a_damaged_compiled_playbook_is_rebuilt(shelf, tmp_path):
    """And kept whole again."""
    sound = shelf.get("general")
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    assert shelf.get("general") == sound
    assert file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, folders):
    """It is slower, nothing else."""
    shelf = Shelf(folders[0], write(tmp_path / "file") / "cache", shipped=folders[1])
    assert shelf.get("general") == shelf.get("general")


def test_a_compiled_playbook_needs_neither_yaml_nor_pydantic(shelf, folders, tmp_path):
    """The time to the first question depends on it."""
    shelf.get("general")
    program = (
        "import sys; from pathlib import Path; from exitcoach.playbook.shelf import Shelf;"
        "own, cache, shipped = map(Path, sys.argv[1:]); Shelf(own, cache, shipped=shipped).get('general');"
        "print(sorted({'yaml', 'pydantic', 'exitcoach.playbook.load'} & set(sys.modules)))"
    )
    arguments = [sys.executable, "-c", program, str(folders[0]), str(tmp_path / "cache"), str(folders[1])]
    assert subprocess.run(arguments, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_program_brings_its_playbooks():
    """In the package, or beside it in a checkout."""
    assert (built_in() / "general.yaml").is_file()
