"""``investigate`` from a file, line by line and in a real terminal; in both languages."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from exitcoach.domain.text import in_language
from tests.fakes.inquiries import words
from tests.functional.test_plain import run

CALL = """
client: {name: Rosa Núñez}
story: Me cobraron dos veces.
cause: core.repeated
firmness: firm
decision: leaves
recontact_consent: yes
investigation_promised: yes
incidents:
  - {what: Cobro doble, should_have: Cobrar una vez, department: Facturación, process: Cobros}
"""
FOUND = """
investigation:
  findings: El proceso de la noche cobró dos veces.
  departments: [Facturación, Sistemas]
  cause: core.repeated
  causes_further: response.slow
  factors: [Quien cierra el mes no ve los procesos de la noche]
  client_told: no
"""
TYPED = (
    *("El proceso de la noche cobró dos veces.", "Cobrar una vez.", "Facturación", "Sistemas", "", "Cobros", ""),
    *("fallas repetidas", ":n Preguntar al banco", "respuesta tardia", ""),
    *("Nadie ve los procesos de la noche", "", "n", "", ""),
)
ENGLISH = {"fallas repetidas": "repeated failures", "respuesta tardia": "slow answer"}


@pytest.fixture
def case_id() -> str:
    """A case that was filed."""
    Path("call.yaml").write_text(CALL, encoding="utf-8")
    filed = run("start", "--answers", "call.yaml")
    assert filed.returncode == 0, filed.stderr
    return filed.stdout.strip()


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Files lie in a folder of their own."""
    monkeypatch.chdir(tmp_path)


def investigation(case_id: str) -> dict[str, Any]:
    return dict(json.loads(run("show", case_id, "--json").stdout)["investigation"] or {})


@pytest.mark.parametrize(
    ("language", "going_on", "finished"),
    [("es", "lo encontrado está anotado", "está terminada"), ("en", "what was found is recorded", "is finished")],
)
def test_from_a_file(case_id: str, language: str, going_on: str, finished: str):
    """Recorded as going on; a second file finishes it; a third one needs a reason."""
    Path("found.yaml").write_text(FOUND, encoding="utf-8")
    first = run("investigate", case_id[:9], "--answers", "found.yaml", "--json", EXITCOACH_LANG=language)
    assert (first.returncode, going_on in first.stderr) == (0, True), first.stderr
    case = json.loads(first.stdout)
    assert case["investigation"]["diagnosed"] == ["core.repeated", "response.slow"]
    assert case["investigation"]["departments"] == ["Facturación", "Sistemas"]
    assert case["investigation"]["client_told"] is False
    assert (case["answers"]["cause"], case["history"][-1]["what"]) == ("core.repeated", "investigation.recorded")

    Path("done.yaml").write_text(f"investigation.finished_on: {case['created'][:10]}\n", encoding="utf-8")
    second = run("investigate", case_id, "--answers", "done.yaml", EXITCOACH_LANG=language)
    assert (second.returncode, second.stdout, finished in second.stderr) == (0, "", True), second.stderr
    assert investigation(case_id)["factors"] == ["Quien cierra el mes no ve los procesos de la noche"]

    Path("more.yaml").write_text("investigation.findings: Otra cosa\n", encoding="utf-8")
    third = run("investigate", case_id, "--answers", "more.yaml", EXITCOACH_LANG=language)
    assert (third.returncode, len(third.stderr.splitlines())) == (2, 1)
    assert "investigation.reason" in third.stderr


