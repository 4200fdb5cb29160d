"""However a call ends, what was acknowledged is there: an answer is, when the next question shows."""

import os
import time
from collections.abc import Callable

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

from tests.fakes.calls import SPANISH
from tests.fakes.person import Person, asked, starts, the_case
from tests.fakes.terminal import control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
ANSWERED = {
    "client.name": "Rosa Núñez",
    "client.ref": "A-17",
    "service": "Entregas",
    "client.since": "2017",
    "channel": "phone",
    "story": "Es la tercera vez que pierden mi pedido",
    "emotion": "frustrated",
    "intensity": 3,
    "heard_out": True,
}


@pytest.mark.parametrize("crash", [Person.is_killed, Person.closes_the_window], ids=["killed", "window closed"])
def test_a_call_cut_off_in_the_middle_is_gone_on_with(crash: Callable[[Person], None]):
    """With a note taken and words half typed: every answer, the note and, a second later, the words are there."""
    first = starts("--lang", "es", "start")
    first.answers(SPANISH[:10], "es")
    first.sees(asked("intensity", "es"))
    first.types(control("n"), "Menciona a soporte\r")
    first.sees("✎1")
    first.types("3")
    first.answers([("heard_out", "s")], "es")
    first.sees(asked("playback", "es"))
    first.types("Perdimos")
    first.sees("Perdimos")
    time.sleep(1)
    crash(first)
    assert the_case()["status"] == "interrupted"

    second = starts("--lang", "es", "resume")
    second.sees(asked("playback", "es"))
    second.sees("Perdimos")
    second.types(" su pedido\r")
    second.sees(asked("playback_confirmed", "es"))
    second.types(control("c"))

    assert second.ends() == 130
    case = the_case()
    assert case["answers"] == ANSWERED | {"playback": "Perdimos su pedido"}
    assert [note["text"] for note in case["notes"]] == ["Menciona a soporte"]
