"""The ear: findings at their place, that which hurts most first, with what to say instead."""

import pytest

from tests.fakes.ears import SMALL, ear_of


@pytest.fixture
def ear():
    return ear_of(SMALL)


def test_a_finding_has_its_place_and_what_to_say(ear):
    """The words are those of the text as typed."""
    text = "Look, it's our own POLICY."
    ear = ear_of(SMALL.replace('"\'re": are', '"\'re": are, "\'s": is'))
    (found,) = ear.hear(text)
    assert (found.marker, found.words, found.rule) == ("policy", "it's our own POLICY", "en.policy")
    assert text[found.start : found.end] == found.words
    assert found.suggestion == "What I can do is…"
    assert found.why == "It sounds as if the rule mattered more."


def test_what_hurts_most_comes_first(ear):
    """Policy hurts more than a but; each of the two places is told."""
    found = ear.hear("I understand, but that is the policy.")
    assert [one.marker for one in found] == ["policy", "yes_but"]


def test_one_finding_a_marker_in_a_sentence(ear):
    """The same thing is not told twice of one sentence, but of two."""
    assert len(ear.hear("That is policy and that is procedure.")) == 1
    assert len(ear.hear("That is policy. That is procedure.")) == 2


def test_an_exception_silences_the_rule_in_its_sentence_only(ear):
    """The next sentence is on its own."""
    assert not ear.hear("I will explain the policy: it is our policy.")
    assert ear.hear("I will explain the policy. It is our policy.")


def test_a_rule_of_some_stages_needs_one_of_them(ear):
    """A remedy is too early before recovery only; where the stage is unknown, nobody can tell."""
    assert ear.hear("I offer you a discount.", "listen")
    assert not ear.hear("I offer you a discount.", "recovery")
    assert not ear.hear("I offer you a discount.")


def test_a_question_can_be_let_pass(ear):
    """Asking is not offering."""
    assert not ear.hear("Shall I offer you a discount?", "listen")


def test_quoted_words_are_the_clients(ear):
    """What the client said may be written down."""
    assert not ear.hear("You told me “it is our policy”.")


def test_suggestions_fit_stage_and_emotion(ear):
    """What is bound to the moment goes before what fits any."""
    assert ear.hear("It is policy.", "close")[0].suggestion == "Here is what is possible."
    assert ear.hear("It is policy.", "listen", "angry")[0].suggestion.startswith("You have every right")


def test_a_second_finding_gets_another_suggestion(ear):
    """Saying the same thing twice helps nobody."""
    first, second = ear.hear("It is policy. It is policy.", "close")
    assert first.suggestion != second.suggestion


def test_suggestions_follow_the_form_of_address():
    """Usted unless the text shows tú or vos."""
    rules = """
tone: es
address: {tu: ["(tu|te|tienes)"], vos: ["(vos|tenes)"]}
markers: {policy: {name: n, why: w, instead: [{say: Le ayudo., tu: Te ayudo.}]}}
rules: [{id: es.norma, marker: policy, patterns: [la norma], match: [la norma], pass: [x]}]
"""
    ear = ear_of(rules)
    assert ear.hear("Es la norma.")[0].suggestion == "Le ayudo."
    assert ear.hear("Te digo: es la norma.")[0].suggestion == "Te ayudo."
    assert ear.hear("Vos sabés que es la norma.")[0].suggestion == "Le ayudo."


def test_praise_is_earned(ear):
    """Well said, unless the same sentence sounds defensive too."""
    (praise,) = ear.praise("You waited for weeks.")
    assert (praise.words, praise.why) == ("You waited", "Gives back what you heard.")
    assert not ear.praise("You waited, that is the policy.")


def test_a_hint_does_not_speak_alone():
    """It only adds to what the model hears."""
    hinted = SMALL.replace("    marker: policy\n", "    marker: policy\n    hint: yes\n", 1)
    assert not ear_of(hinted).hear("It is our policy.")
