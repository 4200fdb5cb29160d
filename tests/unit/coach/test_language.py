"""The language of a line, by its small words."""

import pytest

from exitcoach.coach.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le pido disculpas por la espera", "es"),
        ("I am sorry for the wait", "en"),
        ("¿Vale?", "es"),
        ("you waited 3 weeks", "en"),
        ("xq no le avisaron", "es"),
        ("u r right", "en"),
        ("12345", ""),
        ("", ""),
        ("Zaragoza", ""),
        ("el Smart Home Plus and co de la casa", "es"),
        ("don't worry about Núñez", "en"),
    ],
)
def test_the_language_shows_in_small_words(text, language):
    """Empty when the line does not tell."""
    assert language_of(text) == language
