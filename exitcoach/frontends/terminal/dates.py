"""Days as people type them in a hurry."""

import re
from datetime import date, timedelta

from exitcoach.domain.text import fold

TO_COME = ("due", "decision_due", "recontact_after", "effective_date")
"""Questions and fields whose day is seldom past."""
_AHEAD = {"hoy": 0, "today": 0, "manana": 1, "tomorrow": 1, "pasado manana": 2, "ayer": -1, "yesterday": -1}
_PLUS = re.compile(r"([+-]) ?([0-9]{1,3})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}))?")


def as_written(text: str, today: date, language: str, question: str = "") -> str:
    """ISO for today, tomorrow, +7 or, in Spanish, 15/12; any other text as it is.

    A day without its year is this year's; for a question about what is to come, the next one.
    """
    word = fold(text)
    if word in _AHEAD:
        return (today + timedelta(days=_AHEAD[word])).isoformat()
    if found := _PLUS.fullmatch(word):
        days = int(found[2]) * (-1 if found[1] == "-" else 1)
        return (today + timedelta(days=days)).isoformat()
    if language == "es" and (found := _DAY_FIRST.fullmatch(word)):
        return _day_first(found, today, to_come=question in TO_COME) or text
    return text


def _day_first(found: re.Match[str], today: date, *, to_come: bool) -> str:
    day, month = int(found[1]), int(found[2])
    year = int(found[3] or today.year)
    if to_come and not found[3] and (month, day) < (today.month, today.day):
        year += 1
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
