"""What the README and the changelog say is so."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import exitcoach

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(README)
SPANS = re.findall(r"`([^`\n]+)`", BLOCK.sub("", README) + CHANGELOG)
COLUMNS = 80


def commands() -> list[str]:
    """Every order to exitcoach in the documents, without the name of the program, once."""
    lines = [line.removeprefix("$ ") for _, text in BLOCKS for line in text.splitlines()] + SPANS
    said = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("exitcoach ")]
    return sorted({shlex.join(words) for words in said})


def run(*words: str) -> subprocess.CompletedProcess[str]:
    order = [sys.executable, "-m", "exitcoach", *words]
    return subprocess.run(order, capture_output=True, text=True, encoding="utf-8", check=False)


def test_readme_shows_the_commands():
    """There is something to check below, the two main commands included."""
    assert {"start", "report"} <= set(commands())


@pytest.mark.parametrize("line", commands())
def test_commands_and_options_exist(line):
    """What the documents tell people to type, the program understands: its help comes, not a complaint."""
    told = run(*shlex.split(line), "--help")
    assert told.returncode == 0, told.stderr


def test_unknown_commands_would_be_noticed():
    """The check above can fail."""
    assert run("depart", "--help").returncode == 2
    assert run("report", "--colour-of-the-sky", "blue", "--help").returncode == 2


def test_example_of_an_answer_file_is_accepted(tmp_path):
    """The file in the README is a whole call: it ends in a closed case."""
    example = next(text for language, text in BLOCKS if language == "yaml")
    (tmp_path / "call.yaml").write_text(example, encoding="utf-8")
    told = run("start", "--answers", str(tmp_path / "call.yaml"), "--json")
    assert told.returncode == 0, told.stderr
    case = json.loads(told.stdout)
    assert (case["status"], case["answers"]["cause"]) == ("closed", "core.reliability")


def test_readme_can_be_read_in_one_sitting():
    """Past 400 lines it becomes a folder of its own; its blocks fit a terminal."""
    assert len(README.splitlines()) < 400
    assert [line for _, text in BLOCKS for line in text.splitlines() if len(line) > COLUMNS] == []


def test_places_named_exist():
    """Scripts and folders of the checkout that the README names are there."""
    named = set(re.findall(r"\b((?:scripts|exitcoach|playbooks|tests)/[a-z_-]*)", README))
    assert "scripts/test" in named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_changelog_tells_of_this_version():
    """Whoever installs a version can read what it brings."""
    assert f"\n## [{exitcoach.__version__}]" in CHANGELOG
