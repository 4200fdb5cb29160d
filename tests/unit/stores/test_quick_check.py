"""At each start a glance at every file of records tells what is plainly damaged."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exitcoach.stores.files import previous_of
from exitcoach.stores.layout import Home
from exitcoach.stores.quick_check import plainly_damaged
from tests.fakes.checking import a_furnished_home

Spoil = Callable[[Path], object]
SPOILT: dict[str, Spoil] = {
    "emptied": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-3]),
    "zeros at the end": lambda path: path.write_bytes(path.read_bytes()[:-9] + bytes(9)),
    "another beginning": lambda path: path.write_bytes(b"x" + path.read_bytes()[1:]),
    "gone, its copy still there": lambda path: path.replace(previous_of(path)),
}
FILES = ("cases/2026-11.json", "private/2026-11.json", "house/smoke.json")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_home(tmp_path_factory.mktemp("template") / "home").path


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Home:
    return Home(shutil.copytree(template, tmp_path / "home"))


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("name", FILES)
def test_what_is_plainly_damaged_is_named(home: Home, name: str, spoil: Spoil):
    """By its path in the home, and nothing else is."""
    spoil(home.path / name)

    assert plainly_damaged(home) == (name,)


def test_good_records_and_the_files_of_others_are_passed_over(home: Home):
    """Somebody's notes beside the records are none of our business here; neither is a home with nothing in it."""
    (home.cases / "notes.json").write_text("milk", encoding="utf-8")

    assert plainly_damaged(home) == ()
    assert plainly_damaged(Home(home.path / "nowhere")) == ()
