"""Encrypted records, in a real terminal: nobody is asked for a key while a client is there."""

import os
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

from exitcoach.domain.cases import Status
from exitcoach.settings import read_settings
from exitcoach.wiring import Desk
from tests.fakes.calls import DEBRIEF, EXPRESS
from tests.fakes.encrypted_homes import PASSPHRASE, under_keyring, under_passphrase
from tests.fakes.file_keyring import CHOSEN, FILE
from tests.fakes.person import Person, asked, starts, without_terminal
from tests.fakes.terminal import ENTER, control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
ROOT = Path(__file__).parents[2]
TYPED = f"{PASSPHRASE}\r"
ASKED = {"en": "Passphrase of the records:", "es": "Frase de los registros:"}
CLOSED = {"en": "is closed. To read it", "es": "está cerrado. Para leerlo"}
SECRETS = ("caballo", "azul", "Rosa", "Se muda", "Primero")


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The keyring of this system, empty."""
    file = tmp_path / "keyring.json"
    file.write_text("{}", encoding="utf-8")
    for name, value in (CHOSEN | {FILE: str(file), "PYTHONPATH": str(ROOT)}).items():
        monkeypatch.setenv(name, value)
    return file


def takes_a_call(language: str) -> Person:
    """From the first word to the end of the debrief, in a few questions."""
    person = starts("--lang", language, "start", "--express")
    word = {"en": "moved\r", "es": "mudanza\r"}[language]
    person.answers(((step, word if step == "cause" else keys) for step, keys in (*EXPRESS, *DEBRIEF)), language)
    person.sees(asked("client.account", language))
    person.types(control("x"), ENTER)
    return person


def filed(key_file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Status]:
    """How the filed cases stand."""
    monkeypatch.setenv("EXITCOACH_KEY_FILE", str(key_file))
    found = [case.status for case in Desk(read_settings(os.environ)).store.cases()]
    monkeypatch.delenv("EXITCOACH_KEY_FILE")
    return found


def test_encrypting_with_a_passphrase_shows_the_code_and_nothing_else(home: Path):
    """Asked how; too short and not the same are told; the last four characters show that it was written down."""
    person = starts("data", "encrypt")
    person.sees("[y/N]")
    person.types("y\r")
    person.sees("[k/p]")
    person.types("?\r")
    person.sees("[k/p] ?\n[k/p]")
    person.types("p\r")
    person.sees("New passphrase:")
    for typed, answer in (
        ("short\r", "at least.\nNew passphrase:"),
        (TYPED, "Once more:"),
        ("another one\r", "not the same.\nNew passphrase:"),
        (TYPED, "Once more:\nThe two are not the same.\nNew passphrase:\nOnce more:"),
    ):
        person.types(typed)
        person.sees(answer)
    person.types(TYPED)
    person.sees("Its last four")
    code = "".join(line.strip() for line in person.shown.splitlines() if line.startswith("  ") and "-" in line)
    person.types("0000\r")
    person.sees("These are not")
    person.types(f"{code[-4:].lower()}\r")

    assert person.ends() == 0
    assert "a passphrase opens them" in person.scrollback
    assert [word for word in SECRETS if word in person.raw] == []
    assert (home / "encryption.json").is_file()
    opened = starts("data", "encrypt")
    opened.sees(ASKED["en"])
    opened.types(f"{code}\r")
    assert opened.ends() == 0
    assert code[:4] not in opened.raw


def test_a_call_under_a_passphrase_asks_for_it_when_the_client_is_gone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Declined, it stays in its journal, and exitcoach resume files it, with what waits beside it."""
    code = tmp_path / "code"
    code.write_text(under_passphrase(home), encoding="utf-8")
    first = takes_a_call("en")
    first.sees(ASKED["en"])
    assert "Passphrase" not in first.raw.partition("The call is saved.")[0]
    first.types("not this one\r")
    first.sees("gives up.)\n" + ASKED["en"])
    first.types(ENTER)
    assert first.ends() == 1
    assert "exitcoach resume" in first.scrollback
    assert filed(code, monkeypatch) == []

    second = takes_a_call("es")
    second.sees(ASKED["es"])
    second.closes_the_window()
    assert filed(code, monkeypatch) == []

    third = starts("resume")
    third.sees(ASKED["en"])
    third.types(TYPED)
    assert third.ends() == 0
    assert third.scrollback.count(CLOSED["en"]) == 2
    assert filed(code, monkeypatch) == [Status.CLOSED] * 2
    assert [word for word in SECRETS if word in first.scrollback + second.scrollback + third.scrollback] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_with_a_keyring_nothing_is_asked(language: str, home: Path, keyring: Path):
    """From start to close, and when it is read."""
    under_keyring(home, keyring)
    person = takes_a_call(language)

    assert person.ends() == 0
    assert CLOSED[language] in person.scrollback
    assert [words for words in ASKED.values() if words in person.raw] == []
    assert '"closed"' in without_terminal("cases", "--json").stdout
    assert b"Rosa" not in b"".join(path.read_bytes() for path in home.rglob("*.json*"))


def test_a_keyring_that_was_lost_is_told_and_put_back(home: Path, keyring: Path):
    """The recovery code opens the records once; data encrypt --keyring keeps it again."""
    code = under_keyring(home, keyring)
    keyring.write_text("{}", encoding="utf-8")
    person = starts("data", "encrypt", "--keyring")
    person.sees("Recovery code:")
    assert "exitcoach data encrypt --keyring" in person.shown
    person.types(f"{code.lower()}\r")

    assert person.ends() == 0
    assert "the one you have" in person.scrollback
    assert without_terminal("cases", "--json").stdout.split() == ["[]"]
