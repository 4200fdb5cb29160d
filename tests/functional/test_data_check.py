"""``data check``: what is damaged or edited is named with its place and its cure, and mended where a person says so."""

from pathlib import Path

import pytest

from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.checking import CASES, PRIVATE, STORED, a_furnished_home, everything, spoil
from tests.fakes.house import HouseRun

ROSA = b"Rosa N\xc3\xba\xc3\xb1ez"


@pytest.fixture
def furnished(home: Path) -> Home:
    return a_furnished_home(home, backed_up=True)


def test_a_whole_home_has_nothing_to_tell(spoken: HouseRun, furnished: Home):
    """One sentence, and exit 0."""
    ended = spoken("data", "check")

    assert (ended.code, ended.out, len(ended.err.splitlines())) == (0, "", 1)


def test_each_problem_has_its_place_and_its_cure(spoken: HouseRun, furnished: Home):
    """File, line, record, and the command that mends it; nothing is changed yet."""
    path = furnished.path / CASES
    spoil(path, b'"verdict"', b'"verdi\xfft"')
    before = path.read_bytes()
    ended = spoken("data", "check")

    assert ended.code == 1
    assert ended.out.startswith(f"{CASES}:3: ")
    assert STORED[1] in ended.out
    assert "exitcoach data check --repair" in ended.out
    assert before == path.read_bytes()


def test_a_repair_mends_and_says_where_the_old_lies(house: HouseRun, furnished: Home):
    """Exit 0 when nothing is left; a second look finds nothing."""
    before = everything(furnished)
    spoil(furnished.path / PRIVATE, b'"feeling"', b'"f\x00\x00ling"')
    ended = house("data", "check", "--repair")

    assert (ended.code, str(furnished.damaged) in ended.err) == (0, True)
    assert before == everything(furnished)
    assert house("data", "check").code == 0


def test_an_edit_is_asked_about_taken_in_and_told_in_the_history(spoken: HouseRun, furnished: Home):
    """The fields that differ are named, what stands in them is not."""
    spoil(furnished.path / CASES, ROSA, b"Rosa Pardo")
    told = spoken("data", "check", "--repair")

    assert told.code == 1
    assert "answers.client.name" in told.out
    assert "--accept-edits" in told.out
    assert "Rosa" not in told.out + told.err
    assert spoken("data", "check", "--repair", "--accept-edits").code == 0
    case = MonthlyStore(furnished).get(STORED[0]).case
    assert case.answers["client.name"] == "Rosa Pardo"
    assert [(change.what, change.by, change.note) for change in case.history] == [
        ("record.edited", "Ana", "answers.client.name")
    ]
    assert spoken("data", "check").code == 0


def test_an_edit_of_what_is_private_is_told_without_its_fields(house: HouseRun, furnished: Home):
    """The history is public."""
    spoil(furnished.path / PRIVATE, b'"un caf\xc3\xa9"', b'"un paseo"')
    house("data", "check", "--repair", "--accept-edits")
    record = MonthlyStore(furnished).get(STORED[1])

    assert record.private.support is not None
    assert record.private.support.what == "un paseo"
    assert [change.note for change in record.case.history if change.what == "record.edited"] == [""]


def test_an_edit_can_be_put_back(house: HouseRun, furnished: Home):
    """As if nobody had been there; what was written is set aside."""
    before = everything(furnished)
    spoil(furnished.path / CASES, ROSA, b"Rosa Pardo")

    assert house("data", "check", "--repair", "--undo-edits").code == 0
    assert before == everything(furnished)
    assert any(b"Rosa Pardo" in path.read_bytes() for path in furnished.damaged.rglob("*.json"))


def test_the_problems_as_json(house: HouseRun, furnished: Home):
    """All of them, for a script."""
    spoil(furnished.path / CASES, ROSA, b"Rosa Pardo")
    ended = house("data", "check", "--json")

    assert ended.code == 1
    assert (ended.json["left"], ended.json["set_aside"]) == (1, None)
    assert ended.json["problems"] == [
        {
            "file": CASES,
            "problem": "edited",
            "line": 2,
            "record": STORED[0],
            "source": "previous",
            "older": False,
            "fields": ["answers.client.name"],
            "gone": 0,
            "outcome": "left",
        }
    ]


def test_both_ways_with_an_edit_are_refused(house: HouseRun):
    """It is one or the other."""
    assert house("data", "check", "--accept-edits", "--undo-edits").code == 2


def test_a_playbook_that_cannot_be_read_is_told(house: HouseRun, furnished: Home):
    """With the command that tells more of it."""
    (furnished.playbooks / "mine.yaml").write_text("id: mine\n\tversion: 1\n", encoding="utf-8")
    ended = house("data", "check")

    assert ended.code == 1
    assert ended.out.startswith("playbooks/mine.yaml:")
    assert "exitcoach playbook check" in ended.out


def test_other_commands_name_the_check(house: HouseRun, furnished: Home):
    """Whoever meets the damage first learns what to do."""
    spoil(furnished.path / CASES, ROSA, b"Rosa Pardo")
    ended = house("cases")

    assert ended.code == 1
    assert f"{CASES}:2:" in ended.err
    assert "exitcoach data check" in ended.err
