"""``data path``: where the records lie, and when that is no place for them."""

from pathlib import Path

import pytest

from tests.fakes.house import HouseRun


def test_the_path_stands_alone(spoken: HouseRun, home: Path):
    """An ordinary folder is worth no word more."""
    ended = spoken("data", "path")

    assert (ended.code, ended.out.strip(), ended.err) == (0, str(home), "")


@pytest.mark.parametrize("command", ["path", "check"])
def test_a_synchronised_home_is_told_in_one_quiet_line(
    spoken: HouseRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
):
    """Beside the result, which is what it always is."""
    home = tmp_path / "Dropbox" / "records"
    monkeypatch.setenv("EXITCOACH_HOME", str(home))
    ended = spoken("data", command)
    told = [line for line in ended.err.splitlines() if "Dropbox" in line]

    assert (ended.code, len(told)) == (0, 1)
    assert "SECURITY.md" in told[0]
    assert ended.out.strip() == (str(home) if command == "path" else "")
