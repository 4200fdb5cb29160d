"""A quick note in the debrief, line by line."""

from dataclasses import replace

import pytest

from exitcoach.domain.scenes import Discard, Gone, Jot, Keep, NoteReply, NoteScene, Stop, Use
from exitcoach.locale import speak
from tests.fakes.notes import a_note_scene
from tests.fakes.scenes import a_scene
from tests.fakes.typist import INTERRUPT, Typist

SCENE = a_note_scene("lesson", "client.since", "wish")


def settled(scene: NoteScene, *typed: str) -> tuple[NoteReply, str]:
    """The reply to these lines, and all that was told."""
    typist = Typist(*typed)
    return typist.wizard().settle(scene), typist.paper.getvalue()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("1",), Keep()),
        (("k",), Keep()),
        (("keep",), Keep()),
        (("",), Keep()),
        (("2",), Discard()),
        (("d",), Discard()),
        (("3", "2"), Use("wish")),
        (("a", "lesson"), Use("lesson")),
        (("3", "sin"), Use("client.since")),
        (("3", "e", "2"), Use("wish")),
        (("3", "", "2"), Discard()),
        (("3", ":b", ":b"), Keep()),
        ((":x",), Gone()),
        (("3", ":x"), Gone()),
        ((":q",), Stop()),
        (("3", ":q"), Stop()),
        ((INTERRUPT,), Stop()),
        (("3", INTERRUPT), Stop()),
        ((), Stop()),
    ],
)
def test_replies(typed: tuple[str, ...], expected: NoteReply) -> None:
    """A number, a letter or the words; an empty line harms nothing; it can be enough; a stop and the end stop."""
    assert settled(SCENE, *typed)[0] == expected


def test_what_is_told() -> None:
    """Where the note was taken, when, its words in one line; the fates by number."""
    scene = replace(SCENE, number=2, of=3, note=replace(SCENE.note, text="Ana\nof \x1b[31msupport"))
    lines = settled(scene, "k")[1].splitlines()
    assert lines[1] == f"Note 2 of 3, Listen, {scene.note.at.astimezone():%H:%M}: Ana of \ufffd[31msupport"
    assert lines[3:6] == ["1. Keep it as a note", "2. Drop it", "3. Turn it into an answer"]


def test_a_note_that_answers_nothing() -> None:
    """No third number."""
    reply, told = settled(a_note_scene(), "3", "1")
    assert "Turn it into" not in told
    assert "Type a number from 1 to 2." in told
    assert reply == Keep()


def test_what_is_not_understood() -> None:
    """It says so and waits; no other command has a place here."""
    reply, told = settled(SCENE, "maybe", ":n more", "3", "zzz", "1")
    assert "“maybe” is none of these." in told
    assert "First the note: an empty line keeps it; :x keeps them all; :q stops, everything saved." in told
    assert "“zzz” is none of these." in told
    assert reply == Use("client.since")


def test_what_was_not_taken() -> None:
    """The reason comes before the note."""
    told = settled(replace(SCENE, refusal="does-not-apply"), "")[1].splitlines()
    assert told[1] == "This does not apply here."


def test_nobody_is_there() -> None:
    """As for a question: nothing can be settled, so nothing is kept of it."""
    with pytest.raises(EOFError):
        Typist().wizard(heard=False).settle(SCENE)
    wizard = Typist("k").wizard(heard=False)
    wizard.settle(SCENE)
    assert wizard.heard


def test_a_stop_that_waits() -> None:
    """Ctrl-C in a note of several lines keeps the note and stops, also where the debrief begins meanwhile."""
    wizard = Typist(":n Ana\\", INTERRUPT, "not read").wizard()
    assert wizard.ask(a_scene("story")) == Jot("Ana")
    assert wizard.settle(SCENE) == Stop()


def test_in_spanish() -> None:
    """The stage by its Spanish title."""
    speak("es")
    try:
        told = settled(replace(SCENE, language="es"), "")[1]
    finally:
        speak("en")
    assert "Escucha, " in told
