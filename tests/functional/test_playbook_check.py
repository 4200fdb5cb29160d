"""``playbook check``: what is wrong in the files a house wrote, before a call finds it."""

from pathlib import Path
from shutil import copytree

from exitcoach.playbook.shelf import built_in
from tests.fakes.house import HouseRun


def own_copy(home: Path) -> Path:
    """What comes with the program, as a house's own."""
    folder = home / "playbooks"
    copytree(built_in() / "after", folder / "after")
    return folder


def break_in(path: Path, words: str, other: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert words in text
    path.write_text(text.replace(words, other, 1), encoding="utf-8")


def test_nothing_is_wrong_with_what_comes_with_the_program(spoken: HouseRun):
    """A line a file, in a home without any of its own."""
    ended = spoken("playbook", "check")

    assert ended.code == 0
    for name in ("general.yaml", "investigation.yaml", "signals.yaml", "tone (es)"):
        assert any(name in line for line in ended.out.splitlines())


def test_the_investigation_of_the_house_is_looked_at_too(spoken: HouseRun, home: Path):
    """Its problem is told once, with file and line; and it is a finding."""
    path = own_copy(home) / "after" / "investigation.yaml"
    break_in(path, "id: investigation.findings", "id: investigation.finding")
    ended = spoken("playbook", "check")

    (told,) = [line for line in ended.out.splitlines() if "investigation.yaml" in line]
    assert (ended.code, told.startswith(f"{path}:")) == (1, True)
    assert "investigation.finding”" in told
    assert spoken("playbook", "check", str(path)).code == 1
    assert spoken("playbook", "check", "general").code == 0


def test_words_for_a_cause_there_is_not(house: HouseRun, home: Path):
    """The nearest cause is named."""
    path = own_copy(home) / "after" / "signals.yaml"
    break_in(path, "core.quality:", "core.qualty:")
    ended = house("playbook", "check")

    assert ended.code == 1
    assert "“core.quality”?" in next(line for line in ended.out.splitlines() if str(path) in line)


def test_every_own_playbook_and_rule_of_tone(house: HouseRun, home: Path):
    """Also a second one of the same id, and one that is none."""
    folder = own_copy(home)
    (folder / "tone").mkdir()
    (folder / "tone" / "ours.yaml").write_text("tone: en\nrules: 3\n", encoding="utf-8")
    (folder / "shop.yaml").write_text("id: [", encoding="utf-8")
    ended = house("playbook", "check")

    assert ended.code == 1
    for name in ("shop.yaml:", "ours.yaml:"):
        assert any(name in line for line in ended.out.splitlines())


def test_what_is_not_there(house: HouseRun):
    """A name nobody knows, or a file that is gone, is a sentence."""
    assert house("playbook", "check", "nothing").code == 2
    assert house("playbook", "check", "nowhere/investigation.yaml").code == 1
