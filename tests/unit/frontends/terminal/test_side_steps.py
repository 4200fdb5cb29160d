"""The side steps, the same on every kind of question."""

from dataclasses import replace

import pytest

from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Say, Scene, Shorten, Stop
from tests.fakes.scenes import ASKED, EXPLAINED, a_scene
from tests.fakes.terminal import BACK_TAB, BACKSPACE, ENTER, ESCAPE, F1, F2, control, play, reply, screen

KINDS = {
    "text": a_scene("playback"),
    "choice": a_scene("channel"),
    "choices": a_scene("exit_steps", ASKED),
    "cause": a_scene("cause"),
}
EACH = pytest.mark.parametrize("scene", KINDS.values(), ids=KINDS.keys())
FIELD, NOTE, DAY = a_scene("incidents", EXPLAINED, field="what"), a_scene("statement", ASKED), a_scene("client.since")
TYPING = pytest.mark.parametrize("scene", [KINDS["text"], FIELD, NOTE, DAY], ids=["text", "field", "note", "date"])
ROW = {**EXPLAINED, "incidents": ({"what": "Pedido perdido"},)}
HELP, CALM, GONE = "What do I say now?", "One breath", "Has the client gone?"


@EACH
@pytest.mark.parametrize(
    ("key", "expected"),
    [(control("o"), Later()), (BACK_TAB, Back()), (control("l"), Shorten()), (control("c"), Stop())],
    ids=["later", "back", "shorten", "stop"],
)
def test_one_key_steps_aside(scene: Scene, key: str, expected: Reply):
    assert reply(scene, key) == expected


@EACH
@pytest.mark.parametrize("key", [control("n"), F2], ids=["^N", "F2"])
def test_a_note_is_taken_and_the_question_stays(scene: Scene, key: str):
    assert reply(scene, key, "Mencionó a soporte", ENTER) == Jot("Mencionó a soporte")


@EACH
@pytest.mark.parametrize("end", [ESCAPE, ENTER], ids=["Esc", "Enter"])
def test_a_note_can_be_left_unwritten(scene: Scene, end: str):
    """Escape forgets what was begun, Enter an empty one; the question is answered as ever."""
    begun = "medio" if end == ESCAPE else " "

    assert reply(scene, control("n"), begun, end, control("o")) == Later()


@EACH
@pytest.mark.parametrize("key", [control("g"), F1], ids=["^G", "F1"])
def test_help_shows_and_any_key_goes_back(scene: Scene, key: str):
    played = play(scene, key, "x", control("o"))

    assert [HELP in shown for shown in played.screens] == [False, True, False]
    assert played.reply == Later()


@EACH
def test_the_calm_card_shows_and_any_key_goes_back(scene: Scene):
    played = play(scene, control("t"), ENTER, control("t"), ESCAPE, control("o"))

    assert [CALM in shown for shown in played.screens] == [False, True, False, True, False]
    assert played.reply == Later()


@EACH
def test_enter_confirms_that_the_client_has_gone(scene: Scene):
    played = play(scene, control("x"), ENTER)

    assert GONE in played.screens[-1]
    assert played.reply == Gone()


@EACH
def test_any_other_key_says_that_the_client_is_still_there(scene: Scene):
    """And that key does nothing else."""
    others = ("n", ESCAPE, control("x"), BACK_TAB)
    played = play(scene, *(key for other in others for key in (control("x"), other)), control("o"))

    assert [GONE in shown for shown in played.screens] == [False, True] * len(others) + [False]
    assert played.reply == Later()


@EACH
@pytest.mark.parametrize(
    "before", [control("g"), control("t"), control("x"), control("n")], ids=["^G", "^T", "^X", "^N"]
)
def test_stop_stops_from_anywhere(scene: Scene, before: str):
    assert reply(scene, before, control("c")) == Stop()


@TYPING
def test_what_was_typed_goes_with_every_step_that_leaves_the_question(scene: Scene):
    """To be offered when it is put again; the answer given before is no such text."""
    assert reply(scene, "2019", control("o")) == Later("2019")
    assert reply(scene, "2019", BACK_TAB) == Back("2019")
    assert reply(scene, "2019", control("l")) == Shorten("2019")
    assert reply(scene, "2019", control("x"), ENTER) == Gone("2019")
    assert reply(a_scene("client.name"), control("o")) == Later()


