"""What clients said."""

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.insights.quotes import LONGEST, MOST, Candidate, QuoteTally, shortened, words_of
from tests.unit.insights.cases import case_id, facts


def candidates(*cases):
    tally = QuoteTally(UTC)
    for each in cases:
        tally.add(each)
    return tally.candidates()


def said(number, text, cause="price.high", source="statement", **changes):
    return facts(number, answers={"cause": cause, source: text}, **changes)


def texts(*cases):
    return [candidate.text for candidate in candidates(*cases)]


def test_a_candidate_tells_case_cause_and_day():
    """So that whoever takes the names out knows whose words they are."""
    [found] = candidates(said(1, " It doubled\n in a year. "))

    assert found == Candidate(case=case_id(1), cause="price.high", text="It doubled in a year.", day=date(2026, 11, 22))


def test_the_statement_before_the_words_of_firmness_before_the_wish():
    """One quote a case; what is written for management is read first."""
    whole = {
        "statement": "I wrote this to you.",
        "firmness_evidence": "My mind is made up.",
        "wish": "Call me back once.",
    }
    answers = [whole, {**whole, "statement": "  short  "}, {**whole, "statement": "", "firmness_evidence": "No."}]
    cases = [facts(at, answers={"cause": "price.high", **given}) for at, given in enumerate(answers, start=1)]

    assert texts(*reversed(cases)) == ["I wrote this to you.", "My mind is made up.", "Call me back once."]


def test_the_commonest_causes_take_turns():
    """Of each cause the latest words first; a cause without words gives its turn away."""
    cases = [
        facts(answers={"cause": "circumstance.moved"}),
        facts(answers={"cause": "circumstance.moved"}),
        facts(answers={"cause": "circumstance.moved"}),
        said(1, "The price went up once."),
        said(2, "The price went up twice."),
        said(3, "Nobody ever called back.", cause="response.slow"),
    ]

    assert texts(*cases) == ["The price went up twice.", "Nobody ever called back.", "The price went up once."]


def test_no_more_than_six_and_no_words_twice():
    """The same complaint in other capitals is the same words."""
    cases = [said(at, f"The price went up {at} times.") for at in range(1, 10)]

    assert len(texts(*cases)) == MOST
    assert len(texts(said(1, "It costs too much."), said(2, "IT COSTS too much."))) == 1


def test_only_goodbyes_that_count_are_quoted():
    """Practice and calls that still run are not."""
    assert texts(said(1, "The price went up.", practice=True), said(2, "The price went up.", status="open")) == []


def test_a_case_without_cause_comes_last():
    """Its words are still the client's."""
    cases = [facts(at, answers={"statement": f"I have had enough {at}."}) for at in (1, 2)]

    assert texts(*cases, said(3, "The price went up."))[0] == "The price went up."


def test_the_words_of_answers_are_those_a_candidate_has():
    """So that they can be read again once the names are out; of nothing to read there are none."""
    answers = {"statement": "too short", "wish": f"  {'Call me. ' * 40}", "firmness_evidence": ("no", "text")}

    assert words_of(answers) == texts(facts(answers=answers))[0]
    assert words_of({}) == words_of({"statement": "  \n ", "story": "Long enough to be read."}) == ""


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two, three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("abcdefghij", 5, "abcd…"),
    ],
)
def test_a_long_text_is_cut_after_a_word(text, longest, shown):
    """A sign tells that there was more; a word longer than all is cut inside."""
    assert shortened(text, longest) == shown


@given(st.text(alphabet="ab ,.", min_size=1, max_size=600).map(lambda text: " ".join(text.split())))
def test_nothing_is_longer_than_the_longest(text):
    """And what is short enough is whole."""
    assert len(shortened(text)) <= LONGEST
    assert len(text) > LONGEST or shortened(text) == text
