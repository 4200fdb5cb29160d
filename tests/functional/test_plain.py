"""``start`` and ``resume`` line by line: pipes, terminals that cannot draw, nobody at all."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

PROGRAM = [sys.executable, "-m", "exitcoach"]
CALL = (
    *("Rosa Núñez", "", "A-17", "", "Entregas", "", "2017", "teléfono"),
    *("Es la tercera vez \\", "que pierden mi pedido", "frustración", "3", "sí"),
    *("Perdimos tres veces su pedido.", "1", "2", ""),
    *(":n Menciona a Ana de soporte", "repetidas", "1", "tardia", "1", "", "1", "1"),
    *("Pedido perdido", "Avisar", "Entregas y logística", "", "Jefe de ruta", "2026-10", "3", "s", ""),
    *("", "", ""),
    *("s", "1", "Que llegue", "", "1", "Entregar el pedido", "Luis Vega", "2026-12-15", "1", "Por teléfono", ""),
    *("1", "Le pido perdón por los tres pedidos perdidos.", "s", "s", "s", "s", ""),
    *("1,2", "", "2026-12-31", "ninguna", "sí", "teléfono", "555 0101", "", ""),
    *("1", "1 5", "4", "bajo", "n", "3", "4", "n", "Primero escuchar.", ":x"),
)
SILENT_ENDS = [["start"], ["start", "--plain"], ["start", "--client", "Rosa", "--json"]]


def run(*arguments: str, typed: Iterable[str] | None = (), **variables: str) -> subprocess.CompletedProcess[str]:
    """The program with the lines on its standard input; None: there is nothing to read at all."""
    given: dict[str, Any] = {"stdin": subprocess.DEVNULL}
    if typed is not None:
        given = {"input": "".join(f"{line}\n" for line in typed)}
    environment = {**os.environ, "EXITCOACH_LANG": "es", **variables}
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, encoding="utf-8", env=environment, check=False, **given
    )


def answers_of(case: dict[str, Any]) -> dict[str, Any]:
    return dict(case["answers"])


def test_a_whole_call_from_a_pipe():
    """The questions keep out of the way of the case on standard output; nothing is drawn."""
    ended = run("start", "--json", typed=CALL)

    assert ended.returncode == 0, ended.stderr
    case = json.loads(ended.stdout)
    answers = answers_of(case)
    assert (case["status"], case["language"], case["asks"]) == ("closed", "es", 1)
    assert case["gate"] == {"verdict": "care", "reasons": ["repeated_failure"]}
    assert answers["story"] == "Es la tercera vez \nque pierden mi pedido"
    assert (answers["cause"], answers["causes_contributing"]) == ("core.repeated", ["response.slow"])
    assert answers["incidents"] == [
        {
            "what": "Pedido perdido",
            "should_have": "Avisar",
            "department": "Entregas y logística",
            "position": "Jefe de ruta",
            "when": "2026-10",
            "times": 3,
            "reported_before": True,
        }
    ]
    assert answers["exit_steps"] == ["cancellation_registered", "end_date_told"]
    assert answers["obstacles"] == ["none"]
    assert [note["text"] for note in case["notes"]] == ["Menciona a Ana de soporte"]
    assert case["promises"][0]["owner"] == "Luis Vega"
    assert "feeling" not in answers
    assert "Etapa 1 de 6: Inicio." in ended.stderr
    assert steering(ended.stdout + ended.stderr) == set()


def test_a_call_cut_off_anywhere_goes_on_to_the_same_case():
    """The input ends in the middle: 130, everything saved; ``resume --plain`` takes the rest."""
    whole = json.loads(run("start", "--json", typed=CALL).stdout)
    for cut in (1, 23, 44):
        first = run("start", "--json", "--plain", typed=CALL[:cut])
        assert first.returncode == 130
        case_id = json.loads(first.stdout)["id"]
        assert json.loads(first.stdout)["status"] == "interrupted"
        second = run("resume", case_id, "--plain", "--json", typed=CALL[cut:])
        assert second.returncode == 0, second.stderr
        case = json.loads(second.stdout)
        assert answers_of(case) == answers_of(whole)
        assert (case["status"], case["gate"], case["asks"]) == ("closed", whole["gate"], whole["asks"])


@pytest.mark.parametrize("arguments", SILENT_ENDS)
@pytest.mark.parametrize("typed", [(), None])
def test_nobody_to_answer_leaves_no_case_behind(arguments: list[str], typed: Iterable[str] | None, home: Path):
    """One sentence that says what to do, exit 2; also where the option gave the first answer."""
    ended = run(*arguments, typed=typed)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.splitlines()) == 1
    assert "exitcoach start --answers" in ended.stderr
    assert [file for file in home.rglob("*") if file.suffix == ".jsonl"] == []
    assert run("cases", "--json").stdout.split() == ["[]"]


def test_a_pipe_that_says_nothing_for_a_while_and_ends_leaves_no_case_either(home: Path):
    """It is asked, as somebody may be at its other end; the sentence comes last."""
    with subprocess.Popen(
        [*PROGRAM, "start"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as program:
        assert program.stderr is not None
        heard = iter(program.stderr.readline, "What is the client's name?\n")
        assert "Before you begin\n" in list(heard)
        rest = program.communicate()[1]

    assert program.returncode == 2
    assert rest.splitlines()[-1].startswith("The wizard needs a terminal.")
    assert [file for file in home.rglob("*") if file.suffix == ".jsonl"] == []


def test_nobody_to_go_on_with_changes_nothing(home: Path):
    """The journal of the interrupted case is as it was."""
    run("start", typed=CALL[:3])
    [journal] = home.rglob("*.jsonl")
    before = journal.read_bytes()
    for typed in ((), None):
        ended = run("resume", typed=typed)
        assert ended.returncode == 2
        assert len(ended.stderr.splitlines()) == 1
    assert journal.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes the stream")
def test_a_standard_input_that_is_closed_is_nobody():
    ended = subprocess.run(
        ["/bin/sh", "-c", '"$@" <&-', "sh", *PROGRAM, "start"], capture_output=True, encoding="utf-8", check=False
    )
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Rosa Núñez\n".encode(), "Rosa Núñez"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}Rosa Núñez\r\n".encode(), "Rosa Núñez"),
        ("Rosa Núñez".encode(), "Rosa Núñez"),
        ("Rosa Núñez\n".encode("latin-1"), "Rosa N\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}ez"),
        ("مريم 👩‍👧\n".encode(), "مريم 👩‍👧"),
        (b"Rosa\0\x1b[31m\n", "Rosa\0\x1b[31m"),
    ],
)
def test_names_arrive_as_they_were_typed(data: bytes, name: str):
    """UTF-8 with or without mark, line ends of any system, a last line without one, or bytes that are none of it."""
    ended = subprocess.run(
        [*PROGRAM, "start", "--json"], input=data, capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False
    )
    assert ended.returncode == 130
    case = json.loads(ended.stdout.decode("utf-8"))
    assert case["answers"] == {"client.name": name}
    assert steering(ended.stderr.decode("utf-8")) == set()


def steering(text: str) -> set[str]:
    """Characters that would move a cursor or change a colour."""
    return {character for character in text if (ord(character) < 32 and character != "\n") or ord(character) == 127}


if os.name != "nt":
    from tests.fakes.person import Person, starts, the_case

    @pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
    @pytest.mark.parametrize(
        ("name", "value"), [("TERM", "dumb"), ("EXITCOACH_PLAIN", "1")], ids=["dumb", "asked-for-by-variable"]
    )
    def test_a_terminal_that_cannot_draw_is_only_written_to(name: str, value: str, monkeypatch: pytest.MonkeyPatch):
        """No escape sequence from the first line to the last; Ctrl-C stops, and the case is there."""
        monkeypatch.setenv(name, value)
        person = starts("start")
        types(person, "What is the client's name?", "Rosa Núñez")
        types(person, "Which company", ":n Ask Ana")
        types(person, "Noted.", "\x03", end="")

        assert person.ends() == 130
        assert "\x1b" not in person.raw
        assert "exitcoach resume" in person.raw
        case = the_case()
        assert (case["status"], case["answers"]) == ("interrupted", {"client.name": "Rosa Núñez"})
        assert [note["text"] for note in case["notes"]] == ["Ask Ana"]

    @pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
    def test_the_end_of_the_input_at_a_terminal_is_a_stop():
        """Somebody sits there, so it is no wrong usage, even at the first question."""
        person = starts("start", "--plain")
        types(person, "What is the client's name?", "\x04", end="")

        assert person.ends() == 130
        assert "\x1b" not in person.raw
        assert "nothing is kept" in person.scrollback

    def types(person: Person, question: str, line: str, end: str = "\r") -> None:
        """Type the line after the prompt that follows the question."""
        person.sees(question)
        person.types(f"{line}{end}")
