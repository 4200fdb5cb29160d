"""Tests leave the machine they run on alone."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given, strategies


def test_home_is_thrown_away(home, tmp_path_factory):
    """The records of a test lie under pytest's temporary folder, and there are none yet."""
    assert Path(os.environ["EXITCOACH_HOME"]) == home
    assert home.is_relative_to(tmp_path_factory.getbasetemp())
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "place",
    [Path.home, platformdirs.user_data_path, platformdirs.user_config_path, platformdirs.user_cache_path],
)
def test_no_road_leads_to_the_real_home(place, tmp_path_factory):
    """Whatever a library takes for the person's folder is temporary too."""
    assert place().is_relative_to(tmp_path_factory.getbasetemp())


def test_programs_started_by_a_test_are_kept_out_too(tmp_path_factory):
    """A child process inherits the same homes."""
    ask = (
        "import json, os, pathlib, platformdirs;"
        "print(json.dumps([str(pathlib.Path.home()), platformdirs.user_data_dir(), os.environ['EXITCOACH_HOME']]))"
    )
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, encoding="utf-8")
    places = json.loads(told.stdout)
    assert [place for place in places if not Path(place).is_relative_to(tmp_path_factory.getbasetemp())] == []


def test_surroundings_are_the_same_everywhere():
    """Language, width, time zone and colours do not depend on who runs the tests."""
    assert {name: os.environ.get(name) for name in ("EXITCOACH_LANG", "LC_ALL", "COLUMNS", "TZ")} == {
        "EXITCOACH_LANG": "en",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "TZ": "UTC",
    }
    assert [
        name for name in ("NO_COLOR", "FORCE_COLOR", "EXITCOACH_EMPLOYEE", "EXITCOACH_STORE") if name in os.environ
    ] == []


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system fixes the time zone at the start")
def test_local_time_is_utc_unless_a_test_says_else():
    """Days of a report are local days, so the zone must be known."""
    assert time.localtime(0).tm_hour == 0


@given(strategies.integers())
def test_properties_run_inside_the_same_walls(number):
    """The isolation does not stand in the way of Hypothesis."""
    assert "world" in os.environ["EXITCOACH_HOME"], number


def test_the_clock_ticks(clock):
    """Two looks at the clock never show the same moment, and time can be made to pass."""
    first, second = clock.now(), clock.now()
    clock.advance(days=1)
    assert second > first
    assert (clock.now() - second).days == 1


def test_golden_text_is_compared(golden, tmp_path, monkeypatch):
    """A text that differs from its golden file fails; in writing mode it becomes the file."""
    name = os.path.relpath(tmp_path / "screen.txt", Path(__file__).parent / "golden")
    monkeypatch.setenv("EXITCOACH_GOLDEN", "read")
    with pytest.raises(AssertionError, match="not there yet"):
        golden(name, "one\n")
    monkeypatch.setenv("EXITCOACH_GOLDEN", "write")
    golden(name, "one\n")
    monkeypatch.setenv("EXITCOACH_GOLDEN", "read")
    golden(name, "one\n")
    with pytest.raises(AssertionError, match="if meant"):
        golden(name, "two\n")
