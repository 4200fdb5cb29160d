"""Options as people type them, read or refused with the nearest spelling."""

from datetime import date

from exitcoach.cli.report import BadDay, BadFilter
from exitcoach.domain.cases import Status


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
