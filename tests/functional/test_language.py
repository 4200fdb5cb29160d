"""A Spanish session has no English in it, and the language is found in the order of the contract."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import typer

from exitcoach.cli.app import app
from tests.fakes.english import english_in

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND_ROWS = r"^│ [a-z]+ "
CHOICES = (
    r"\b(open|close|closed|listen|causes|recovery|interrupted|debrief|leaves|stays"
    r"|in_person|phone|chat|email|video|terminal|cause|department|process|channel|segment|month)\b"
)
OUTLINE_IDS = r"\[[^]]*\]|\([a-z]+\)$|\([a-z]+, |^ *[\w.*]+(?=:| \[)|^ *[a-z_]+ \[[A-Z]\]"
ANSWERS = """
client: {name: Marta Ríos, account: Casa Ríos, since: 2019}
call.date: 2026-11-21
channel: phone
story: |
  Tres cortes en dos meses.
  Nadie me llamó.
emotion: angry
intensity: 4
heard_out: yes
playback: Tres cortes, y nadie respondió.
playback_confirmed: yes
firmness: leaning
cause: core.reliability
causes_contributing: [response.none, competition.offer]
cause_basis: stated
causes_confirmed: yes
incidents:
  - {what: Corte, should_have: Avisar antes, department: Soporte, process: Reparación, position: Técnico, when: 2026-09,
     times: 3, reported_before: yes}
explore: yes
permission: yes
wish: Que funcione
cause_controlled: unknown
promises:
  - {what: Revisar la línea, owner: Luis, due: 2026-11-30, authority: yes}
decision: decides_later
decision_due: 2026-12-15
apology: Lamento los tres cortes.
thanks_given: yes
obstacles: [paperwork, waiting]
recontact_consent: yes
recontact_after: 2027-01-10
last_impression: 3
notes: [Prefiere correo]
"""

SESSION = """
import json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from exitcoach.cli.boundary import guarded

