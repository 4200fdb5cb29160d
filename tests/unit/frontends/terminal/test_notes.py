"""A quick note in the debrief, framed: one key for what becomes of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from exitcoach.domain.cases import Note
from exitcoach.domain.scenes import Discard, Gone, Keep, NoteReply, NoteScene, Stop, Use
from exitcoach.frontends.terminal.keymap import read_keys
from exitcoach.frontends.terminal.wizard import Wizard
from exitcoach.locale import speak
from tests.fakes.notes import a_note_scene
from tests.fakes.records import CALL
from tests.fakes.terminal import BACK_TAB, BACKSPACE, DOWN, ENTER, ESCAPE, SIZES, FakeTerminal, control


@dataclass(frozen=True)
class Settled:
    """The reply, and the screens at first and after each key."""

    reply: NoteReply
    screens: tuple[str, ...]


def settle(
    scene: NoteScene, *keys: str, rows: int = 24, columns: int = 80, remapped: Mapping[str, str] | None = None
) -> Settled:
    """Show the note and type these keys; Ctrl-C follows the last."""
    terminal = FakeTerminal(keys, rows, columns)
    with terminal.plugged_in():
        replied = Wizard(lambda: CALL, keymap=read_keys(remapped or {})).settle(scene)
    return Settled(replied, tuple(terminal.shown))


@contextmanager
def in_language(language: str) -> Iterator[None]:
    speak(language)
    yield
    speak("en")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("1", Keep()),
        ("k", Keep()),
        ("K", Keep()),
        (ENTER, Keep()),
        ("2", Discard()),
        ("d", Discard()),
        (control("c"), Stop()),
    ],
)
def test_one_key(keys: str, expected: NoteReply) -> None:
    """A digit or a letter, at once; a hurried Enter keeps it; Ctrl-C stops."""
    assert settle(a_note_scene(), keys).reply == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("3", "1"), Use("client.since")),
        (("a", "3"), Use("lesson")),
        (("3", "mend", ENTER), Use("wish")),
        (("3", "xyz", ENTER, BACKSPACE, BACKSPACE, BACKSPACE, DOWN, ENTER), Use("wish")),
        (("3", BACK_TAB, "2"), Discard()),
        (("3", BACK_TAB, "3", "3"), Use("lesson")),
        (("3", control("c")), Stop()),
    ],
    ids=["digit", "letter", "part-of-a-word", "nothing-found", "back-and-drop", "back-and-forth", "stop"],
)
def test_the_answer_to_a_question(keys: tuple[str, ...], expected: NoteReply) -> None:
    """By digit, or by typing part of its label; Shift-Tab goes back to what becomes of the note."""
    assert settle(a_note_scene("lesson", "client.since", "wish"), *keys).reply == expected


OTHERS = {"back": "^B", "gone": "^V", "pause": "^E", "note": "^P"}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((control("e"),), Stop()),
        ((control("v"), ENTER), Gone()),
        (("3", control("b"), "2"), Discard()),
        (("3", control("e")), Stop()),
        (("3", control("v"), ENTER), Gone()),
        (("3", control("c")), Stop()),
        ((control("x"), ENTER), Keep()),
        (("3", BACK_TAB, "1"), Use("lesson")),
        ((DOWN, control("p"), control("n"), ENTER), Discard()),
    ],
    ids=["pause", "enough", "back", "inside", "enough-inside", "^C", "^X-set-free", "Tab-set-free", "notes-are-over"],
)
def test_other_keys(keys: tuple[str, ...], expected: NoteReply) -> None:
    """The steps are on the keys a person gave them, Ctrl-C pauses all the same, and a key set free does nothing."""
    assert settle(a_note_scene("lesson"), *keys, remapped=OTHERS).reply == expected


def test_the_keys_are_told() -> None:
    """Those that work: back only where there is a way back."""
    for remapped, told in ((None, "⇧Tab back ^X done ^C pause"), (OTHERS, "^B back ^V done ^E pause")):
        first, second = settle(a_note_scene("lesson"), "3", remapped=remapped).screens
        assert first.splitlines()[-1] == f" {told.partition(' back ')[2]}"
        assert second.splitlines()[-1] == f" {told}"


def test_it_can_be_enough() -> None:
    """Once it is confirmed; any other key goes back to the note, and chooses nothing."""
    played = settle(a_note_scene("lesson"), control("x"), "d", control("x"), ESCAPE, control("x"), ENTER)

    assert ["Close the case as it is?" in shown for shown in played.screens] == [False, True] * 3
    assert all("What becomes of it?" in shown for shown in played.screens)
    assert "Enter: yes, keep the notes and save it" in played.screens[1]
    assert played.reply == Gone()


@pytest.mark.parametrize("rows", [rows for rows, _columns in SIZES])
def test_the_question_whether_it_is_enough_fits(rows: int) -> None:
    """At every size, also over a long list; what is asked and the clock are in view."""
    labels = [question.id for question in a_note_scene().playbook.questions][:25]
    shown = settle(a_note_scene(*labels), "3", control("x"), rows=rows, columns=40).screens[-1]

    assert "Close the case as it is?" in shown
    assert "01:15" in shown.splitlines()[-2]
    assert len(shown.splitlines()) <= rows


def test_a_pasted_block_settles_nothing() -> None:
    """Though letters choose: a note must not be dropped by what was meant for another window."""
    assert settle(a_note_scene("lesson"), "dddd\rkkkk\raaaa\r", control("c")).reply == Stop()


def test_a_note_that_answers_nothing() -> None:
    """It can be kept or dropped; no third key."""
    shown = settle(a_note_scene(), "3")
    assert "Turn it into an answer" not in shown.screens[0]
    assert shown.reply == Stop()


@pytest.mark.parametrize(("rows", "columns"), SIZES)
@pytest.mark.parametrize(("language", "stage"), [("en", "Listen"), ("es", "Escucha")], ids=["en", "es"])
def test_the_screen(language: str, stage: str, rows: int, columns: int) -> None:
    """Stage, time and words of the note, the list, the clock and the keys, at every size."""
    scene = replace(a_note_scene("lesson", language=language), number=2, of=3)
    with in_language(language):
        first = settle(scene, "1", rows=rows, columns=columns).screens[0]
    lines = first.splitlines()
    assert f"2 / 3 · {stage}" in lines[0].replace(" of ", " / ").replace(" de ", " / ")
    assert f"{scene.note.at.astimezone():%H:%M}" in lines[0]
    assert "Menciona a Ana de soporte" in first
    assert [line for line in lines if line.lstrip(" ▸").startswith(("1 ", "2 ", "3 "))] != []
    assert "01:15" in lines[-2]
    assert "^C" in lines[-1]
    assert len(lines) <= rows


@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_a_long_note_and_a_long_list(rows: int, columns: int) -> None:
    """The words yield: heading, question and clock stay; what would steer the screen is not drawn."""
    labels = [question.id for question in a_note_scene().playbook.questions][:25]
    scene = a_note_scene(*labels)
    scene = replace(scene, note=replace(scene.note, text="\x1b[31mrojo\n" + "una nota larga " * 200))
    for shown in settle(scene, "3", rows=rows, columns=columns).screens:
        lines = shown.splitlines()
        assert len(lines) <= rows
        assert lines[0].startswith("✎ Note 1 of 1")
        assert "\x1b" not in shown
        assert "01:15" in lines[-2]


def test_what_was_not_taken() -> None:
    """It says so, and the note is put again."""
    shown = settle(replace(a_note_scene(), refusal="does-not-apply"), "1").screens[0]
    assert "! This does not apply here." in shown


def test_the_clock_stands_still_once_the_client_has_left() -> None:
    """It is the time of the call."""
    scene = replace(a_note_scene(), left=CALL - timedelta(seconds=15))
    assert "01:00" in settle(scene, "1").screens[0].splitlines()[-2]


def test_a_note_of_a_stage_the_playbook_lacks() -> None:
    """Its name stands for its title."""
    scene = replace(a_note_scene(), note=Note(at=CALL, stage="overture", text="x"))
    assert "overture" in settle(scene, "1").screens[0].splitlines()[0]
