"""However an interview ends or is typed into, the terminal is sane and the words are there."""

import os
import signal
import time
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

import termios

from tests.fakes.person import ENTERS, LEAVES, PATIENCE, Person, asked, starts, the_case
from tests.fakes.terminal import ENTER, control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
LINES = [f"line {number} of what the client wrote" for number in range(40)]


def journals() -> str:
    """What is on disk of the interviews under way."""
    drafts = Path(os.environ["EXITCOACH_HOME"]) / "drafts"
    return "".join(path.read_text(encoding="utf-8") for path in drafts.glob("*.jsonl"))


def is_kept(words: str) -> None:
    """Wait until the words are on disk."""
    end = time.monotonic() + PATIENCE
    while words not in journals():
        assert time.monotonic() < end, f"{words!r} is not on disk"
        time.sleep(0.02)


def settings_of(person: Person) -> list[object]:
    """How the terminal is set, as ``stty -a`` tells."""
    return list(termios.tcgetattr(person.child.fileno()))


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=str
)
def test_a_signal_stops_it_as_ctrl_c_does(number: int, code: int):
    """With half a name typed: the case is set aside, the words kept, the terminal as it was."""
    person = starts("start")
    before = settings_of(person)
    person.sees(asked("client.name", "en"))
    assert settings_of(person) != before
    person.types("Rosa")
    person.sees("Rosa")
    person.child.kill(number)

    assert person.ends() == code
    assert settings_of(person) == before
    assert person.raw.count(ENTERS) == person.raw.count(LEAVES) == 1
    assert "Traceback" not in person.raw
    assert "Everything is saved" in person.scrollback
    assert '"Rosa"' in journals()
    assert the_case()["status"] == "interrupted"


def test_a_list_hears_a_signal_from_outside_too():
    person = starts("start", "--client", "Ann")
    person.answers([("client.account", "\r"), ("client.ref", "\r"), ("client.segment", "\r")], "en")
    person.answers([("service", "\r"), ("client.caller", "\r"), ("client.since", "\r")], "en")
    person.sees(asked("channel", "en"))
    person.child.kill(signal.SIGINT)

    assert person.ends() == 130


def test_a_closed_window_sets_the_case_aside():
    """The words half typed are kept, and nobody is told of a failure."""
    person = starts("start")
    person.sees(asked("client.name", "en"))
    person.types("Rosa")
    person.sees("Rosa")
    person.closes_the_window()

    assert person.child.exitstatus == 129
    assert '"Rosa"' in journals()
    assert the_case()["status"] == "interrupted"
    assert not (Path(os.environ["EXITCOACH_HOME"]) / "crash.log").exists()


def test_a_second_stop_leaves_at_once():
    person = starts("start")
    person.sees(asked("client.name", "en"))
    person.types("Rosa", control("c"), control("c"), control("c"))

    assert person.ends() == 130
    assert "Traceback" not in person.raw
    assert '"Rosa"' in journals()


def test_words_are_kept_while_they_are_typed():
    """Before anything is answered; killed, the program offers them again."""
    first = starts("start")
    first.sees(asked("client.name", "en"))
    first.types("Rosa Nu")
    is_kept("Rosa Nu")
    first.types("nez")
    is_kept("Rosa Nunez")
    first.is_killed()

    second = starts("resume")
    second.sees("Rosa Nunez")
    second.types(ENTER)
    second.sees(asked("client.account", "en"))
    second.types(control("c"))
    assert second.ends() == 130
    assert the_case()["answers"] == {"client.name": "Rosa Nunez"}


@pytest.mark.parametrize("frame", ["\x1b[200~{}\x1b[201~", "{}\r"], ids=["bracketed", "as if typed"])
def test_a_pasted_block_is_one_answer(frame: str):
    """Forty lines stay in their field, and the questions that follow are left alone."""
    person = starts("start")
    person.sees(asked("client.name", "en"))
    person.types(frame.format("\r".join(LINES)))
    is_kept(LINES[-1])
    time.sleep(1)
    person.types(ENTER)
    person.sees(asked("client.account", "en"))
    person.types(control("c"))

    assert person.ends() == 130
    answers = the_case()["answers"]
    assert list(answers) == ["client.name"]
    assert answers["client.name"].strip().split("\n") == LINES


def test_a_signal_stops_plain_mode_too():
    person = starts("start", "--plain")
    person.sees(">")
    person.types("Rosa\r")
    is_kept('"Rosa"')
    person.child.kill(signal.SIGTERM)

    assert person.ends() == 143
    assert "Traceback" not in person.raw
    assert the_case()["status"] == "interrupted"
