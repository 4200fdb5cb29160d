"""What a backup is told to be."""

import pytest

from exitcoach import locale
from exitcoach.cli.backups import megabytes


@pytest.fixture
def speak():
    yield locale.speak
    locale.speak("en")


@pytest.mark.parametrize(
    ("size", "spanish", "english"),
    [(217_000, "0,2", "0.2"), (1_234_567_890, "1.234,6", "1,234.6"), (12, "0,1", "0.1"), (3_000_000, "3", "3")],
)
def test_megabytes_are_written_as_the_reports_write_numbers(speak, size, spanish, english):
    """As people of the language do, and never as nothing."""
    told = {}
    for language in ("es", "en"):
        speak(language)
        told[language] = megabytes(size)

    assert told == {"es": spanish, "en": english}
