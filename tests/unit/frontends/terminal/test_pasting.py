"""Pasted blocks and unusual characters."""

import pytest

from exitcoach.domain.scenes import Jot, Later, Say, Scene, Stop
from tests.fakes.scenes import ASKED, EXPLAINED, a_scene
from tests.fakes.terminal import ENTER, ESCAPE, control, play, reply

LINES = [f"{number} sugar, n and y; o" for number in range(1, 41)]
TYPED, MARKED = "\r".join(LINES), "\x1b[200~" + "\r\n".join(LINES) + "\x1b[201~"
WHOLE = "\n".join(LINES)
BLOCKS = pytest.mark.parametrize("block", [TYPED, MARKED], ids=["as if typed", "bracketed"])
FIELDS = [a_scene("client.account"), a_scene("statement", ASKED), a_scene("incidents", EXPLAINED, field="what")]
LISTS = {
    "choice": a_scene("channel"),
    "confirm": a_scene("heard_out"),
    "scale": a_scene("intensity"),
    "choices": a_scene("exit_steps", ASKED),
    "cause": a_scene("cause"),
    "causes": a_scene("causes_contributing", EXPLAINED),
}


@BLOCKS
@pytest.mark.parametrize("scene", FIELDS, ids=["text", "note", "field"])
def test_a_block_goes_into_the_field_whole(scene: Scene, block: str):
    """Its line breaks answer nothing."""
    assert reply(scene, block, control("c")) == Stop(WHOLE)


@BLOCKS
def test_a_block_goes_into_the_quick_note_whole(block: str):
    played = play(LISTS["choice"], control("n"), block, control("c"))

    assert played.reply == Jot(WHOLE)


@BLOCKS
@pytest.mark.parametrize("scene", LISTS.values(), ids=LISTS.keys())
def test_a_block_chooses_nothing_in_a_list(scene: Scene, block: str):
    """Neither a line of it, nor what is typed into a search; no card opens, no note begins."""
    played = play(scene, block, control("c"))

    assert played.reply == Stop()
    assert played.screens[0] == played.screens[-1]


def test_a_few_keys_typed_ahead_answer_as_ever():
    """An answer and its Enter, sent at once, are one answer."""
    assert reply(a_scene("client.account"), f"A name that is rather long{ENTER}") == Say("A name that is rather long")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Nu\u0301n\u0303ez", "N\u00fa\u00f1ez"),
        ("👩‍👩‍👧 gracias 🙏🏽", "👩‍👩‍👧 gracias 🙏🏽"),
        ("שלום, אני עוזב", "שלום, אני עוזב"),
        ("أنا ذاهب", "أنا ذاهب"),
        ("退会します", "退会します"),
    ],
    ids=["combining", "emoji", "hebrew", "arabic", "japanese"],
)
def test_every_script_is_stored_as_typed(typed: str, stored: str):
    assert reply(a_scene("client.account"), typed, ENTER) == Say(stored)


@pytest.mark.parametrize("key", [control("r"), control("s"), ESCAPE + "4", ESCAPE + "-", ESCAPE + "#", ESCAPE + "w"])
@pytest.mark.parametrize("scene", [a_scene("client.account"), LISTS["choice"]], ids=["text", "list"])
def test_the_line_editor_shows_nothing_of_its_own(scene: Scene, key: str):
    """Neither its search of old lines nor its counts; and nothing is answered."""
    played = play(scene, key, control("o"))

    assert isinstance(played.reply, Later)
    assert not any(word in shown for shown in played.screens for word in ("search", "(arg"))


def test_what_escape_would_count_with_is_text():
    assert reply(a_scene("client.account"), "a", ESCAPE + "4", "b", ENTER) == Say("a4b")


def test_control_z_takes_back():
    """In a field; elsewhere it does nothing."""
    assert reply(a_scene("client.account"), "Rosa", control("z"), control("c")) == Stop("Ros")
    assert reply(LISTS["choice"], control("z"), control("o")) == Later()
