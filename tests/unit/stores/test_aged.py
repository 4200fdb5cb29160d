"""How many cases are to be purged."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from exitcoach.domain.cases import Imported, Private, Record
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


def test_a_call_entered_late_counts_by_its_own_day(home: Path):
    """However young the month is under which it is filed; of one that was brought in, what is known of its day."""
    brought = Imported(source="a.csv", row=1, key="x", on=CALL, when="2024")
    stored(home, 0, CALL, answers={"call.date": "2024-03-05"})
    stored(home, 1, CALL, imported=brought, answers={})
    stored(home, 2, CALL)

    assert count_aged(Home(home), date(2024, 3, 6), UTC) == 1
    assert count_aged(Home(home), date(2025, 1, 1), UTC) == 2


def test_a_month_is_read_again_only_when_its_file_is_another_one(home: Path):
    """Another day of today reads nothing; nor does a change of one month make the others be read."""
    stored(home, 0, OLD)
    stored(home, 1, CALL)
    count_aged(Home(home), date(2024, 3, 10), UTC)
    path = home / "cases" / "2024-03.json"
    found = path.stat()
    path.write_bytes(b"?" * found.st_size)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    stored(home, 2, CALL)

    assert count_aged(Home(home), date(2024, 3, 11), UTC) == 1
    assert count_aged(Home(home), date(2027, 1, 1), UTC) == 3


def test_what_is_kept_of_it_may_be_damaged(home: Path):
    """It is made again."""
    stored(home, 0, OLD)
    for spoilt in (b"", b"days 1\nx\t1\t2024:x\n", b"\xff"):
        (home / "cache" / "aged.txt").write_bytes(spoilt)
        assert count_aged(Home(home), date(2024, 3, 10), UTC) == 1


def test_what_cannot_be_read_is_told_by_others(home: Path):
    """A reminder never fails what somebody asked for."""
    stored(home, 0, OLD)
    stored(home, 1, CALL, answers={"call.date": "2024-03-05"})
    (home / "cases" / "2024-03.json").write_bytes(b"")

    assert count_aged(Home(home), date(2026, 1, 1), UTC) == 1
