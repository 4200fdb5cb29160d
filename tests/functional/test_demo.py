"""``demo`` through the real command line."""

from pathlib import Path

import pytest

WORDS = {"en": ("Try next:", "IT"), "es": ("", "Sistemas")}


def contents(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if "cache" not in path.parts)


@pytest.fixture
def made(spoken, tmp_path):
    return spoken("demo", "--cases", "60", "--home", str(tmp_path / "examples"))


def test_a_home_of_examples_to_report_on(spoken, made, home, tmp_path, monkeypatch):
    """Sixty cases in the chosen language, an alarm, follow-ups; the real home stays empty."""
    told, department = WORDS[spoken.language]
    folder = Path(made.id)
    assert (made.code, folder) == (0, tmp_path / "examples")
    assert told in made.err
    assert f"{folder} exitcoach report" in made.err.replace("'", "")
    assert contents(home) == []

    monkeypatch.setenv("EXITCOACH_HOME", str(folder))
    overview = spoken("report", "--format", "json").json
    figures = overview["figures"]
    assert figures["n"] == 60
    assert department in {row["department"] for row in figures["map"]}
    assert spoken("followups", "--overdue").code == 0
    assert spoken("show", overview["cases"][0]["id"]).code == 0
    assert made.err.rstrip().endswith("exitcoach report --open")


def test_the_home_speaks_the_language_it_was_made_in(made, spoken, monkeypatch):
    """Without anybody saying so again."""
    folder = Path(made.id)

    settings = (folder / "config.toml").read_text(encoding="utf-8")

    assert f'language = "{spoken.language}"' in settings


def test_a_folder_that_is_not_empty_is_refused(house, tmp_path):
    """Nothing is written into it, and one sentence says what to do."""
    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")

    ended = house("demo", "--home", str(tmp_path))

    assert ended.code == 2
    assert "not empty" in ended.err
    assert contents(tmp_path) == ["kept.txt"]


def test_the_real_home_is_refused(house, home):
    """Examples never come among real cases."""
    ended = house("demo", "--home", str(home))

    assert ended.code == 2
    assert not (home / "cases").exists()


@pytest.mark.parametrize("count", ["0", "59", "5001", "many"])
def test_a_number_of_cases_no_year_can_have_is_refused(house, count):
    """Too few show nothing; too many take for ever."""
    assert house("demo", "--cases", count).code == 2
