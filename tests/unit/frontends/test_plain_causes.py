"""Finding causes in the plain mode."""

import pytest

from exitcoach.domain.scenes import Back, Gone, Jot, Later, Reply, Say, Shorten, Stop
from tests.fakes.scenes import EXPLAINED, HEARD, a_scene, general
from tests.fakes.typist import INTERRUPT, after, conversation, reply, told

PRIMARY = a_scene("cause", HEARD, language="en")
FURTHER = a_scene("causes_contributing", EXPLAINED, language="en")


def test_the_groups_come_first():
    """Ten lines instead of forty-six."""
    groups = [words["en"] for words in general().causes.groups.values()]
    lines = told(PRIMARY).splitlines()
    begin = lines.index(f"1. {groups[0]}")
    assert lines[begin : begin + 11] == [
        *(f"{number}. {group}" for number, group in enumerate(groups, start=1)),
        "The number of a group, or part of a word.",
    ]


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        (("9", "1"), "circumstance.moved"),
        (("The client's circumstances", "moved"), "circumstance.moved"),
        (("circumstance", "2"), "circumstance.deceased"),
        (("9", "price too high"), "price.high"),
        (("9", ":b", "4", "1"), "price.high"),
        (("core.quality",), "core.quality"),
        (("CORE.QUALITY",), "core.quality"),
        (("Product below expectation",), "core.quality"),
        (("product below",), "core.quality"),
        (("mov",), "circumstance.moved"),
        (("price", "1"), "price.high"),
        (("billing", "1"), "core.error_billing"),
        (("4", "price t"), "price.high"),
        (("inconv", "1"), "access.wait"),
    ],
)
def test_a_cause_is_found_by_group_by_word_or_by_id(lines: tuple[str, ...], cause: str):
    """A word that is in one label only chooses it when the label begins so; else what was found is listed."""
    assert reply(PRIMARY, *lines) == Say(cause)


@pytest.mark.parametrize(("word", "cause"), [("garantía", ""), ("mudanza", "circumstance.moved")])
def test_accents_are_forgiven_and_a_word_nobody_has_is_told(word: str, cause: str):
    scene = a_scene("cause", HEARD)
    if cause:
        assert reply(scene, word.upper()) == Say(cause)
    else:
        assert "garantía" in after(word, told(scene, word))[0]
    assert reply(scene, "fallecimiento") == Say("circumstance.deceased")
    assert reply(scene, "economica", "1") == Say("circumstance.finance")


def test_part_of_a_word_lists_every_match():
    """Across the groups, in the order of the taxonomy; a number of this list then chooses."""
    lines = after("promise", told(PRIMARY, "promise"))
    assert lines[2:5] == ["Found with “promise”:", "1. Broken promise", ":b goes back to the groups."]
    assert reply(PRIMARY, "promise", "1") == Say("response.broken_promise")
    assert reply(PRIMARY, "elsewhere", "4") == Say("competition.relationship")


def test_numbers_beyond_the_list_are_told():
    assert after("11", told(PRIMARY, "11"))[0] == "Type a number from 1 to 10."
    assert after("7", told(PRIMARY, "9", "7"))[0] == "Type a number from 1 to 4."


def test_back_leaves_a_group_before_it_leaves_the_question():
    assert reply(PRIMARY, "9", ":b", ":b") == Back()
    assert after(":b", told(PRIMARY, "9", ":b"))[2] == "1. Core failure"


@pytest.mark.parametrize(
    ("lines", "causes"),
    [
        (("billing or", ""), ("core.error_billing",)),
        (("billing or", "mov", ""), ("core.error_billing", "circumstance.moved")),
        (("billing or", "mov", "price.high"), ("core.error_billing", "circumstance.moved", "price.high")),
        (("core.error_billing, mov",), ("core.error_billing", "circumstance.moved")),
        (("4", "1,2"), ("price.high", "price.increase")),
        (("mov", "core.error_billing, price.high"), ("circumstance.moved", "core.error_billing", "price.high")),
        (("Closure, merger or contact left", ""), ("circumstance.business_closed",)),
        (("Repeated failures, never fixed", ""), ("core.repeated",)),
        (("mov", ":b", "price.high", ""), ("price.high",)),
    ],
)
def test_further_causes_come_one_by_one_or_with_commas(lines: tuple[str, ...], causes: tuple[str, ...]):
    """An empty line ends, the third one too; a line with commas is all of them; back begins anew."""
    assert reply(FURTHER, *lines) == Say(causes)


@pytest.mark.parametrize(
    ("line", "then"),
    [(":q", Stop()), (":n Ana", Jot("Ana")), (":x", Gone()), (":s", Shorten()), (INTERRUPT, Stop()), ("", Stop())],
)
def test_causes_chosen_before_a_side_step_are_kept(line: str, then: Reply):
    """They are given as the answer first; the side step follows without a question in between."""
    replies, _shown = conversation(FURTHER, "mov", *([line] if line else []), turns=2)
    assert replies == [Say(("circumstance.moved",)), then]


def test_later_after_a_cause_is_enough():
    assert reply(FURTHER, "mov", ":o") == Say(("circumstance.moved",))


def test_no_further_cause_is_later():
    assert reply(FURTHER, "") == Later()
    assert reply(FURTHER, ":b") == Back()
    assert reply(FURTHER, "9", ":b", ":b") == Back()


def test_what_was_chosen_is_told_and_offered_no_more():
    lines = after("mov", told(FURTHER, "mov", "9"))
    assert "So far: Moved away. An empty line ends." in lines
    assert "1. Moved away" not in lines
    assert "1. Death or illness" in lines


@pytest.mark.parametrize("line", ["core.quality", "unknown.unclear", "product below"])
def test_the_main_cause_and_unknown_ones_are_not_offered(line: str):
    """They could not be stored here."""
    assert after(line, told(FURTHER, line))[0] == f"No cause has “{line}” in it."
    assert "No clear cause" not in told(FURTHER)
