"""The ear for defensiveness."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.coach.detect import detect
from exitcoach.coach.rules import RULES


def markers(text: str, language: str, stage: str = "") -> list[str]:
    return [found.marker for found in detect(text, language, stage)]


@pytest.mark.parametrize(
    ("language", "text", "heard"),
    [
        ("en", "I understand you, but the line was open", ["yes_but"]),
        ("en", "It's just that we were busy", ["justify"]),
        ("en", "You should have called earlier", ["blame_client"]),
        ("en", "That's our policy", ["policy"]),
        ("en", "It was only a day", ["minimise"]),
        ("en", "We have no record of it", ["deny"]),
        ("en", "Sorry if that bothered you", ["conditional_apology"]),
        ("en", "Please calm down", ["contempt"]),
        ("en", "Please don't go", ["plead"]),
        ("en", "I guarantee it will work", ["overpromise"]),
        ("en", "I hear you. That must have been hard.", []),
        ("en", "I am sorry that you waited for three weeks", []),
        ("es", "Le entiendo, pero estábamos llenos", ["yes_but"]),
        ("es", "Es que estábamos llenos", ["justify"]),
        ("es", "Usted debió llamar antes", ["blame_client"]),
        ("es", "Es política de la casa", ["policy"]),
        ("es", "Solo fue un día", ["minimise"]),
        ("es", "No nos consta", ["deny"]),
        ("es", "Lamento que lo vea así", ["conditional_apology"]),
        ("es", "Cálmese", ["contempt"]),
        ("es", "No nos deje, por favor", ["plead"]),
        ("es", "Le garantizo que funcionará", ["overpromise"]),
        ("es", "Tiene razón: eso no debió pasar", []),
        ("es", "Le pido disculpas por las tres semanas", []),
        ("en", "", []),
        ("fr", "I understand, but no", []),
    ],
)
def test_markers(language: str, text: str, heard: list[str]) -> None:
    """Each way of sounding defensive is heard, and plain kindness is not."""
    assert markers(text, language) == heard


@pytest.mark.parametrize("text", ["LE ENTIENDO, PERO", "le entiendo pero", "Lé entiendo, peró"])
def test_case_and_accents(text: str) -> None:
    """Neither matters."""
    assert markers(text, "es") == ["yes_but"]


@pytest.mark.parametrize(
    "text",
    ['You said "calm down" to me', "You said “calm down”", "«calm down»", "They told you 'calm down', I know"],
)
def test_quoted_words_are_the_client_s(text: str) -> None:
    """What stands in quotes is nobody's tone; an apostrophe is no quote."""
    assert markers(text, "en") == []
    assert markers("It's late, calm down, it's over", "en") == ["contempt"]


@pytest.mark.parametrize(
    ("stage", "heard"), [("listen", ["early_fix"]), ("", ["early_fix"]), ("recovery", []), ("close", [])]
)
def test_an_early_fix(stage: str, heard: list[str]) -> None:
    """Offering something is early only before recovery."""
    assert markers("I can offer you a discount", "en", stage) == heard


def test_where() -> None:
    """The words and their place in the text as given, in its order, with what to say instead."""
    text = "Cálmese. Le entiendo, pero es política"
    found = detect(text, "es")

    assert [one.marker for one in found] == ["contempt", "yes_but", "policy"]
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(one.suggestion and one.rule.startswith("es.") for one in found)


def test_one_finding_a_place() -> None:
    """Overlapping rules are told once, the one that begins first."""
    found = detect("I understand it's just that, but no", "en")

    assert [one.marker for one in found] == ["yes_but"]


@given(some.text(some.characters()), some.sampled_from(["es", "en", "xx"]))
def test_any_text(text: str, language: str) -> None:
    """Nothing breaks it, and every place lies in the text, one after the other."""
    end = 0
    for found in detect(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words
        end = found.end


@pytest.mark.parametrize("language", RULES)
def test_rules(language: str) -> None:
    """Their ids are of their language and differ; both languages listen for the same things."""
    ids = [rule.id for rule in RULES[language]]

    assert len(set(ids)) == len(ids)
    assert all(one.startswith(f"{language}.") for one in ids)
    assert {rule.marker for rule in RULES[language]} == {rule.marker for rule in RULES["en"]}
