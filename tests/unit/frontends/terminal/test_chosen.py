"""Questions answered by choosing."""

import pytest

from exitcoach.domain.scenes import Later, Say
from tests.fakes.scenes import ASKED, EXPLAINED, HEARD, a_scene
from tests.fakes.terminal import DOWN, ENTER, UP, reply, screen

MOVED = {**HEARD, "cause": "circumstance.moved"}


def test_a_digit_chooses_at_once():
    assert reply(a_scene("channel"), "3") == Say("video")


def test_the_arrows_point_and_enter_chooses():
    assert reply(a_scene("channel"), DOWN, DOWN, UP, ENTER) == Say("in_person")


def test_a_digit_beyond_the_list_does_nothing():
    assert reply(a_scene("channel"), "9", "x", "j", "1") == Say("phone")


def test_the_cursor_stands_on_the_answer_given_before():
    assert reply(a_scene("emotion"), ENTER) == Say("frustrated")


@pytest.mark.parametrize("key", ["s", "S", "y", "Y", "1"])
def test_yes_has_its_letters_in_both_languages(key: str):
    assert reply(a_scene("thanks_given", ASKED), key) == Say(True)


@pytest.mark.parametrize("key", ["n", "N", "2"])
def test_no_has_its_letter(key: str):
    assert reply(a_scene("thanks_given", ASKED), key) == Say(False)


def test_an_answer_of_no_is_not_lost_on_the_way_back():
    """The cursor stands on no, though no is falsy."""
    assert reply(a_scene("thanks_given", {**ASKED, "thanks_given": False}), ENTER) == Say(False)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_scale_is_answered_with_its_number(number: int):
    assert reply(a_scene("intensity", {}), str(number)) == Say(number)


@pytest.mark.parametrize(("answers", "standing"), [(EXPLAINED, True), (HEARD, False), (MOVED, False)])
def test_the_cursor_of_the_one_question_follows_the_gate(answers: dict[str, object], standing: bool):
    """Explore stands on yes; hold and let go on no. It is a cursor, not an answer."""
    assert reply(a_scene("explore", answers), ENTER) == Say(standing)  # type: ignore[arg-type]


def test_a_hurried_enter_does_not_say_that_the_client_agreed():
    assert reply(a_scene("permission", {**EXPLAINED, "explore": True}), ENTER) == Say("not_asked")


def test_digits_tick_and_enter_ends():
    """The order of the list, whatever the order of the ticks."""
    assert reply(a_scene("exit_steps", ASKED), "3", "1", ENTER) == Say(
        ("cancellation_registered", "final_bill_explained")
    )


def test_the_blank_ticks_what_the_cursor_points_at():
    assert reply(a_scene("exit_steps", ASKED), DOWN, " ", ENTER) == Say(("end_date_told",))


def test_what_was_ticked_before_is_ticked():
    known = {**ASKED, "exit_steps": ("end_date_told", "reference_given")}

    assert reply(a_scene("exit_steps", known), "2", "1", ENTER) == Say(("cancellation_registered", "reference_given"))


def test_nothing_ticked_leaves_the_question_for_later():
    assert reply(a_scene("exit_steps", ASKED), "1", "1", ENTER) == Later()


@pytest.mark.parametrize("letter", ["a", "i"])
def test_no_letter_ticks_everything(letter: str):
    """The library's own keys would."""
    assert reply(a_scene("exit_steps", ASKED), letter, "1", ENTER) == Say(("cancellation_registered",))


def test_the_promise_without_authority_can_be_chosen_and_then_be_refused():
    """The wizard owns no rule: the interview says why, the screen shows it."""
    scene = a_scene("promises", ASKED, field="authority")

    assert reply(scene, "2") == Say("no")
    assert "Do not promise it" in screen(a_scene("promises", ASKED, field="authority", refusal="authority-no"))