class Keeper:
    """Remembers what it was given to keep."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def scene(self, scene: Scene, draft_note: str = "Menciona a") -> Scene:
        return replace(scene, draft_note=draft_note, keep_note=self.kept.append)


@EACH
def test_a_note_half_written_is_gone_on_with(scene: Scene):
    """The line of the note opens with it and has the keys; the question waits."""
    played = play(replace(scene, draft_note="Menciona a"), " Ana", ENTER)

    assert "✎ note> Menciona a" in played.screens[0]
    assert "You were typing this; Enter keeps it." in played.screens[0]
    assert played.reply == Jot("Menciona a Ana")


@EACH
@pytest.mark.parametrize(
    "keys", [(ESCAPE,), (*[BACKSPACE] * 10, ENTER), (*[BACKSPACE] * 10, " ", ENTER)], ids=["Esc", "emptied", "blank"]
)
def test_a_note_half_written_can_be_given_up(scene: Scene, keys: tuple[str, ...]):
    """It is stored as given up at once, and the question is answered as ever."""
    keeper = Keeper()

    assert reply(keeper.scene(scene), *keys, control("o")) == Later()
    assert keeper.kept[-1] == ""


def test_a_note_given_up_stays_so_while_the_question_is_put_anew():
    """As a list of causes is for each of its groups, and a field after a slip."""
    keeper = Keeper()
    played = play(keeper.scene(KINDS["cause"]), ESCAPE, "1", control("o"))

    assert ["✎ note>" in shown for shown in played.screens] == [True, False, False]
    assert keeper.kept == [""]


def test_a_stop_keeps_the_note_and_an_emptied_one_is_none():
    keeper = Keeper()

    assert reply(keeper.scene(FIELD), control("c")) == Jot("Menciona a")
    assert reply(keeper.scene(FIELD), *[BACKSPACE] * 10, control("c")) == Stop()
    assert keeper.kept == [""]


@TYPING
def test_what_was_typed_survives_every_side_step_that_keeps_the_question(scene: Scene):
    """A note and a stop carry it; the cards give it back."""
    assert reply(scene, "2019", control("n"), "nota", ENTER) == Jot("nota", "2019")
    assert reply(scene, "2019", control("c")) == Stop("2019")
    assert reply(scene, "2019", control("n"), "nota", control("c")) == Jot("nota", "2019")
    assert reply(scene, "20", control("g"), "x", control("t"), "x", control("x"), "x", "19", ENTER) == Say("2019")
    assert reply(scene, "20", control("n"), "nota", ESCAPE, "19", ENTER) == Say("2019")


def test_ticks_survive_the_cards():
    assert reply(KINDS["choices"], "1", control("g"), "2", "3", ENTER) == Say(
        ("cancellation_registered", "final_bill_explained")
    )


def test_a_row_can_be_dropped():
    assert reply(a_scene("incidents", ROW, field="department"), control("d")) == Drop()


@EACH
def test_there_is_nothing_to_drop_elsewhere(scene: Scene):
    """Also not a row nobody has begun; and Ctrl-D ends no interview."""
    assert reply(scene, control("d"), control("o")) == Later()


@pytest.mark.parametrize("scene", [a_scene("channel", express=True), a_scene("channel", gone=True)])
def test_what_is_short_already_is_not_shortened(scene: Scene):
    played = play(scene, control("l"), control("o"))

    assert played.reply == Later()
    assert "^L" not in played.screens[0]


def test_in_the_debrief_gone_means_that_it_is_enough():
    scene = a_scene("lesson", ASKED, gone=True)

    played = play(scene, control("x"), ENTER)

    assert "Close the case as it is?" in played.screens[-1]
    assert played.reply == Gone()


@EACH
def test_the_keys_are_always_in_view(scene: Scene):
    """At the smallest size too, if need be without their words."""
    last = screen(scene, rows=14, columns=40).splitlines()[-1]

    assert [key for key in ("^G", "^N", "⇧Tab", "^O", "^T", "^X", "^L", "^C") if key not in last] == []
