"""How many cases are to be purged."""

from datetime import UTC, date, datetime
from pathlib import Path

from exitcoach.domain.cases import Private, Record
from exitcoach.domain.commitments import FORGOTTEN, Change
from exitcoach.stores.aged import count_aged
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.records import CALL, a_case, an_id

OLD, LATER = datetime(2024, 3, 5, 12, tzinfo=UTC), datetime(2024, 3, 20, 12, tzinfo=UTC)


def stored(home: Path, number: int, moment: datetime, **changes: object) -> None:
    case = a_case(an_id(number, moment), created=moment, **changes)
    MonthlyStore(Home(home)).merge(Record(case, Private(id=case.id, revision=case.revision)))


def test_calls_before_the_day_count_while_people_are_in_them(home: Path):
    """Not what is younger, nor what was purged; and what is kept of the count follows the records."""
    stored(home, 0, OLD)
    stored(home, 1, OLD, history=(Change(at=CALL, by="Eva", what=FORGOTTEN, about="x"),))
    stored(home, 2, LATER)
    stored(home, 3, CALL)
    day = date(2024, 3, 10)

    assert count_aged(Home(home), day, UTC) == 1
    assert count_aged(Home(home), day, UTC) == 1
    stored(home, 4, OLD)
    assert count_aged(Home(home), day, UTC) == 2
    assert count_aged(Home(home), date(2024, 3, 21), UTC) == 3


def test_what_cannot_be_read_is_told_by_others(home: Path):
    """A reminder never fails what somebody asked for."""
    stored(home, 0, OLD)
    (home / "cases" / "2024-03.json").write_bytes(b"")

    assert count_aged(Home(home), date(2026, 1, 1), UTC) == 0
