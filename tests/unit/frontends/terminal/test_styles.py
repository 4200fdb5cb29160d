"""What is bold, underlined or coloured: as kept in tests/golden/styles, and nothing by colour alone."""

import re
from collections.abc import Callable

import pytest

from exitcoach.locale import speak
from tests.fakes.painted import COLOURS, MARKS, paint
from tests.fakes.shots import SHOTS

STYLED = (
    "opening-card",
    "text",
    "defensive",
    "choice",
    "choices",
    "cause-sought",
    "incident",
    "promise-refused",
    "gate-explore",
    "gate-let-go",
    "note-on-the-side",
    "help",
    "gone",
)
STYLE = re.compile("‹([^›]*)›")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", STYLED)
def test_the_styles_are_as_kept(
    name: str, language: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
):
    """With the terminal's own colours and with none; and without them nothing is lost but the colours."""
    speak(language)
    coloured, _sent = paint(SHOTS[name].moment(language), *SHOTS[name].keys)
    monkeypatch.setenv("NO_COLOR", "1")
    plain, sent_plain = paint(SHOTS[name].moment(language), *SHOTS[name].keys)

    golden(f"styles/{name}.{language}.txt", f"== in colour\n{coloured}\n== NO_COLOR\n{plain}")
    assert colours_in(coloured) <= {"green", "red", "brown"}
    assert COLOURS.search(sent_plain) is None
    assert without_colours(coloured) == without_colours(plain)
    assert colours_in(plain) == set()


def colours_in(painted: str) -> set[str]:
    return {word for style in STYLE.findall(painted) for word in style.split()} - set(MARKS.values())


def without_colours(painted: str) -> list[tuple[str, str]]:
    """The stretches of one look, each with its marks."""
    pieces = STYLE.split("‹›" + painted.replace("\n", "‹›\n"))[1:]
    told: list[tuple[str, str]] = []
    for style, text in zip(pieces[::2], pieces[1::2], strict=True):
        marks = " ".join(word for word in style.split() if word in MARKS.values())
        if told and told[-1][0] == marks:
            told[-1] = (marks, told[-1][1] + text)
        elif text:
            told.append((marks, text))
    return told


def test_colours_are_sent_where_they_are_wanted():
    """Else their absence would prove nothing."""
    assert COLOURS.search(paint(SHOTS["defensive"].moment("es"), *SHOTS["defensive"].keys)[1])


def test_what_sounds_defensive_is_underlined_without_colours(monkeypatch: pytest.MonkeyPatch):
    """The words in the field, and nothing else there."""
    monkeypatch.setenv("NO_COLOR", "1")
    shown, _sent = paint(SHOTS["defensive"].moment("es"), *SHOTS["defensive"].keys)
    typed = next(line for line in shown.splitlines() if "política" in line and "⚠" not in line)

    assert [(style, text) for style, text in re.findall("‹([^›]*underline[^›]*)›([^‹]*)", typed)] == [
        ("bold underline", "es nuestra política")
    ]


def test_what_is_only_proposed_looks_unlike_what_is_typed(monkeypatch: pytest.MonkeyPatch):
    """The rest of a known word, also without colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    shown, _sent = paint(SHOTS["incident"].moment("es"), *SHOTS["incident"].keys)

    assert "aten‹italic›" in shown


@pytest.mark.parametrize("name", ["choice", "cause", "choices"])
def test_where_the_cursor_stands_in_a_list_is_marked_without_colours(name: str, monkeypatch: pytest.MonkeyPatch):
    """By a sign, and the line itself by its weight."""
    monkeypatch.setenv("NO_COLOR", "1")
    shown, _sent = paint(SHOTS[name].moment("en"))
    (pointed,) = [line for line in shown.splitlines() if re.match(r"(‹[^›]*›)* *(‹[^›]*›)*▸ .*[0-9] ", line)]

    assert "underline" in pointed
