"""What a command costs before it begins."""

import os
import subprocess
import sys
from collections.abc import Iterator
from inspect import signature

import pytest
import typer

from exitcoach.cli.app import app
from exitcoach.cli.as_typed import take_as_typed

SLOW = {"pydantic", "rich", "tinydb", "yaml", "babel", "jinja2", "questionary", "prompt_toolkit", "filelock"}
LOADED = """
import os, sys
from exitcoach.cli.boundary import guarded

code = guarded({words!r}, None, os.environ)
sys.stderr.write(" ".join(sys.modules))
sys.exit(code)
"""


def callbacks(group: typer.Typer) -> Iterator[object]:
    yield from (command.callback for command in group.registered_commands)
    yield group.registered_callback.callback if group.registered_callback else None
    for below in group.registered_groups:
        yield from callbacks(below.typer_instance)


class Option:
    """As much of typer's option as is asked for; it says when it was made to convert."""

    def __init__(self, *, required: bool = False, multiple: bool = False, callback=None) -> None:
        self.required = required
        self.multiple = multiple
        self.nargs = 1
        self.callback = callback

    def process_value(self, ctx, value):
        return "converted", value


def test_every_option_is_a_text_a_list_of_texts_or_a_flag():
    """A number or a path would be taken as the text it was typed as: whoever adds one converts it."""
    parameters = [each for one in callbacks(app) if one for each in signature(one).parameters.values()]
    assert {each.annotation for each in parameters} <= {str, bool, list[str], typer.Context}


def loaded(words: list[str]) -> set[str]:
    """The modules that are in memory when a command has ended well."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=words)],
        env=dict(os.environ),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [["data", "path"], ["--version"]])
def test_small_command_loads_nothing_heavy(words):
    """Reading the words of a command and telling one line needs none of the large libraries."""
    assert SLOW & loaded(words) == set()


def test_report_reads_its_options_without_pydantic():
    """Also those that can be given several times."""
    words = ["report", "--format", "json", "--cause", "price", "--cause", "core"]
    assert "pydantic" not in loaded(words)


def test_the_first_question_does_not_wait_for_what_counts_cases():
    """The commands are all made known at each start; what they need comes when one is given."""
    assert not [name for name in loaded(["start", "--help"]) if name.startswith("exitcoach.insights")]


def test_report_loads_nothing_of_a_conversation():
    """It conducts none; events and scenes are many classes, and each takes its time to be made."""
    assert {"exitcoach.domain.events", "exitcoach.domain.scenes"}.isdisjoint(loaded(["report", "--format", "json"]))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        (Option(), ""),
        (Option(), "phone"),
        (Option(), None),
        (Option(multiple=True), []),
        (Option(multiple=True), ["price", "core"]),
        (Option(multiple=True, required=True), ["price"]),
    ],
)
def test_texts_and_what_is_absent_stay_as_they_are(option, value):
    """None of them needs a library to read it."""
    take_as_typed([option])
    assert option.process_value(None, value) == value


def test_callback_still_has_the_last_word():
    """As with a value that was converted."""
    option = Option(callback=lambda ctx, param, value: (param, value))
    take_as_typed([option])
    assert option.process_value(None, "es") == (option, "es")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        (Option(required=True), None),
        (Option(multiple=True), None),
        (Option(multiple=True, required=True), []),
        (Option(multiple=True), ["price", 3]),
        (Option(), ["price"]),
        (Option(), True),
    ],
)
def test_everything_else_is_left_to_typer(option, value):
    """It knows what is missing, what no list is, and what a flag means."""
    take_as_typed([option])
    assert option.process_value(None, value) == ("converted", value)
