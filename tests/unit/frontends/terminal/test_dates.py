"""Days as people type them in a hurry."""

from datetime import date

import pytest

from exitcoach.frontends.terminal.dates import as_written

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "question", "iso"),
    [
        ("15/1", "due", "2027-01-15"),
        ("15/01", "recontact_after", "2027-01-15"),
        ("22/11", "due", "2026-11-22"),
        ("15/01/2026", "due", "2026-01-15"),
        ("15/1", "first_signal_on", "2026-01-15"),
        ("29/2", "due", "29/2"),
        ("pasado mañana", "due", "2026-11-24"),
        ("- 3", "", "2026-11-19"),
        ("nunca", "due", "nunca"),
    ],
)
def test_a_day_without_its_year(typed: str, question: str, iso: str):
    """A promise in January is next January's; a signal in January was last January's."""
    assert iso == as_written(typed, TODAY, "es", question)
