"""Every test here begins in English, whatever language the one before spoke."""

from collections.abc import Iterator

import pytest

from exitcoach.locale import speak


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")
