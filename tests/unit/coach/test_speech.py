"""Text becomes sentences of plain words that know where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.coach.speech import sentences

SPELLINGS = {"q": "que", "x": "por", "dont": "do not", "'re": "are", "'s": "is"}


def words(text: str, connectors: frozenset[str] = frozenset()) -> list[str]:
    return [" ".join(sentence.words) for sentence in sentences(text, SPELLINGS, connectors)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("No se ALTERE, señora.", ["no se altere , senora ."]),
        ("se que no, x eso", ["se que no , por eso ."]),
        ("We don't; you're late", ["we do not , you are late ."]),
        ("We don’t", ["we do not ."]),
        ("Who's there? Me!", ["who is there ?", "me ."]),
        ("nooooo", ["no ."]),
        ("El 3.5 % del 12/03, Sra. Paz", ["el # , # % del # , # , sra , paz ."]),
        ("wait... what", ["wait , what ."]),
        ("¿Sí? ¡No!", ["si ?", "no ."]),
        ("one\n\ntwo", ["one .", "two ."]),
        ("- one\n- two", ["one .", "two ."]),
        ("", []),
        ("...", []),
        ("😀", ["😀 ."]),
    ],
)
def test_words_are_plain(text, told):
    """No case, no accents, chat spelling and contractions written out, numbers and pauses as signs."""
    assert words(text) == told


@pytest.mark.parametrize(
    "quote", ["«es la política»", "“es la política”", '"es la política"', "'es la política'", "‘es la política’"]
)
def test_quoted_words_are_somebody_elses(quote):
    """Whatever the quotation marks, what stands between them is one sign."""
    assert words(f"Anoto: {quote}.") == ["anoto , _quote_ ."]


def test_an_apostrophe_opens_no_quotation():
    """Possessives and contractions are words."""
    assert words("the driver's dog isn't the neighbours' dog") == ["the driver is dog is not the neighbours dog ."]


def test_a_sentence_that_begins_with_but_goes_on_with_the_one_before():
    """What is cancelled stands there."""
    assert words("I understand. But no.", frozenset({"but"})) == ["i understand , but no ."]
    assert words("But no.", frozenset({"but"})) == ["but no ."]


def test_a_line_broken_to_fit_the_page_goes_on():
    """Mail programs break lines in the middle of a sentence."""
    wrapped = "We are writing to you because it is our policy\nnot to refund."
    assert len(words(wrapped)) == 1
    assert len(words("yes\nno")) == 2


@pytest.mark.parametrize("accent", ["á", "a\N{COMBINING ACUTE ACCENT}"])
def test_places_are_those_of_the_text_as_typed(accent):
    """Composed or decomposed accents: the offsets are of the text given."""
    text = f"Ay, est{accent} bien. Cuent{accent}me: m{accent}s."
    second = sentences(text, {})[1]
    start, end = second.place(0, 1)
    assert text[start:end] == f"Cuent{accent}me"


def test_pauses_at_the_edges_are_left_out():
    """A finding begins and ends with a word."""
    sentence = sentences("well, no, really.", {})[0]
    start, end = sentence.place(1, 6)
    assert "well, no, really."[start:end] == "no, really"


@given(st.text(max_size=300))
def test_any_text_has_its_places(text):
    """Whatever is typed: every word stands inside the text, in order, and every sentence ends with a mark."""
    for sentence in sentences(text, SPELLINGS, frozenset({"but"})):
        assert len(sentence.words) == len(sentence.places) >= 2
        assert sentence.words[-1] in (".", "?")
        assert all(0 <= start < end <= len(text) for start, end in sentence.places)
        assert [place[0] for place in sentence.places] == sorted(place[0] for place in sentence.places)


@given(st.lists(st.sampled_from(["it's ", "'x", "«", '"', "'", "a ", ". ", "…", "\n"]), max_size=400))
def test_no_text_takes_long(parts):
    """Open quotation marks by the hundred are no trap."""
    text = "".join(parts)
    assert all(end <= len(text) for sentence in sentences(text, SPELLINGS) for _, end in sentence.places)


def test_a_text_without_an_end_is_cut():
    """A page without a full stop is taken in parts."""
    assert len(sentences("word " * 1000, {})) > 1
