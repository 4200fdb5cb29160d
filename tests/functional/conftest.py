"""The house of the tests that run commands in this process."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.fakes.house import EMPLOYEE, HouseRun


@pytest.fixture(scope="session")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a home keeps of playbooks and tone rules already read."""
    return tmp_path_factory.mktemp("kept") / "cache"


@pytest.fixture
def house(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    read_before: Path,
) -> Iterator[HouseRun]:
    """Runs commands as its employee, in English."""
    monkeypatch.setenv("EXITCOACH_EMPLOYEE", EMPLOYEE)
    if read_before.is_dir():
        copytree(read_before, home / "cache")
    yield HouseRun(capsys, tmp_path)
    if not read_before.is_dir() and (home / "cache").is_dir():
        copytree(home / "cache", read_before, ignore=ignore_patterns("standing"))


@pytest.fixture(params=["en", "es"])
def spoken(request: pytest.FixtureRequest, house: HouseRun) -> HouseRun:
    """The same in each language."""
    return replace(house, language=request.param)
