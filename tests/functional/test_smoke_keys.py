"""A signal in one line at a real terminal: what it is about is confirmed with a key each."""

import json
import os
import time

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

from tests.fakes.person import Person, starts, without_terminal
from tests.fakes.terminal import control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
SIGNALS = {
    "en": "wrong amount on the invoice, billing again, with a fee",
    "es": "importe mal en la factura, cobros otra vez, con recargo",
}
CAUSE = {"en": "▸ Cause?", "es": "▸ ¿Causa?"}
DEPARTMENT = {"en": "▸ Department?", "es": "▸ ¿Departamento?"}
PROCESS = {"en": "▸ Process?", "es": "▸ ¿Proceso?"}
BILLING = {"en": "Billing and collections", "es": "Facturación y cobros"}
INVOICING = {"en": "Invoicing", "es": "Facturación"}
NOTHING_LOGGED = {"en": "Nothing was logged.", "es": "No se anotó nada."}
SECONDS = 5.0
WRONG = "x9\t"
"""Keys that choose nothing."""


def asked(language: str) -> Person:
    person = starts("smoke", *SIGNALS[language].split(), "--lang", language)
    person.sees(CAUSE[language])
    return person


def logged() -> list[dict[str, str]]:
    return list(json.loads(without_terminal("smoke", "list", "--json").stdout))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_key_each(language: str):
    """Enter takes the first; it is all over in seconds, and the id is what stays on the screen."""
    person = asked(language)
    begun = time.monotonic()
    person.types("\r")
    person.sees(DEPARTMENT[language])
    person.types("\r")
    person.sees(PROCESS[language])
    person.types("s")

    assert person.ends() == 0
    assert time.monotonic() - begun < SECONDS
    (smoke,) = logged()
    assert (smoke["text"], smoke["cause"]) == (SIGNALS[language], "core.error_billing")
    assert (smoke["department"], smoke["process"]) == (BILLING[language], "")
    assert smoke["id"] in person.shown
    assert CAUSE[language] not in person.shown


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_digit_takes_another(language: str):
    """The line with that number; - takes none."""
    person = asked(language)
    person.types("2")
    person.sees(DEPARTMENT[language])
    person.types("-")
    person.sees(PROCESS[language])
    person.types("1")

    assert person.ends() == 0
    (smoke,) = logged()
    assert (smoke["cause"], smoke["department"]) == ("price.extra", "")
    assert smoke["process"] == INVOICING[language]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_wrong_key_chooses_nothing(language: str):
    """The question stays until a key of it comes."""
    person = asked(language)
    person.types(*WRONG)
    time.sleep(0.2)
    person.sees(CAUSE[language])
    person.types("s")
    person.sees(DEPARTMENT[language])
    person.types("s")
    person.sees(PROCESS[language])
    person.types("s")

    assert person.ends() == 0
    (smoke,) = logged()
    assert (smoke["cause"], smoke["department"], smoke["process"]) == ("", "", "")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("first", ["", "\r"])
def test_ctrl_c_logs_nothing(language: str, first: str):
    """At the first question or a later one; and it is said."""
    person = asked(language)
    if first:
        person.types(first)
        person.sees(DEPARTMENT[language])
    person.types(control("c"))

    assert person.ends() == 130
    assert NOTHING_LOGGED[language] in person.shown
    assert "Cancelled" not in person.raw
    assert logged() == []
