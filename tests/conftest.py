"""No test can touch the real home, and every test sees the same clock, language, width and colours."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fakes.clock import TickingClock

GOLDEN = Path(__file__).parent / "golden"
WRITE_GOLDEN = "EXITCOACH_GOLDEN"
FIXED = {
    "EXITCOACH_LANG": "en",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "xterm-256color",
}
# What a developer's shell or a CI service may set, and rich, typer or prompt_toolkit would obey.
LOUD = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "PY_COLORS",
    "GITHUB_ACTIONS",
    "COLORTERM",
    "LANGUAGE",
    "LC_MESSAGES",
)

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def home_variables(base: Path) -> dict[str, str]:
    """Every variable that says where a person's files lie, on any system."""
    inside = {
        "HOME": "user",
        "USERPROFILE": "user",
        "XDG_CONFIG_HOME": "user/.config",
        "XDG_DATA_HOME": "user/.local/share",
        "XDG_STATE_HOME": "user/.local/state",
        "XDG_CACHE_HOME": "user/.cache",
        "APPDATA": "user/AppData/Roaming",
        "LOCALAPPDATA": "user/AppData/Local",
    }
    return {name: str(base / path) for name, path in inside.items()} | {"EXITCOACH_HOME": str(base / "records")}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "golden: compares text with a file of tests/golden (scripts/golden rewrites it)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.golden)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """The home of the records, empty; nothing reaches the real one."""
    base = tmp_path_factory.mktemp("world")
    for name in [name for name in os.environ if name.startswith("EXITCOACH_") and name != WRITE_GOLDEN]:
        monkeypatch.delenv(name)
    for name in LOUD:
        monkeypatch.delenv(name, raising=False)
    for name, value in (home_variables(base) | FIXED).items():
        monkeypatch.setenv(name, value)
    for folder in ("user", "records"):
        (base / folder).mkdir(mode=0o700)
    _obey_time_zone()
    yield base / "records"
    monkeypatch.undo()
    _obey_time_zone()


@pytest.fixture
def clock() -> TickingClock:
    """A clock that stands at one moment and moves a second each time somebody looks."""
    return TickingClock()


@pytest.fixture
def golden():
    """Compare a text with a file of tests/golden, or write it there under scripts/golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get(WRITE_GOLDEN) == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"tests/golden/{name} is not there yet: run scripts/golden, then read what it wrote"
        assert text == path.read_text(encoding="utf-8"), f"not tests/golden/{name}; if meant, run scripts/golden"

    return compare


def _obey_time_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()
