"""Where an example home goes, and what is proposed to try on it."""

import shlex

import pytest

from exitcoach.cli.demo import next_commands
from exitcoach.cli.demo_choices import (
    FolderTaken,
    NotThatMany,
    chosen_folder,
    chosen_number,
    folder_sentence,
    number_sentence,
)


def test_the_folder_is_a_new_one_when_none_is_named(tmp_path):
    """Each time another, empty."""
    made = [chosen_folder("", tmp_path) for _ in range(2)]

    assert made[0] != made[1]
    assert all(folder.is_dir() and not any(folder.iterdir()) for folder in made)
    for folder in made:
        folder.rmdir()


@pytest.mark.parametrize("exists", [True, False])
def test_a_named_folder_may_be_empty_or_not_there(tmp_path, exists):
    """Nothing is lost in either."""
    folder = tmp_path / "examples"
    if exists:
        folder.mkdir()

    assert chosen_folder(str(folder), tmp_path / "records") == folder


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    """Also one hidden file; and so is a file."""
    (tmp_path / "full").mkdir()
    file = tmp_path / "full" / ".kept"
    file.write_bytes(b"")

    for folder, why in ((tmp_path / "full", "not-empty"), (file, "not-a-folder")):
        with pytest.raises(FolderTaken) as caught:
            chosen_folder(str(folder), tmp_path / "records")
        assert caught.value.why == why
        assert str(folder) in folder_sentence(caught.value)


def test_the_real_home_is_refused_even_when_empty(tmp_path):
    """However its path is written."""
    home = tmp_path / "records"
    home.mkdir()

    with pytest.raises(FolderTaken) as caught:
        chosen_folder(str(tmp_path / "other" / ".." / "records"), home)

    assert caught.value.why == "own-home"


@pytest.mark.parametrize(("typed", "number"), [("60", 60), (" 240 ", 240), ("5000", 5000)])
def test_a_number_is_read_as_typed(typed, number):
    """Both ends are included."""
    assert chosen_number("--cases", typed, 60, 5000) == number


@pytest.mark.parametrize("typed", ["59", "5001", "many", "", "-60", "6e1", "٦٠", "9" * 5000])
def test_what_is_no_such_number_is_refused(typed):
    """With the numbers there are."""
    with pytest.raises(NotThatMany) as caught:
        chosen_number("--cases", typed, 60, 5000)

    assert "60 to 5000" in number_sentence(caught.value)


def test_commands_can_be_pasted_into_a_shell(tmp_path):
    """Whatever characters the folder has."""
    folder = tmp_path / "it's a folder"

    commands = [shlex.split(line) for line in next_commands(folder, "linux")]

    assert [words[0] for words in commands] == [f"EXITCOACH_HOME={folder}"] * 3
    assert [words[1:] for words in commands] == [
        ["exitcoach", "report"],
        ["exitcoach", "followups", "--overdue"],
        ["exitcoach", "report", "--open"],
    ]


def test_commands_can_be_pasted_into_powershell(tmp_path):
    """There a quote inside quotes is written twice."""
    line = next_commands(tmp_path / "it's", "win32")[0]

    assert line == f"$env:EXITCOACH_HOME = '{tmp_path / 'it'}''s'; exitcoach report"
