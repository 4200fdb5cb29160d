"""What the shipped templates say: all that the case tells, nothing else, and in a tone of our own."""

import re

import pytest

from exitcoach.coach.detect import Ear
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.shelf import built_in
from exitcoach.reports.letter_blocks import Kind
from exitcoach.reports.letter_formats import write_plain
from exitcoach.reports.letter_words import day, words_of
from exitcoach.services.letter import Variant
from tests.unit.reports.letters import LANGUAGES, SHIPPED, TYPED, a_bare_letter, a_letter, blocks, every_kind

ADDRESSES = {"usted": False, "tu": True}
FORMAL = re.compile(r"\b(usted|le|su|sus|suya|contactarle)\b", re.IGNORECASE)
FAMILIAR = re.compile(r"\b(te|ti|tu|tus|tuya|contigo|contactarte)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.:!?])\s+")
SHORTEST = 5
"""Words: salutations and other formulas say nothing a tone could be heard in."""


@pytest.fixture(scope="module")
def ears(tmp_path_factory):
    kept = tmp_path_factory.mktemp("tone")
    return Ears(own=kept / "own", cache=kept / "cache", shipped=built_in() / "tone")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_whole_letter(variant, language, address, golden):
    """Each kind in each language and address, as a client reads it."""
    if language == "en" and address == "tu":
        pytest.skip("English has one address")
    told = write_plain(blocks(a_letter(variant, language), tu=ADDRESSES[address]))
    golden(f"letters/{variant.value}.{language}{'-tu' * ADDRESSES[address]}.txt", told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", Variant)
def test_a_letter_about_nearly_nothing(variant, language, golden):
    """What the case does not tell leaves its sentence out, and no stray mark behind."""
    told = write_plain(blocks(a_bare_letter(variant, language)))
    assert not re.search(r" [.,;]|\(\)|  |\n\n\n|: *\n\Z", told) or variant is Variant.STATEMENT
    golden(f"letters/bare-{variant.value}.{language}.txt", told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_rule_of_tone_is_broken(language, address, ears):
    """Nothing in any letter sounds defensive by the rules that are written."""
    rules = Ear(ears.get(language).rules)
    for letter in every_kind(language):
        told = write_plain(blocks(letter, tu=ADDRESSES[address]))
        assert [(one.rule, one.words) for one in rules.hear(told, "close")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_templates_pass_our_own_ear(language, address, ears):
    """Nor by what the ear has learnt, in any sentence of ours that is more than a formula."""
    ear, typed = ears.get(language), tuple(TYPED[language].values())
    heard = {}
    for letter in every_kind(language):
        for sentence in sentences_of(blocks(letter, tu=ADDRESSES[address])):
            if not sentence.startswith(typed):
                heard[sentence] = [(one.rule, one.words) for one in ear.hear(sentence, "close")]
    assert {sentence: found for sentence, found in heard.items() if found} == {}


def sentences_of(letter):
    paragraphs = (line for block in letter if block.kind in (Kind.TEXT, Kind.ITEMS) for line in block.lines)
    parts = (part for paragraph in paragraphs for part in SENTENCE.split(paragraph))
    return [part for part in parts if len(part.split()) >= SHORTEST]


@pytest.mark.parametrize("variant", [one for one in Variant if one is not Variant.STATEMENT])
def test_one_address_throughout(variant):
    """Who is addressed as usted is never tú in the same letter, nor the other way round."""
    for letter in every_kind("es"):
        if letter.variant is variant and not letter.apology:
            assert not FAMILIAR.search(write_plain(blocks(letter)))
            assert not FORMAL.search(write_plain(blocks(letter, tu=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_death_has_no_door(language):
    """No way back, no thanks for feedback, no recontact, no see you soon."""
    told = write_plain(blocks(a_letter(Variant.CONDOLENCE, language)))
    for word in ("puerta", "door", "Hasta luego", "Goodbye", "quieres volver", "quiere volver", "contact"):
        assert word not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_circumstance_is_nobodys_fault(language):
    """No apology, no investigation."""
    told = write_plain(blocks(a_letter(Variant.CIRCUMSTANCE, language)))
    for word in ("perdón", "disculp", "apolog", "sorry", "investig"):
        assert word not in told.casefold()


def test_a_promise_says_whether_it_is_confirmed():
    """An authority that is still to be asked is told; one that was given needs no word."""
    told = write_plain(blocks(a_letter(Variant.RECAP)))
    assert told.count("This is not confirmed yet.") == 1


def test_the_statement_is_untouched():
    """Their words with their line breaks and spaces, and no line of it a list of ours."""
    quote = next(block for block in blocks(a_letter(Variant.STATEMENT)) if block.kind is Kind.QUOTE)
    assert quote.lines == ("Change it.", "", "  - First   the notice.")


@pytest.mark.parametrize("variant", Variant)
def test_every_name_is_always_there(variant):
    """A template can ask for any name in any letter."""
    full, bare = (words_of(make(variant), "en") for make in (a_letter, a_bare_letter))
    assert list(full) == list(bare)


@pytest.mark.parametrize(
    ("given", "told"), [("2026-11-22", "November 22, 2026"), ("2026-10", "October 2026"), ("2024", "2024"), ("", "")]
)
def test_days_as_people_gave_them(given, told):
    """A whole day, a month, a year."""
    assert day(given, "en") == told


def test_the_templates_of_both_languages_are_the_same_set():
    """What is there in one language is there in the other."""
    names = {path.name for path in SHIPPED.shipped.glob("*.j2")}
    by_language = [{name.partition(".")[0] for name in names if f".{one}." in name} for one in LANGUAGES]
    assert by_language[0] == by_language[1] >= {variant.value for variant in Variant}
