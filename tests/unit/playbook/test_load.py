"""A sound file as a Playbook."""

import re

from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.causes import Control
from exitcoach.domain.conditions import Condition, Test
from exitcoach.domain.playbooks import Moment, Phrase
from exitcoach.domain.questions import Kind, Spec, Voice
from exitcoach.playbook.load import load
from tests.unit.playbook.broken import with_change
from tests.unit.playbook.sample import SAMPLE

SHOP = load(SAMPLE.encode(), "shop.yaml")


def test_the_playbook_says_what_the_file_says():
    """Id, version, title and the rest come as written."""
    assert (SHOP.id, SHOP.version, SHOP.title) == ("shop", 3, {"es": "Tienda", "en": "Shop"})
    assert [stage.id for stage in SHOP.stages] == ["listen", "causes", "recovery", "close"]
    assert SHOP.departments == ({"es": "Caja", "en": "Till"},)
    assert SHOP.cards["calm"] == ({"es": "Bebe agua.", "en": "Drink water."},)
    assert SHOP.verdicts["hold"].advice == {"es": "Escucha", "en": "Listen"}
    assert SHOP.reasons["circumstance"] == {"es": "Circunstancia", "en": "A circumstance"}


def test_tags_come_as_a_list_or_alone():
    """``fits: [sad, core.*]`` and ``unless: let_go`` are both understood."""
    phrase = Phrase(text={"es": "Lo siento.", "en": "I am sorry."}, fits=("sad", "core.*"), unless=("let_go",))
    assert SHOP.stages[0].say[1] == phrase


def test_a_reminder_has_its_moment():
    """``on`` is a key like any other, not the yes of old YAML."""
    assert SHOP.stages[0].reminders[0].moment is Moment.HOT


def test_a_known_question_brings_its_rules():
    """The catalog's, with the words of the file in the catalog's order."""
    firmness = SHOP.question("firmness")
    assert firmness is not None
    assert firmness.spec == BY_ID["firmness"]
    assert tuple(firmness.choices) == BY_ID["firmness"].choices


def test_choices_called_yes_and_no_stay_words():
    """``yes:`` as a key is the word, not a truth value."""
    consent = SHOP.question("recontact_consent")
    assert consent is not None
    assert tuple(consent.choices) == ("yes", "no", "not_asked")


def test_an_own_question_brings_its_own_rules():
    """Kind, voice, condition and flags come from the file, the stage from where it stands."""
    visit = SHOP.question("shop.visit")
    assert visit is not None
    assert visit.spec == Spec(
        id="shop.visit",
        kind=Kind.CHOICE,
        stage="causes",
        choices=("soon", "never"),
        voice=Voice.EMPLOYEE,
        express=True,
        when=Condition(
            all_of=(Test("cause", ("core.*",)),),
            any_of=(Test("causes.any", ("*",)),),
            none_of=(Test("firmness", ("firm", "leaning")),),
        ),
    )


def test_causes_come_with_their_control():
    """Groups and leaves, in the order of the file."""
    assert list(SHOP.causes.groups) == ["core", "unknown"]
    assert SHOP.causes.control("core.quality") is Control.AVOIDABLE
    assert SHOP.causes.causes["core.quality"].keaveney == ("core",)
    assert SHOP.causes.causes["unknown.unclear"].keaveney == ()


def test_causes_are_borrowed_when_the_file_has_none():
    """And only then."""
    head, _, rest = SAMPLE.partition("causes:\n  groups:")
    without = head + "stages:\n" + rest.partition("stages:\n")[2]
    borrowed = load(SAMPLE.encode(), "general.yaml").causes
    assert load(without.encode(), "own.yaml", lambda: borrowed).causes is borrowed
    assert load(SAMPLE.encode(), "own.yaml", lambda: borrowed).causes is not borrowed


def test_a_text_over_several_lines_becomes_one():
    """Folded and literal blocks read like a line, accents composed."""
    text = with_change(
        "goal: {es: Entender, en: Understand}", "goal:\n      es: |\n        Ente\n        nde\u0301r\n      en: U"
    )
    stage = load(text.encode(), "shop.yaml").stage("causes")
    assert stage is not None
    assert stage.goal["es"] == "Ente ndér"


def test_a_playbook_may_speak_one_language():
    """Its languages are those of its title."""
    spanish = re.sub(r",? en: [^,}]+", "", SAMPLE)
    assert set(load(spanish.encode(), "shop.yaml").stages[0].title) == {"es"}
