"""``resume`` in a real terminal."""

import os

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

from tests.fakes.calls import SPANISH
from tests.fakes.person import asked, starts, the_case, without_terminal
from tests.fakes.terminal import ENTER, control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
BEGUN = SPANISH[:10]


def test_a_call_stopped_in_the_middle_goes_on_where_it_was():
    """Ctrl-C ends it with 130; what was being typed is offered again."""
    first = starts("--lang", "es", "start")
    first.answers(BEGUN[:8], "es")
    first.sees(asked("story", "es"))
    first.types("Es la tercera", control("c"))
    assert first.ends() == 130
    assert "exitcoach resume" in first.scrollback
    assert "tercera" not in first.scrollback
    assert the_case()["status"] == "interrupted"

    second = starts("--lang", "es", "resume")
    second.sees(asked("story", "es"))
    second.sees("Es la tercera")
    second.types(" vez\r", "3")
    second.sees(asked("intensity", "es"))
    second.types(control("x"), ENTER)
    second.sees(asked("firmness", "es"))
    second.types("1")
    second.sees(asked("cause", "es"))
    second.types(control("c"))

    assert second.ends() == 130
    case = the_case()
    assert case["status"] == "debrief"
    assert case["answers"]["client.name"] == "Rosa Núñez"
    assert (case["answers"]["story"], case["answers"]["emotion"]) == ("Es la tercera vez", "frustrated")
    assert case["answers"]["firmness"] == "firm"


def test_a_case_open_in_another_window_is_left_alone():
    """One sentence and exit 1; the call over there goes on."""
    first = starts("start")
    first.answers([("client.name", "Ann Field\r")], "en")
    first.sees(asked("client.account", "en"))
    case_id = the_case()["id"]

    second = starts("resume", case_id)
    assert second.ends() == 1
    told = f"Case {case_id} is open in another window: go on there, or close that one first."
    assert " ".join(second.scrollback.split()) == told

    first.types("Field & Co\r")
    first.sees(asked("client.ref", "en"))
    first.types(control("c"))
    assert first.ends() == 130
    assert the_case()["answers"] == {"client.name": "Ann Field", "client.account": "Field & Co"}


def test_with_nothing_to_go_on_with_it_says_so():
    ended = without_terminal("resume")

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
