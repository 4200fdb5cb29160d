"""Text as people type it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.text import clean, fold, in_language, nearest, shown, shown_in_line

ANYTHING = some.text(some.characters())


@given(ANYTHING)
def test_clean(text: str) -> None:
    """What is stored can be written as UTF-8, is composed, and is not changed a second time."""
    kept = clean(text)

    assert kept.encode("utf-8").decode("utf-8") == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("\udc80", "\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\ufeffa", "\ufeffa"),
        ("n\u0303", "ñ"),
        (" a\x00\r\n\t ", " a\x00\r\n\t "),
    ],
)
def test_clean_by_hand(text: str, kept: str) -> None:
    """Only a lone surrogate is replaced; blanks and control characters stay."""
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [("Núñez", "NUNEZ"), (" a\n b ", "A B"), ("Straße", "STRASSE"), ("ｆｅｅ", "fee"), ("MI-2", "mi-2")],
)
def test_fold(one: str, other: str) -> None:
    """Case, accents and runs of blanks do not tell texts apart."""
    assert fold(one) == fold(other)


@given(ANYTHING)
def test_fold_is_steady(text: str) -> None:
    """Folded text has single blanks and none at its ends."""
    folded = fold(text)

    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    ("word", "near"),
    [("generl", "general"), ("GENERAL", "general"), ("telefonía", "Telefonia"), ("xyz", ""), ("", "")],
)
def test_nearest(word: str, near: str) -> None:
    """The known word as it is spelled, or none."""
    assert nearest(word, ("general", "Telefonia")) == near


def test_in_language() -> None:
    """The language, else English, else any; nothing at all is empty."""
    both = {"es": "hola", "en": "hello"}

    assert (in_language(both, "es"), in_language(both, "fr"), in_language({"es": "hola"}, "fr")) == (
        "hola",
        "hello",
        "hola",
    )
    assert in_language({}, "es") == ""


STEERING = ("\x1b", "\x07", "\x7f", "\x85", "\r", "\u202e", "\u2066", "\x00")


@pytest.mark.parametrize("steering", STEERING)
def test_shown(steering: str) -> None:
    """What would steer a screen shows as a stand-in."""
    assert shown(f"a{steering}b") == "a\ufffdb"


def test_shown_lines() -> None:
    """Line breaks and tabs stay on a page, and become blanks in a line."""
    assert shown("a\r\nb\tc\n") == "a\nb\tc\n"
    assert shown_in_line(" a\r\nb\tc\x1b[31m ") == "a b c\ufffd[31m"


@given(ANYTHING)
def test_nothing_shown_steers(text: str) -> None:
    """Whatever was typed."""
    assert not any(unicodedata.category(character) == "Cc" for character in shown_in_line(text))