ended = []
for arguments in json.loads(sys.argv[1]):
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = guarded(arguments, None, os.environ)
    ended.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(ended))
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program, in a process of its own; ``None`` takes a variable away."""

    def program(*arguments: str, **variables: str | None) -> subprocess.CompletedProcess[str]:
        wanted = {**os.environ, **variables}
        environment = {name: value for name, value in wanted.items() if value is not None}
        command = [sys.executable, "-m", "exitcoach", *arguments]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path, check=False, input=""
        )

    return program


@pytest.fixture
def spanish_session() -> Callable[..., list[tuple[int, str, str]]]:
    """Several commands in one fresh process, as typer takes some of its words in while it is imported."""

    def ended(*commands: Sequence[str]) -> list[tuple[int, str, str]]:
        program = [sys.executable, "-c", SESSION, json.dumps(commands)]
        environment = {**os.environ, "EXITCOACH_LANG": "es"}
        told = subprocess.run(program, capture_output=True, encoding="utf-8", env=environment, check=True)
        return [tuple(one) for one in json.loads(told.stdout)]

    return ended


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "llamada.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def every_command() -> Iterator[tuple[str, ...]]:
    def below(command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield path
        for name, child in getattr(command, "commands", {}).items():
            yield from below(child, (*path, name))

    return below(typer.main.get_command(app), ())


def test_help_is_in_spanish(spanish_session):
    """Whatever typer has to say about a command, and what we have."""

    commands = list(every_command())

    for code, out, err in spanish_session(*((*command, "--help") for command in commands)):
        assert (code, err) == (0, "")
        assert english_in(out, f"{COMMAND_ROWS}|{CHOICES}") == []
        assert "Uso: exitcoach" in out


def test_help_is_in_english(run):
    """The same in English, from a machine that speaks Spanish."""

    told = run("show", "--help", EXITCOACH_LANG="en", LC_ALL="es_CO.UTF-8", LANGUAGE="es")

    assert "Usage: exitcoach show [OPTIONS] {CASE}" in told.stdout
    assert "Show this message and exit." in told.stdout


def test_wrong_usage_is_told_in_spanish(spanish_session):
    """One sentence, what may have been meant, where it is explained; exit code 2."""

    told = {
        ("repot",): "No existe la orden “repot”. ¿Quiso decir “report”? Ayuda: exitcoach --help",
        ("playbook", "xyz"): "No existe la orden “xyz”. Ayuda: exitcoach playbook --help",
        ("start", "--clint"): "No existe la opción --clint. ¿Quiso decir “--client”? Ayuda: exitcoach start --help",
        ("-x",): "No existe la opción -x. Ayuda: exitcoach --help",
        ("start", "--client"): "--client necesita un valor a continuación. Ayuda: exitcoach --help",
        ("start", "--express=x"): "--express no lleva valor. Ayuda: exitcoach --help",
        ("show",): "Falta CASO. Ayuda: exitcoach show --help",
        (
            "cases",
            "a b",
        ): "Sobra “a b”; ponga entre comillas un texto de varias palabras. Ayuda: exitcoach cases --help",
        ("--",): "Falta la orden. Ayuda: exitcoach --help",
    }

    for sentence, ended in zip(told.values(), spanish_session(*told), strict=True):
        assert ended == (2, "", f"{sentence}\n")


def test_no_command_at_all_shows_the_help(run):
    """As typing only the name of a program should."""

    told = run(EXITCOACH_LANG="es")

    assert told.returncode == 2
    assert "Durante la llamada" in told.stdout


def test_reading_cases_is_in_spanish(run, answers):
    """From the answer file to the report, with every kind of answer."""

    filed = run("start", "--answers", str(answers), EXITCOACH_LANG="es")
    assert filed.returncode == 0, filed.stderr
    case = filed.stdout.strip()

    for command in (["cases"], ["show", case], ["report"], ["report", "--format", "md"], ["report", "--cause", "core"]):
        told = run(*command, EXITCOACH_LANG="es")
        assert told.returncode == 0
        assert english_in(told.stdout + told.stderr) == []


def test_a_playbook_is_read_in_spanish(run):
    """Its outline keeps the ids and has no other English."""

    told = run("playbook", "show", EXITCOACH_LANG="es")

    assert told.returncode == 0
    assert english_in(told.stdout, OUTLINE_IDS) == []


def test_an_empty_home_is_told_in_spanish(run):
    """What there is to say when there is nothing yet."""

    for command in (["cases"], ["report"], ["resume"], ["playbook", "list"]):
        told = run(*command, EXITCOACH_LANG="es")
        assert told.stdout + told.stderr
        assert english_in(told.stdout + told.stderr) == []


@pytest.mark.parametrize(
    ("language", "dates"),
    [
        (
            "es",
            ["21 de noviembre de 2026", "15 de diciembre de 2026", "30 de noviembre de 2026", "10 de enero de 2027"],
        ),
        ("en", ["November 21, 2026", "December 15, 2026", "November 30, 2026", "January 10, 2027"]),
    ],
)
def test_days_are_written_as_the_language_does(language, dates, run, answers):
    """Whole days by locale; a year or a month as it was given; the stored case has ISO."""

    case = run("start", "--answers", str(answers)).stdout.strip()
    page = run("show", case, "--lang", language).stdout

    assert [day for day in dates if day not in page] == []
    assert " 2019\n" in page
    assert " 2026-09\n" in page
    assert json.loads(run("show", case, "--json").stdout)["answers"]["decision_due"] == "2026-12-15"


@pytest.mark.parametrize(
    ("arguments", "variables", "config", "language"),
    [
        (["--lang", "es", "playbook", "list"], {"EXITCOACH_LANG": "en"}, "en", "es"),
        (["playbook", "list", "--lang", "es"], {"EXITCOACH_LANG": "en"}, "en", "es"),
        (["playbook", "--lang=es", "list"], {"EXITCOACH_LANG": "en"}, "en", "es"),
        (["--lang", "es", "playbook", "list", "--lang", "en"], {"EXITCOACH_LANG": "es"}, "es", "en"),
        (["playbook", "list"], {"EXITCOACH_LANG": "es", "LC_ALL": "en_US.UTF-8"}, "en", "es"),
        (["playbook", "list"], {"LC_ALL": "en_US.UTF-8"}, "es", "es"),
        (["playbook", "list"], {"LC_ALL": "es_MX.UTF-8", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "", "es"),
        (["playbook", "list"], {"LC_ALL": None, "LC_MESSAGES": "es_MX.UTF-8", "LANG": "en_US"}, "", "es"),
        (["playbook", "list"], {"LC_ALL": "", "LANG": "es_CO.UTF-8"}, "", "es"),
        (["playbook", "list"], {"LC_ALL": "C", "LANG": "es_CO.UTF-8"}, "", "en"),
        (["playbook", "list"], {"LC_ALL": "fr_FR.UTF-8"}, "", "en"),
        (["playbook", "list"], {"LC_ALL": None, "LANG": None}, "", "en"),
    ],
)
def test_the_language_is_found_in_order(arguments, variables, config, language, run, home):
    """--lang wherever it stands, then EXITCOACH_LANG, config.toml, the locale, English."""

    if config:
        (home / "config.toml").write_text(f'language = "{config}"\n', encoding="utf-8")

    told = run(*arguments, **{"EXITCOACH_LANG": None, "LANGUAGE": None, **variables})

    assert {"es": "Una buena despedida  incluida", "en": "A good goodbye  built in"}[language] in told.stdout


@pytest.mark.parametrize(
    ("arguments", "variables"), [(["cases"], {"EXITCOACH_LANG": "es"}), (["cases", "--lang", "es"], {})]
)
def test_a_broken_configuration_is_told_in_the_language_asked_for(arguments, variables, run, home):
    """Before config.toml is read, the command line and EXITCOACH_LANG are known already."""

    (home / "config.toml").write_text("language = es\n", encoding="utf-8")

    told = run(*arguments, **variables)

    assert told.returncode == 1
    assert told.stderr.startswith(f"{home / 'config.toml'}:1:12: no es TOML válido")


@pytest.mark.parametrize("wrong", ["fr", "", "spanish"])
def test_a_language_we_do_not_speak_is_refused(wrong, run):
    """In the language that was asked for otherwise."""

    told = run("cases", "--lang", wrong, EXITCOACH_LANG="es")

    assert (told.returncode, told.stderr) == (
        2,
        f"--lang: “{wrong}” no es un idioma de exitcoach; habla es, en.\n",
    )


def test_completion_is_told_in_spanish(run):
    """Installing it, showing it, and a shell that has none."""

    by_name = {"EXITCOACH_LANG": "es", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}

    installed = run("--install-completion", "fish", **by_name)
    script = run("--show-completion", "bash", **by_name)
    typed = run(
        EXITCOACH_LANG="es",
        _EXITCOACH_COMPLETE="complete_zsh",
        _TYPER_COMPLETE_ARGS="exitcoach sta",
    )

    assert (installed.returncode, installed.stdout) == (0, "")
    assert installed.stderr.startswith("El autocompletado para fish está instalado en ")
    assert script.stdout.startswith("_exitcoach_completion()")
    assert "Atiende una llamada" in typed.stdout
