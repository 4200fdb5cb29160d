"""Refusals name the way out."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from exitcoach.cli.follow_up_problems import ORDERS, WORDS, gate_closed, not_possible
from exitcoach.followups.refusal import GateClosed, NotPossible
from exitcoach.locale import speak
from tests.fakes.records import an_id

IDS = ("about", "case", "cause", "corrective", "lesson", "name", "promise", "by")
DAYS = ("call", "due", "on", "opened", "placed", "recontact", "today")
FACTS = dict.fromkeys((*IDS, *DAYS), an_id()) | {"promise": f"{an_id()}-p1", "state": "kept", "decision": "leaves"}
COMMAND = re.compile(r"exitcoach [a-z]+|--[a-z]+")
SAID_BESIDE = {
    "day-ahead",
    "day-before-call",
    "day-before-placed",
    "day-before-recontact",
    "day-before-gate",
    "what-needed",
    "due-passed",
    "names-a-person",
}
"""What is mended in the very words just typed, on the command line or in the wizard."""


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("en")


def test_every_refusal_names_its_command(language: str) -> None:
    """In both languages, or says what to write instead of what was written."""
    silent = {code for code in WORDS if not COMMAND.search(not_possible(NotPossible(code, **FACTS)))}

    assert silent == SAID_BESIDE
    assert set(ORDERS) < set(WORDS)


def test_the_reply_is_recorded_first(language: str) -> None:
    """A second recontact waits for it, and how to record it can be typed as it stands."""
    told = not_possible(NotPossible("reply-awaited", case=an_id(), on="2026-12-20"))

    assert told.endswith(f" → exitcoach recontact {an_id()} --reply …")


def test_a_settled_promise_leads_to_its_case(language: str) -> None:
    """Its id begins with that of the case."""
    told = not_possible(NotPossible("promise-settled", promise=f"{an_id()}-p1", state="kept", on="2026-12-20"))

    assert told.endswith(f"exitcoach investigate {an_id()}")


@pytest.mark.parametrize(
    ("missing", "pending", "order"),
    [
        (("investigation", "corrective"), ("c1",), f"investigate {an_id()}"),
        (("corrective",), ("c1",), "corrective list"),
        (("not_before", "corrective"), (), f"corrective add {an_id()} …"),
    ],
)
def test_a_closed_gate_says_what_comes_first(
    missing: tuple[str, ...], pending: tuple[str, ...], order: str, language: str
) -> None:
    """The first thing somebody can do about it."""
    told = gate_closed(GateClosed(an_id(), missing, date(2027, 1, 2), pending))

    assert told.endswith(f" → exitcoach {order}")


def test_nobody_can_do_anything_about_a_no(language: str) -> None:
    """Without the client's consent there is nothing to type."""
    assert "→" not in gate_closed(GateClosed(an_id(), ("consent",)))
