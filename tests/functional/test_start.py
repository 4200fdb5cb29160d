"""``start`` in a real terminal."""

import os
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

from tests.fakes.calls import (
    DEBRIEF,
    ENGLISH,
    ENGLISH_GOODBYE,
    ENGLISH_MENDING,
    EXPRESS,
    LEFT_IN_ENGLISH,
    SPANISH,
    SPANISH_GOODBYE,
    SPANISH_MENDING,
)
from tests.fakes.person import ENTERS, LEAVES, PROGRAM, Person, asked, show, starts, the_case, without_terminal
from tests.fakes.scenes import general
from tests.fakes.terminal import ENTER, control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
WATCHED = 'stty -a >"$0/before"; "$@"; code=$?; stty -a >"$0/after"; exit $code'


def test_a_call_in_spanish_from_the_first_word_to_the_debrief(tmp_path: Path):
    """Through the gate, a promise, the goodbye and the debrief to a closed case; the terminal is as it was."""
    person = Person("/bin/sh", "-c", WATCHED, str(tmp_path), *PROGRAM, "--lang", "es", "start")
    person.sees("Lo más probable es que esto no sea por usted.")
    person.answers(SPANISH, "es")
    person.sees("2. ¿Qué pasó?")
    person.types(ENTER)
    for question in ("first_signal", "first_signal_by", "first_signal_on"):
        person.answers([(question, control("o"))], "es")
    person.sees(general().verdicts["care"].headline["es"])
    person.sees(general().reasons["repeated_failure"]["es"])
    person.answers(SPANISH_MENDING, "es")
    person.sees("2. ¿Qué se hará?")
    person.types(ENTER)
    person.answers((*SPANISH_GOODBYE, *DEBRIEF), "es")
    person.sees(asked("client.account", "es"))
    person.types(control("x"), ENTER)

    assert person.ends() == 0
    assert "exitcoach show" in person.scrollback
    assert [word for word in ("Rosa", "pedido", "Luis", "Primero escuchar") if word in person.scrollback] == []
    assert (person.raw.count(ENTERS), person.raw.count(LEAVES)) == (1, 1)
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()
    case = show(the_case()["id"])
    answers = case["answers"]
    assert (case["status"], case["language"], case["asks"]) == ("closed", "es", 1)
    assert case["gate"] == {"verdict": "care", "reasons": ["repeated_failure"]}
    assert answers["story"] == "Es la tercera vez que pierden mi pedido"
    assert (answers["cause"], answers["causes_contributing"]) == ("core.repeated", ["response.slow"])
    assert answers["incidents"][0]["department"] == "Entregas y logística"
    assert answers["exit_steps"] == ["cancellation_registered", "end_date_told"]
    assert answers["obstacles"] == ["none"]
    assert case["promises"][0]["owner"] == "Luis Vega"
    assert case["left_at"] <= case["closed"]
    assert "feeling" not in answers


def test_a_call_in_english_with_nothing_left_over():
    """The debrief asks again what was skipped, and ends by itself when nothing is left."""
    person = starts("start")
    person.sees("This is most likely not about you.")
    person.answers(ENGLISH, "en")
    person.sees(general().verdicts["explore"].headline["en"])
    person.answers(ENGLISH_MENDING, "en")
    person.sees("2. What will be done?")
    person.types(ENTER)
    person.answers((*ENGLISH_GOODBYE, *DEBRIEF), "en")
    person.answers(((question, control("o")) for question in LEFT_IN_ENGLISH), "en")

    assert person.ends() == 0
    assert "is closed. To read it:\r\n  exitcoach show" in person.scrollback
    case = show(the_case()["id"])
    assert (case["status"], case["gate"]["verdict"], case["asks"]) == ("closed", "explore", 1)
    assert case["answers"]["cause"].startswith("competition.")
    assert case["answers"]["competitor"] == "Rival Ltd"
    assert case["answers"]["investigation_promised"] is False
    assert case["promises"][0]["what"] == "Call with a plan"


def test_an_express_call_asks_six_questions():
    """The rest waits for the debrief, which may wait as well."""
    person = starts("--lang", "es", "start", "--express")
    person.answers(EXPRESS, "es")
    person.sees(asked("self_check", "es"))
    person.types(control("c"))

    assert person.ends() == 130
    assert "exitcoach resume" in person.scrollback
    case = the_case()
    assert case["status"] == "debrief"
    assert sorted(case["answers"]) == sorted(question for question, _keys in EXPRESS)


@pytest.mark.parametrize("language", ["es", "en"])
def test_without_a_terminal_the_wizard_says_what_to_do_instead(language: str):
    """In one sentence; nothing is stored."""
    ended = without_terminal("--lang", language, "start")

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert "exitcoach start --answers" in ended.stderr
    assert without_terminal("cases", "--json").stdout.split() == ["[]"]
