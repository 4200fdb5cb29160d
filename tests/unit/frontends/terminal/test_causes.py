"""One cause found among fifty."""

from dataclasses import replace

import pytest

from exitcoach.domain.scenes import Back, Gone, Jot, Later, Reply, Say, Shorten, Stop
from exitcoach.frontends.terminal.wizard import Wizard
from tests.fakes.records import CALL
from tests.fakes.scenes import EXPLAINED, HEARD, a_scene
from tests.fakes.terminal import BACK_TAB, BACKSPACE, DOWN, ENTER, ESCAPE, FakeTerminal, control, reply, screen

MORE = a_scene("causes_contributing", EXPLAINED)
KNOWN = a_scene(
    "causes_contributing", {**EXPLAINED, "causes_contributing": ("core.repeated", "response.slow", "price.high")}
)


@pytest.mark.parametrize(
    ("keys", "cause"),
    [
        (("1", "2"), "core.quality"),
        (("0", "1"), "unknown.not_said"),
        ((DOWN, ENTER, DOWN, ENTER), "encounter.indifferent"),
    ],
)
def test_a_cause_by_its_group(keys: tuple[str, ...], cause: str):
    """Two keys are enough."""
    assert reply(a_scene("cause"), *keys) == Say(cause)


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("mudan", "circumstance.moved"),
        ("MUDAN", "circumstance.moved"),
        ("engano agresiva", "ethics.dishonest"),
        ("Engañó AGRESIVA", "ethics.dishonest"),
        ("mejor trato", "competition.relationship"),
        ("trato mejor", "competition.relationship"),
    ],
)
def test_a_cause_by_part_of_a_word(typed: str, cause: str):
    """Accents, capitals and the order of words are forgiven."""
    assert reply(a_scene("cause"), typed, ENTER) == Say(cause)


def test_the_arrows_go_through_what_was_found():
    assert reply(a_scene("cause"), "cobro", DOWN, ENTER) == Say("price.deceptive")


def test_english_causes_are_found_in_english():
    assert reply(a_scene("cause", language="en"), "moved", ENTER) == Say("circumstance.moved")


def test_what_is_sought_shows():
    shown = screen(a_scene("cause"), "mud")

    assert "⌕ mud" in shown
    assert "▸ Mudanza" in shown


def test_nothing_found_cannot_be_chosen():
    """Backspace widens the search again."""
    assert "nothing found" in screen(a_scene("cause"), "mudx")
    assert reply(a_scene("cause"), "mudx", ENTER, BACKSPACE, ENTER) == Say("circumstance.moved")


def test_escape_goes_back_to_the_groups():
    assert reply(a_scene("cause"), "mud", ESCAPE, "1", "1") == Say("core.reliability")


def test_back_from_a_group_goes_to_the_groups():
    """And from the groups to the question before."""
    assert reply(a_scene("cause"), "1", BACK_TAB, "2", "1") == Say("encounter.rude")
    assert reply(a_scene("cause"), BACK_TAB) == Back()


def test_side_steps_work_inside_a_group():
    assert reply(a_scene("cause"), "1", control("o")) == Later()


def test_no_further_cause_is_one_key():
    assert reply(MORE, "1") == Later()


def test_one_further_cause_and_enough():
    assert reply(MORE, "2", "1", "1") == Say(("core.reliability",))


def test_three_further_causes_are_the_most():
    """The third ends the question."""
    assert reply(MORE, "2", "1", "2", "1", "mudan", ENTER) == Say(
        ("core.reliability", "core.service_quality", "circumstance.moved")
    )


def test_the_main_cause_and_the_unknown_ones_are_not_offered():
    """Neither in their group nor by typing."""
    assert "Producto por debajo" not in screen(MORE, "2").partition("▸ ¿Qué más influyó")[2]
    assert "nothing found" in screen(MORE, "no decirlo")
    assert "Sin causa clara" not in screen(MORE)


def test_what_was_taken_is_told_and_no_longer_offered():
    shown = screen(MORE, "2", "1")

    assert "Enough: Interrupciones o poca fiabilidad" in shown
    assert "nothing found" in screen(MORE, "2", "1", "poca fiab")


def test_the_causes_told_before_are_kept_with_one_key():
    """Also when they are as many as there may be: whoever comes back is asked, not sent on."""
    assert "1 Keep: Fallas repetidas sin resolver de raíz, Respuesta tardía" in screen(KNOWN)
    assert reply(KNOWN, "1") == Say(("core.repeated", "response.slow", "price.high"))
    assert reply(KNOWN, BACK_TAB) == Back()


def test_the_causes_told_before_can_be_told_anew():
    assert reply(KNOWN, "2", "1", "1") == Say(("core.reliability",))


def test_stopping_among_the_causes_stops():
    assert reply(a_scene("cause", HEARD), "1", control("c")) == Stop()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((control("c"),), Stop("core.reliability")),
        ((control("n"), "nota", ENTER), Jot("nota", "core.reliability")),
        ((control("n"), "nota", control("c")), Jot("nota", "core.reliability")),
        ((control("o"),), Say(("core.reliability",))),
        ((control("x"), ENTER), Say(("core.reliability",))),
        ((control("l"),), Say(("core.reliability",))),
        ((BACK_TAB, control("c")), Stop()),
    ],
    ids=["stop", "note", "stop in a note", "later", "gone", "shorten", "back takes the last one out"],
)
def test_what_was_chosen_survives_every_side_step(keys: tuple[str, ...], expected: Reply):
    """As the answer where the question is left, else as a draft of it."""
    assert reply(MORE, "2", "1", *keys) == expected


@pytest.mark.parametrize(
    ("keys", "then"), [((control("x"), ENTER), Gone()), ((control("l"),), Shorten())], ids=["gone", "shorten"]
)
def test_a_side_step_that_leaves_comes_right_after_the_answer(keys: tuple[str, ...], then: Reply):
    terminal = FakeTerminal(("2", "1", *keys))
    with terminal.plugged_in():
        wizard = Wizard(lambda: CALL)
        replies = [wizard.ask(MORE), wizard.ask(MORE)]

    assert replies == [Say(("core.reliability",)), then]


def test_what_was_chosen_before_an_interruption_is_offered_again():
    begun = replace(MORE, draft="core.reliability, response.slow")

    assert reply(begun, "1") == Say(("core.reliability", "response.slow"))
    assert reply(begun, "mudan", ENTER) == Say(("core.reliability", "response.slow", "circumstance.moved"))


def test_each_choice_is_kept_at_once():
    """No crash loses it."""
    kept: list[str] = []
    reply(replace(MORE, keep=kept.append), "2", "1", "2", "1", control("c"))

    assert kept == ["core.reliability", "core.reliability, core.service_quality"]
