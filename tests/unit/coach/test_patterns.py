"""The pattern language: what matches, and what is told of a pattern that cannot be read."""

import pytest

from exitcoach.coach.lexicon import Numbering
from exitcoach.coach.matching import first, ready
from exitcoach.coach.patterns import BadPattern, Node, parse
from exitcoach.coach.speech import sentences

PIECES = {"rule": "(policy|house rule|rules)", "our": "our [own|very]", "loop": "{loop}", "open": "(a"}
SPELLINGS = {"don't": "do not", "q": "que"}


def matches(pattern: str, text: str) -> str:
    """The words the pattern matches, empty when it does not."""
    return found_in([parse(pattern, PIECES, SPELLINGS)], text)


def found_in(patterns: list[Node], text: str) -> str:
    numbering = Numbering()
    programs = [program for pattern in patterns for program in numbering.programs(pattern)]
    (sentence,) = sentences(text, SPELLINGS)
    line = numbering.lexicon().line(sentence.words)
    found = first(ready(programs), line)
    return " ".join(sentence.words[slice(*found)]) if found else ""


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("our policy", "It is our policy here", "our policy"),
        ("our policy", "our best policy", ""),
        ("our policy", "our, policy", "our , policy"),
        ("our .. policy", "our own old policy", "our own old policy"),
        ("our .. policy", "our own, old policy", ""),
        ("our ... policy", "our own, old policy", "our own , old policy"),
        ("our .. policy", "our a b c d policy", ""),
        ("our ..5 policy", "our a b c d policy", "our a b c d policy"),
        ("our [own] policy", "our own policy", "our own policy"),
        ("our [own] policy", "our policy", "our policy"),
        ("(our|the house) policy", "the house policy", "the house policy"),
        ("{our} {rule}", "our very house rule", "our very house rule"),
        ("lament*", "Lamentamos", "lamentamos"),
        ("lament* mucho", "lamento mucho", "lamento mucho"),
        ("lamen* que", "lamento que", "lamento que"),
        ("(lament*|sient*) que", "lamentablemente que", "lamentablemente que"),
        ("la * regla", "la otra regla", "la otra regla"),
        ("la * regla", "la regla", ""),
        ("^ espere", "espere un poco", "espere"),
        ("^ espere", "no espere", ""),
        ("espere $", "no espere", "espere"),
        ("espere $", "espere, no", ""),
        ("really ?", "Really?", "really ?"),
        ("# days", "in 10 days", "# days"),
        ("as _quote_", 'as "you say"', "as _quote_"),
        ("no , eso", "no, eso", "no , eso"),
        ("we don't", "we do not", "we do not"),
        ("política", "politica", "politica"),
        ("la q", "la que", "la que"),
    ],
)
def test_patterns_match_as_people_read_them(pattern, text, found):
    """Words, choices, gaps, endings, pieces, ends."""
    assert matches(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a|b", "bracket"),
        ("a)", "bracket"),
        ("[a)", "bracket"),
        ("{open}", "bracket"),
        ("(a|)", "empty"),
        ("", "empty"),
        ("a*", "ending"),
        ("{ruel}", "piece"),
        ("{loop}", "piece"),
        ("[maybe] ..", "vague"),
        ("(a|[b])", "vague"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern, reason):
    """Each has a sentence of its own."""
    with pytest.raises(BadPattern) as bad:
        parse(pattern, PIECES, SPELLINGS)
    assert bad.value.reason == reason


def test_a_misspelt_piece_is_told_the_nearest():
    """So that it can be mended at once."""
    with pytest.raises(BadPattern) as bad:
        parse("{ruel}", PIECES, SPELLINGS)
    assert bad.value.near == "rule"


def test_one_beginning_may_begin_another():
    """Both find a word that no pattern has whole."""
    short, long = parse("lam*", {}, {}), parse("lament*", {}, {})
    assert found_in([short], "lamentaremos") == found_in([long], "lamentaremos") == "lamentaremos"
    assert found_in([short], "lámpara") == "lampara"
    assert found_in([long], "lámpara") == ""


def test_of_several_places_the_first_and_longest_is_told():
    """Whatever the order of the patterns."""
    patterns = [parse(text, {}, {}) for text in ("policy here", "our", "our policy")]
    assert found_in(patterns, "it is our policy here") == "our policy"
    assert found_in(patterns[::-1], "it is our policy here") == "our policy"
