"""The playbook that comes with the program is complete."""

import pytest

from exitcoach.domain.catalog import CATALOG, STAGES
from exitcoach.domain.questions import CAUSES
from exitcoach.playbook.load import load
from exitcoach.playbook.shelf import GENERAL, built_in

LANGUAGES = ("es", "en")
FILE = built_in() / f"{GENERAL}.yaml"
LEAVES, GROUPS, PHRASES = 46, 10, 6


@pytest.fixture(scope="module")
def general():
    return load(FILE.read_bytes(), FILE.name)


def test_it_speaks_both_languages(general):
    """With its languages checked, every text has both."""
    assert tuple(general.title) == LANGUAGES


def test_it_has_every_stage(general):
    """In the order of the method."""
    assert tuple(stage.id for stage in general.stages) == STAGES


@pytest.mark.parametrize("spec", CATALOG, ids=lambda spec: spec.id)
def test_it_words_every_question(general, spec):
    """Label, question, tip, and every choice and field, in both languages."""
    question = general.question(spec.id)
    assert question is not None
    for text in (question.label, question.ask, question.tip, *question.choices.values()):
        assert all(text[language] for language in LANGUAGES)
    assert tuple(question.choices) == (() if spec.source == CAUSES else spec.choices)
    assert tuple(question.fields) == spec.field_ids


@pytest.mark.parametrize("stage_id", STAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stage_has_enough_to_say_and_to_avoid(general, stage_id, language):
    """Six of each, all different."""
    stage = general.stage(stage_id)
    assert len({phrase.text[language] for phrase in stage.say}) >= PHRASES
    assert len({phrase.text[language] for phrase in stage.avoid}) >= PHRASES


def test_it_has_every_cause(general):
    """All leaves, each in its group, and no group empty."""
    assert (len(general.causes.groups), len(general.causes.causes)) == (GROUPS, LEAVES)
    assert all(general.causes.leaves(group) for group in general.causes.groups)


@pytest.mark.parametrize("tag", ["circumstance.deceased", "circumstance.moved", "response.broken_promise"])
def test_hard_moments_have_their_own_words(general, tag):
    """A death, a move and a broken promise are not answered with what fits everybody."""
    said = [phrase for stage in general.stages for phrase in stage.say]
    assert [phrase for phrase in said if tag in phrase.fits]
