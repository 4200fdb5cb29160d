"""Options as people type them, read or refused with the nearest spelling."""

from collections.abc import Iterable
from datetime import date

from exitcoach.domain.cases import Status
from exitcoach.domain.text import nearest
from exitcoach.errors import ExitCoachError


class BadFilter(ExitCoachError):
    """An option with a value it does not know: ``option``, ``value``, the ``nearest`` one, and all ``known`` ones."""

    exit_code = 2

    def __init__(self, option: str, value: str, known: Iterable[str]) -> None:
        self.option = option
        self.value = value
        self.known = tuple(known)
        self.nearest = nearest(value, self.known)
        super().__init__(option, value)


class BadDay(ExitCoachError):
    """An option that wants a day, YYYY-MM-DD, with something else."""

    exit_code = 2

    def __init__(self, option: str, value: str) -> None:
        super().__init__(option, value)
        self.option = option
        self.value = value


def status_option(text: str) -> Status | None:
    """A status, or None for any. Raises BadFilter."""
    if not text:
        return None
    known = [status.value for status in Status]
    if text.strip().lower() not in known:
        raise BadFilter("--status", text, known)
    return Status(text.strip().lower())


def day_option(name: str, text: str) -> date | None:
    """A day, or None for any. Raises BadDay."""
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadDay(name, text) from None


def said_day(name: str, text: str, today: date, language: str) -> date | None:
    """A day as people say it, also today, yesterday, +7; None where nothing is said. Raises BadDay."""
    from exitcoach.frontends.terminal.dates import as_written

    return day_option(name, as_written(text, today, language)) if text.strip() else None


def known_option(name: str, text: str, known: Iterable[str]) -> str:
    """One of the known words, or nothing. Raises BadFilter."""
    known = tuple(known)
    word = text.strip().lower()
    if word and word not in known:
        raise BadFilter(name, text, known)
    return word
