"""Which automatic backups stay."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from exitcoach.services.backup_rotation import MEGABYTE, Keeping, Kept, to_drop

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time


def daily(days: int, size: int = 1) -> list[Kept]:
    """One a day, the newest today."""
    return [Kept(name=f"{day:04}", made=NOON - timedelta(days=day), size=size) for day in range(days)]


def left(backups: list[Kept], keeping: Keeping, others: int = 0) -> list[str]:
    gone = set(to_drop(backups, keeping, others=others))
    return sorted(one.name for one in backups if one.name not in gone)


def test_a_year_of_days_leaves_days_weeks_and_months():
    """Seven days, four weeks and twelve months, each by its newest; some are two of them."""
    kept = left(daily(400), Keeping())

    assert kept[:7] == [f"{day:04}" for day in range(7)]
    assert kept[7:10] == ["0007", "0014", "0021"]
    assert len(kept) == 7 + 3 + 11


def test_the_oldest_go_when_there_is_no_room_and_never_the_newest():
    """However big it is, one backup is better than none."""
    assert left(daily(5, size=MEGABYTE), Keeping(megabytes=3)) == ["0000", "0001", "0002"]
    assert left(daily(5, size=9 * MEGABYTE), Keeping(megabytes=3)) == ["0000"]


def test_those_somebody_asked_for_take_room():
    """They count, though it is not for us to delete them."""
    assert left(daily(5, size=MEGABYTE), Keeping(megabytes=3), others=2 * MEGABYTE) == ["0000"]


def test_one_that_is_dropped_for_its_size_makes_no_hole():
    """A smaller and older one may still fit."""
    backups = [*daily(2, size=MEGABYTE), Kept(name="big", made=NOON - timedelta(days=2), size=9 * MEGABYTE)]
    small = Kept(name="small", made=NOON - timedelta(days=3), size=1)

    assert left([*backups, small], Keeping(megabytes=3)) == ["0000", "0001", "small"]


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 9)), max_size=40), st.integers(0, 9))
def test_the_newest_is_never_dropped(made: list[tuple[int, int]], megabytes: int):
    """Whatever was made when, and however little room there is."""
    backups = [
        Kept(name=f"{number}", made=NOON - timedelta(days=day), size=size * MEGABYTE)
        for number, (day, size) in enumerate(made)
    ]
    gone = to_drop(backups, Keeping(megabytes=megabytes))

    assert len(set(gone)) == len(gone)
    if backups:
        newest = max(backups, key=lambda one: (one.made, one.name))
        assert newest.name not in gone
        assert sum(one.size for one in backups if one.name not in gone) <= max(megabytes * MEGABYTE, newest.size)
