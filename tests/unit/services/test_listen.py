"""Listening to a draft: every line in its language, every place in the text as given."""

import pytest

from exitcoach.coach.detect import Ear
from exitcoach.coach.tone import ToneRules
from exitcoach.services.listen import Draft, findings_in, praise_in
from tests.fakes.ears import SMALL, ear_of

SPANISH = """
tone: es
markers: {policy: {name: n, why: w, instead: [{say: Le ayudo.}]}}
rules: [{id: es.norma, marker: policy, patterns: ["(es|segun) la norma"], match: [es la norma], pass: [x]}]
"""
EARS = {"en": ear_of(SMALL), "es": ear_of(SPANISH)}


def ears(language: str) -> Ear:
    return EARS.get(language) or Ear(ToneRules(language=language))


def test_every_line_is_heard_in_its_language():
    """A reply in two languages needs no flag."""
    text = "Hello, it is our policy.\nDe verdad que es la norma.\nYou waited for weeks.\n"
    draft = Draft(text=text)
    found = findings_in(draft, ears)
    assert [(one.rule, text[one.start : one.end]) for one in found] == [
        ("en.policy", "it is our policy"),
        ("es.norma", "es la norma"),
    ]
    assert [text[one.start : one.end] for one in praise_in(draft, ears)] == ["You waited"]


def test_a_language_that_was_given_is_not_guessed():
    """Even for lines that look like another."""
    assert not findings_in(Draft(text="it is our policy", language="es"), ears)


def test_a_line_that_does_not_tell_is_in_the_language_of_the_others():
    """And where none tells, in the usual one."""
    assert findings_in(Draft(text="según la norma", usual="en"), ears)
    assert not findings_in(Draft(text="Zaragoza", usual="en"), ears)


@pytest.mark.parametrize(("stage", "count"), [("listen", 1), ("recovery", 0), ("", 0)])
def test_the_stage_counts(stage, count):
    """A remedy is too early before recovery."""
    assert len(findings_in(Draft(text="I offer you a discount.", stage=stage), ears)) == count


def test_a_language_without_rules_hears_nothing():
    """It is no failure."""
    assert findings_in(Draft(text="C'est notre politique.", language="fr"), ears) == ()
