"""What makes a row the same row when it is read again, and the id its case has wherever it is read."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from exitcoach.domain.ids import CHANCE_BITS, mint
from exitcoach.imports.plan import Plan
from exitcoach.imports.reading import Told
from exitcoach.imports.rows import Row

_WIDTH = 16
_MARK = ":"
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_MICROSECONDS_A_DAY = 86_400_000_000


class Keys:
    """The keys of the rows of one file; equal rows are told apart by which of them comes first.

    A key is the identity of the row, a colon, and a digest of what it tells: ``3f0c…:9a1b…``.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._times: Counter[str] = Counter()

    def key(self, row: Row, told: Told) -> str:
        """The key of the next row."""
        named = row.cells[self._plan.key].strip() if self._plan.key else ""
        who = [named] if named else [f"{column}={cell}" for column, cell in sorted(row.cells.items())]
        identity = _digest(self._plan.source, "key" if named else "row", *who)
        self._times[identity] += 1
        times = self._times[identity]
        whole = identity if times == 1 else _digest(identity, str(times))
        return f"{whole}{_MARK}{_digest(repr(sorted(told.answers.items())), *told.notes, told.when)}"


def identity_of(key: str) -> str:
    """Which row it is, whatever it tells."""
    return key.partition(_MARK)[0]


def case_id_of(key: str, when: str) -> str:
    """The id of the row's case: filed under the first day the call can have been, undated ones before all others."""
    number = int(identity_of(key), 16)
    day = max(_FIRST_DAY, min(date.fromisoformat(_filled(when)), _LAST_DAY)) if when else _FIRST_DAY
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    rest, chance = divmod(number, 1 << CHANCE_BITS)
    return mint(midnight + timedelta(microseconds=rest * 1_000_003 % _MICROSECONDS_A_DAY), chance)


def _filled(when: str) -> str:
    return when + {4: "-01-01", 7: "-01"}.get(len(when), "")


def _digest(*texts: str) -> str:
    return sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:_WIDTH]
