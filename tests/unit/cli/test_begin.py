"""How a call is told to have ended."""

from collections.abc import Iterator

import pytest

from exitcoach.cli.begin import ending_lines
from exitcoach.domain.cases import Status
from exitcoach.locale import speak
from tests.fakes.records import a_case, an_id

NARROW = 60
COMMANDS = {Status.CLOSED: "show", Status.DEBRIEF: "resume", Status.INTERRUPTED: "resume"}


@pytest.fixture(params=["en", "es"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    speak(request.param)
    yield
    speak("en")


@pytest.mark.parametrize("status", COMMANDS)
def test_what_to_type_next_stands_whole_on_a_line_of_its_own(status: Status):
    """Even a narrow window breaks neither line, so the id can be copied as it stands."""
    told, command = ending_lines(a_case(status=status))

    assert command.strip() == f"exitcoach {COMMANDS[status]} {an_id()}"
    assert max(len(told), len(command)) <= NARROW
    assert "{" not in told
