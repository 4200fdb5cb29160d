"""However an interview ends or is typed into, the terminal is sane and the words are there."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

import termios

from tests.fakes.person import ENTERS, LEAVES, PATIENCE, Person, asked, show, starts, the_case, without_terminal
from tests.fakes.terminal import BACK_TAB, ENTER, control

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


def test_a_note_is_kept_while_it_is_written():
    """Killed in the middle of it, the program goes on with the note, and then with the question beneath."""
    first = starts("start")
    first.sees(asked("client.name", "en"))
    first.types("Rosa", control("n"), "Mentions Ana")
    is_kept('"Mentions Ana"')
    first.is_killed()

    second = starts("resume")
    second.sees("note> Mentions Ana")
    second.types(" of support", ENTER)
    second.sees("✎1")
    second.sees(asked("client.name", "en"))
    second.types(ENTER)
    second.sees(asked("client.account", "en"))
    assert "note>" not in second.shown
    second.types(control("c"))
    assert second.ends() == 130
    case = show(the_case()["id"])
    assert [note["text"] for note in case["notes"]] == ["Mentions Ana of support"]
    assert case["answers"] == {"client.name": "Rosa"}


def test_a_note_half_written_at_the_wizard_is_a_note_in_plain_mode():
    """Whoever goes on with a screen reader finds it among the notes."""
    first = starts("start", "--client", "Ann")
    first.sees(asked("client.account", "en"))
    first.types(control("n"), "Mentions Ana")
    is_kept('"Mentions Ana"')
    first.is_killed()

    second = starts("resume", "--plain")
    second.sees("The note you were writing is kept: Mentions Ana")
    second.sees("Which company or household do they speak for?")
    second.types(":q\r")
    assert second.ends() == 130
    assert [note["text"] for note in show(the_case()["id"])["notes"]] == ["Mentions Ana"]


def test_words_left_for_later_are_there_when_their_question_comes_again():
    """Each with its own question, also after a kill."""
    first = starts("start")
    first.sees(asked("client.name", "en"))
    first.types("Rosa Nu", control("o"))
    first.sees(asked("client.account", "en"))
    first.types("Bakery")
    is_kept('"Bakery"')
    first.is_killed()

    second = starts("resume")
    second.sees("Bakery")
    second.types(BACK_TAB)
    second.sees("Rosa Nu")
    second.types("nez", ENTER)
    second.sees("Bakery")
    second.types(ENTER)
    second.sees(asked("client.ref", "en"))
    second.types(control("c"))
    assert second.ends() == 130
    assert the_case()["answers"] == {"client.name": "Rosa Nunez", "client.account": "Bakery"}


@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["framed", "plain"])
def test_a_call_stopped_before_its_first_word_leaves_nothing(mode: tuple[str, ...]):
    """It says so, and no case and no journal is there."""
    person = starts("start", *mode)
    person.sees("What is the client's name?")
    person.types(control("c"))

    assert person.ends() == 130
    assert "Stopped before anything was entered; nothing is kept." in person.scrollback
    assert "exitcoach resume" not in person.scrollback
    assert json.loads(without_terminal("cases", "--json").stdout) == []
    assert list((Path(os.environ["EXITCOACH_HOME"]) / "drafts").glob("*")) == []


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
