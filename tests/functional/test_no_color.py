"""``NO_COLOR``: nothing is told by colour, and nothing is coloured."""

import os
import re

import pytest

if os.name == "nt":
    pytest.skip("POSIX has terminals a test can open", allow_module_level=True)

from tests.fakes.person import PROGRAM, Person
from tests.fakes.terminal import control

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
COLOURS = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
MARKED = re.compile(r"\x1b\[(?:[0-9;]*;)?[14](?:;[0-9;]*)?m")


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True)])
def test_the_wizard_in_one_colour(value: str, coloured: bool):
    """Bold and underlined stay; colours come only where they are wanted."""
    person = Person("/usr/bin/env", f"NO_COLOR={value}", *PROGRAM, "--lang", "en", "start")
    person.sees("What is the client's name?")
    person.types("Ana", "\r")
    person.sees("Which company or household")
    person.types(control("c"))

    assert person.ends() == 130
    assert coloured == bool(COLOURS.search(person.raw))
    assert MARKED.search(person.raw)
