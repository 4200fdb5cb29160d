"""What the states of cases and promises are called."""

import pytest

from exitcoach.locale import speak
from exitcoach.reports.follow_up_words import state_word, status_word


@pytest.fixture
def spanish():
    speak("es")
    yield
    speak("en")


def test_an_open_case_is_not_called_like_an_open_promise(spanish):
    """A case is going on, a promise waits."""
    assert (status_word("open"), state_word("open"), state_word("overdue")) == ("en curso", "pendiente", "vencida")


def test_a_state_of_another_version_is_told_as_it_is():
    """Nothing is hidden."""
    assert (status_word("parked"), state_word("parked")) == ("parked", "parked")
