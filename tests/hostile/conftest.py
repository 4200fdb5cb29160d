"""The table of what was tried: each test says how many inputs it put through which entry point."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

TRIED = "hostile inputs"


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[str, int], None]:
    """Say that so many inputs went through an entry point."""
    return lambda entry, count: record_property(TRIED, (entry, count))


@pytest.fixture(scope="session")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a home keeps of playbooks and tone rules already read."""
    return tmp_path_factory.mktemp("kept") / "cache"


@pytest.fixture
def warm(home: Path, read_before: Path):
    """The home has read the playbooks and the tone rules before, as on any day but the first."""
    if read_before.is_dir():
        shutil.copytree(read_before, home / "cache", copy_function=shutil.copy2)
    yield
    if not read_before.is_dir() and (home / "cache").is_dir():
        shutil.copytree(home / "cache", read_before, ignore=shutil.ignore_patterns("standing"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Add them up."""
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, told in getattr(report, "user_properties", ()):
                if name == TRIED:
                    counts[told[0]] += told[1]
                    failures[told[0]] += outcome == "failed"
    if counts:
        terminalreporter.section("hostile inputs")
        for entry, count in sorted(counts.items()):
            terminalreporter.write_line(f"{entry:<34}{count:>8}  failures {failures[entry]}")
