"""The words of the example cases: as rich in both languages, and fitting the built-in playbook."""

from itertools import pairwise

import pytest

from exitcoach.domain.text import in_language
from exitcoach.locale import LANGUAGES
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.example_words import example_words
from tests.fakes.examples import playbook


def shape(words):
    """How many of each there are, and the causes."""
    told = [(theme.cause, theme.also, theme.roots, len(theme.stories), len(theme.places)) for theme in words.themes]
    return told, [cure.cause for cure in words.correctives], len(words.employees), len(words.first_names)


def test_every_language_tells_the_same_reasons():
    """So that the same seed makes the same year in each."""
    shapes = [shape(example_words(language)) for language in LANGUAGES]

    assert all(before == after for before, after in pairwise(shapes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_least_forty_stories_are_told(language):
    """None of them twice."""
    stories = [story for theme in example_words(language).themes for story in theme.stories]

    assert len(stories) >= 40
    assert len(set(stories)) == len(stories)


@pytest.mark.parametrize("language", LANGUAGES)
def test_causes_and_places_are_those_of_the_playbook(language):
    """In its own words, so that reports and smoke find them."""
    words, general = example_words(language), playbook()
    departments = {in_language(each, language) for each in general.departments}
    processes = {in_language(each, language) for each in general.processes}
    places = [place for theme in words.themes for place in theme.places]

    assert {cause for theme in words.themes for cause in (theme.cause, *theme.also, *theme.roots)} <= set(
        general.causes.causes
    )
    assert {place.department for place in places} <= departments
    assert {place.process for place in places} | {cure.process for cure in words.correctives} <= processes


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_explored_has_all_that_follows(language):
    """A theme with a promise to make has a wish, a statement, an apology and findings."""
    for theme in example_words(language).themes:
        if theme.promises:
            assert all((theme.wish, theme.statement, theme.apology, theme.findings, theme.factors)), theme.cause
        if theme.places:
            assert all((theme.incidents, theme.should_have)), theme.cause


def test_a_cause_without_words_is_no_theme():
    """It is told at once, not in the middle of a year."""
    with pytest.raises(KeyError):
        example_words("en").theme("core.damage")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_employees_say_does_not_sound_defensive(language, tmp_path):
    """The examples are heard by the ear of the house, and it has nothing to say."""
    ear = Ears(own=tmp_path, cache=tmp_path).get(language)
    said = [
        (text, stage)
        for theme in example_words(language).themes
        for texts, stage in ((theme.playback, "listen"), (theme.promises, "recovery"), (theme.apology, "close"))
        for text in texts
    ]

    assert len(said) > 40
    assert [(text, found.marker) for text, stage in said for found in ear.hear(text, stage)] == []