def test_a_file_with_problems_is_refused_whole(case_id: str):
    """Each with its line; nothing is recorded."""
    Path("bad.yaml").write_text("investigation:\n  finding: A\n  cause: core.repeatd\n", encoding="utf-8")

    refused = run("investigate", case_id, "--answers", "bad.yaml")

    assert refused.returncode == 2
    assert [line[:11] for line in refused.stderr.splitlines()] == ["bad.yaml:2:", "bad.yaml:3:"]
    assert investigation(case_id) == {}


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("es", ("Según el cliente: Fallas repetidas", "En la llamada: Facturación", "vence el")),
        ("en", ("Stated by the client: Repeated failures", "In the call: Facturación", "is due by")),
    ],
)
def test_line_by_line(case_id: str, language: str, shown: tuple[str, ...]):
    """What the case says stands before the questions; cut off anywhere, it goes on where it was."""
    typed = TYPED if language == "es" else tuple(ENGLISH.get(one, one) for one in TYPED)
    first = run("investigate", case_id, "--plain", typed=typed[:6], EXITCOACH_LANG=language)
    assert first.returncode == 130
    assert f"exitcoach investigate {case_id}" in first.stderr
    assert investigation(case_id) == {}

    second = run("investigate", case_id, "--json", typed=typed[6:], EXITCOACH_LANG=language)
    assert second.returncode == 0, second.stderr
    told = first.stderr + second.stderr
    assert [words for words in shown if words not in told] == []
    found = json.loads(second.stdout)["investigation"]
    assert found["findings"] == "El proceso de la noche cobró dos veces."
    assert (found["departments"], found["processes"]) == (["Facturación", "Sistemas"], ["Cobros"])
    assert found["diagnosed"] == ["core.repeated", "response.slow"]
    assert (found["client_told"], found["finished_on"], found["notes"]) == (False, None, ["Preguntar al banco"])


def test_nobody_to_ask_is_told_how_else(case_id: str):
    """One sentence, exit 2, nothing kept."""
    ended = run("investigate", case_id, typed=None, EXITCOACH_LANG="en")

    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        f"The wizard needs a terminal. Without one: exitcoach investigate {case_id} --answers FILE"
    ]
    assert investigation(case_id) == {}


def test_the_house_sets_the_days_it_takes(case_id: str):
    """``investigation_days`` of config.toml moves the day it is due."""

    def due() -> str:
        rows = json.loads(run("followups", "--json").stdout)
        return str(next(row["due"] for row in rows if row["kind"] == "investigation"))

    usual = due()
    (Path(os.environ["EXITCOACH_HOME"]) / "config.toml").write_text("investigation_days = 5\n", encoding="utf-8")

    assert due() < usual


@pytest.mark.skipif(os.name == "nt", reason="POSIX has terminals a test can open")
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_in_a_terminal_ctrl_c_keeps_what_was_typed(case_id: str):
    """The screen tells what the case says; the second sitting offers the half sentence and records."""
    from tests.fakes.person import starts
    from tests.fakes.terminal import ENTER, control

    def asked(question: str) -> str:
        found = words().question(f"investigation.{question}")
        assert found is not None
        return in_language(found.ask, "es")

    first = starts("--lang", "es", "investigate", case_id)
    first.sees(asked("findings"))
    first.sees("Según el cliente: Fallas repetidas")
    first.types("El proceso de la noche", control("c"))
    assert first.ends() == 130
    assert f"exitcoach investigate {case_id}" in first.scrollback

    second = starts("--lang", "es", "investigate", case_id)
    second.sees("El proceso de la noche")
    second.types(" cobró dos veces", ENTER)
    second.sees(asked("should_have"))
    second.types(control("x"))
    second.sees("¿Anotar la investigación como está?")
    second.types(ENTER)
    assert second.ends() == 0
    assert investigation(case_id)["findings"] == "El proceso de la noche cobró dos veces"


@pytest.mark.skipif(os.name == "nt", reason="POSIX has terminals a test can open")
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_two_at_once_lose_nothing(case_id: str):
    """Whoever ends last is told of the other, and finds both at the next sitting."""
    from tests.fakes.person import starts
    from tests.fakes.terminal import ENTER, control

    first = starts("investigate", case_id)
    first.sees("What was found?")
    first.types("Mine", ENTER)
    first.sees("What should have happened?")
    Path("theirs.yaml").write_text("investigation: {findings: Theirs, processes: [Cobros]}\n", encoding="utf-8")
    theirs = run("investigate", case_id, "--answers", "theirs.yaml", EXITCOACH_EMPLOYEE="Luis")
    assert theirs.returncode == 0, theirs.stderr
    first.types(control("x"), ENTER)
    assert first.ends() == 1
    assert "Luis recorded an investigation meanwhile" in " ".join(first.scrollback.split())
    assert investigation(case_id)["findings"] == "Theirs"

    second = run("investigate", case_id, typed=(":x",), EXITCOACH_LANG="en")
    assert second.returncode == 0, second.stderr
    assert "Luis recorded an investigation meanwhile. Look through it" in second.stderr
    found = investigation(case_id)
    assert (found["findings"], found["processes"]) == ("Mine", ["Cobros"])
