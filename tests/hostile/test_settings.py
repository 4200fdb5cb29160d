"""Settings and variables nobody meant well."""

import json
import os
from pathlib import Path

import pytest

from exitcoach.settings import KNOWN
from tests.hostile.payloads import payloads, typeable
from tests.hostile.running import held, run

VARIABLES = (
    *("EXITCOACH_HOME", "EXITCOACH_LANG", "EXITCOACH_EMPLOYEE", "EXITCOACH_PLAIN", "EXITCOACH_STORE"),
    *("LC_ALL", "LANG", "USER", "LOGNAME", "TZ", "TERM", "COLUMNS", "NO_COLOR"),
)


@pytest.mark.parametrize("name", VARIABLES)
def test_every_variable(name: str, warm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tried):
    """Taken as it is, or refused in a sentence."""
    monkeypatch.chdir(tmp_path)
    texts = payloads()[:: 15 if name == "EXITCOACH_EMPLOYEE" else 120]
    if name == "EXITCOACH_HOME":
        inside = [text for text in payloads() if not text.startswith(("/", "~", "..", "$HOME"))]
        texts = [*inside[::30], "~nobody/x"]
    for text in texts:
        environment = {name: typeable(text)} | ({} if name == "EXITCOACH_LANG" else {"EXITCOACH_LANG": "en"})
        held(run("cases", environment=environment), (name, text))
    held(run("followups", "--mine", environment={name: typeable(texts[0])}), name)
    tried("environment", len(texts) + 1)


@pytest.mark.parametrize("key", [*KNOWN, "hostile"])
def test_every_setting(key: str, home: Path, warm, tried):
    """Every value of every key, quoted and bare; the key itself, and a line without any."""
    texts = payloads()[::60]
    for text in texts:
        quoted = json.dumps(text)
        for written in (f"{key} = {quoted}\n", f"{key} = {text}\n", f"[{key}]\n{quoted} = {quoted}\ncalm = {quoted}\n"):
            (home / "config.toml").write_bytes(written.encode("utf-8", "replace"))
            held(run("cases"), written)
    tried("settings", len(texts) * 3)


@pytest.mark.parametrize(
    "written",
    [
        "a = " + "[" * 9000,
        "a = " + "{a=" * 3000,
        "retention_months = " + "9" * 5000,
        "investigation_days = 99999999999999999999",
        "retention_months = 0x" + "f" * 4000,
        ".".join("a" * 3000) + " = 1",
        "a = '" + "x" * 30_000 + "'",
        "\0",
        "\xff\xfe",
        "employee = 1979-99-99",
    ],
)
def test_settings_made_to_break(written: str, home: Path, warm, tried):
    """Told in one sentence."""
    (home / "config.toml").write_bytes(written.encode("latin-1"))
    ended = held(run("followups"), written[:40])
    assert (ended.code, len(ended.err.splitlines())) == (1, 1)
    tried("settings", 1)


def test_an_employee_who_steers(home: Path, warm, tmp_path: Path, tried):
    """The name from the settings goes into cases, reports and rows: shown with stand-ins."""
    (home / "config.toml").write_text(
        'employee = "\\u001b[2J\\u202eevil=1+1"\nplaybook = "../../x"\n', encoding="utf-8"
    )
    (tmp_path / "call.yaml").write_text("story: x\ncause: price.high\ndecision: leaves\n", encoding="utf-8")
    held(run("start", "--answers", str(tmp_path / "call.yaml")), "filed")
    held(run("start", "--answers", str(tmp_path / "call.yaml"), "--playbook", "general"), "filed")
    for words in (("cases",), ("followups", "--mine"), ("report",), ("report", "--format", "csv", "--output", "-")):
        held(run(*words), words, line_ends="\n\t\r")
    tried("settings", 6)


def test_a_home_nobody_may_look_into(tmp_path: Path, tried):
    """A file, a part of a file, a name too long, somebody without account."""
    (tmp_path / "file").touch()
    for place in (
        tmp_path / "file",
        tmp_path / "file" / "x",
        tmp_path / ("x" * 5000),
        "~nobody-of-this-name",
        os.devnull,
    ):
        for words in (("cases",), ("start", "--answers", "-"), ("report",)):
            ended = held(run(*words, typed=b"story: x\n", environment={"EXITCOACH_HOME": str(place)}), place)
            assert ended.code in (1, 2)
    tried("environment", 15)
