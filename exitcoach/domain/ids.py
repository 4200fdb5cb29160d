"""Case ids: short, sorted by the moment they were minted, safe to mint at two desks at once.

``261122-h3k2vd7qmx9``: the UTC day, six letters for the moment of the day (1/12 ms), five of chance.
The alphabet is Crockford's base 32 in lower case, without i, l, o and u.
"""

import re
from datetime import UTC, datetime

from exitcoach.errors import ExitCoachError

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
TICKS_A_SECOND = 12_000
CHANCE_BITS = 25
FORM = rf"[0-9]{{6}}-[{ALPHABET}]{{11}}"
"""A whole id, as a regular expression."""
LENGTH = 18
_WHOLE = re.compile(FORM)


class BadId(ExitCoachError):
    """A text that cannot name a case."""

    exit_code = 2

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def mint(moment: datetime, chance: int) -> str:
    """A new id for ``moment`` (aware) and ``chance``, a random number of ``CHANCE_BITS`` bits."""
    utc = moment.astimezone(UTC)
    midnight = utc.replace(hour=0, minute=0, second=0, microsecond=0)
    ticks = int((utc - midnight).total_seconds() * TICKS_A_SECOND)
    return f"{utc:%y%m%d}-{_letters(ticks, 6)}{_letters(chance % (1 << CHANCE_BITS), 5)}"


def month_of(case_id: str) -> str:
    """The month a case is filed under, as ``2026-11``."""
    if not is_case_id(case_id):
        raise BadId(case_id)
    return f"20{case_id[:2]}-{case_id[2:4]}"


def is_case_id(text: str) -> bool:
    """Whether ``text`` has the form of a whole case id."""
    return _WHOLE.fullmatch(text) is not None


def _letters(number: int, width: int) -> str:
    digits = [ALPHABET[(number >> (5 * place)) & 31] for place in range(width)]
    return "".join(reversed(digits))
