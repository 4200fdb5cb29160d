"""Days as people say them."""

from datetime import date, timedelta

import pytest

from exitcoach.locale import speak
from exitcoach.reports.day_words import day_in_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (0, "today", "hoy"),
        (1, "tomorrow", "mañana"),
        (-1, "yesterday", "ayer"),
        (2, "in 2 days", "dentro de 2 días"),
        (-3, "3 days ago", "hace 3 días"),
        (400, "in 400 days", "dentro de 400 días"),
    ],
)
def test_days_have_words_in_both_languages(days, english, spanish):
    """Near ones have names, others are counted."""
    told = {}
    for language in ("en", "es"):
        speak(language)
        told[language] = day_in_words(TODAY + timedelta(days=days), TODAY)
    speak("en")
    assert told == {"en": english, "es": spanish}
