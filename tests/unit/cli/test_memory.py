"""What is told before a call begins."""

from pathlib import Path

import pytest

from exitcoach.cli.memory import damage_line
from exitcoach.settings import Settings
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.wiring import Desk
from tests.fakes.records import a_record


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Settings(home=tmp_path))


def test_damaged_records_are_told_in_one_line(desk: Desk):
    """What to do about them, and that the call comes first."""
    MonthlyStore(desk.home).merge(a_record())
    assert damage_line(desk) == ""

    (path,) = desk.home.cases.glob("*.json")
    path.write_bytes(path.read_bytes()[:-1])

    assert "After the call: exitcoach data check" in damage_line(desk)
    assert "\n" not in damage_line(desk)
