"""Alarms over the calendars of whole homes: steady, closed for a while, on fire."""

from collections import Counter
from datetime import timedelta
from math import comb
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from exitcoach.domain.text import fold
from tests.unit.insights.bursts import LONG_AGO, TODAY, about, ago, alarms_of, at, imported, named, old
from tests.unit.insights.cases import LEAVES

CAUSES = st.sampled_from(("", "price.high", "core.reliability", "unknown.unclear", "unknown.not_said"))
CASES = st.lists(
    st.tuples(st.integers(0, 130), CAUSES, CAUSES, st.sampled_from(("", "Billing", "billing", "Sales"))), max_size=40
)


def test_weekends_without_calls_change_nothing():
    """Four weeks and twelve have the same share of Mondays."""
    worked = [day for day in range(112) if (TODAY - timedelta(days=day)).weekday() < 5]
    found = alarms_of(*old(), *(ago(day, cause="price.high") for day in worked))

    assert (found.before, found.any) == (3 * found.recent, False)


def test_a_holiday_in_between_is_no_alarm():
    """Three weeks without any call, and the same pace before and after."""
    worked = [day for day in range(112) if day not in range(50, 71) and day % 2 == 0]

    assert not alarms_of(*old(), *(ago(day, cause=leaf) for day in worked for leaf in LEAVES)).any


def test_after_a_long_pause_everything_is_new_and_the_pause_is_told():
    """Nothing before to compare with: the totals say why."""
    found = alarms_of(*old(), *about(recent=8))

    assert (found.any, found.recent, found.before) == (True, 8, 0)


def test_a_few_cases_a_year_are_no_alarm():
    """One every seven weeks, wherever the window falls."""
    sparse = [ago(day, cause="price.high") for day in range(3, LONG_AGO, 49)]

    assert not any(alarms_of(*sparse, until=TODAY - timedelta(days=back)).any for back in range(250))


def test_imported_cases_count_by_a_whole_day():
    """Of a month or a year nobody can tell which window it is in."""
    vague = [imported(None, "2026-11", cause="price.high") for _ in range(9)]
    undated = [imported(None, cause="price.high") for _ in range(9)]
    dated = [imported(day, cause="price.high") for day in range(4)]
    found = alarms_of(imported(LONG_AGO, cause="core.reliability"), *vague, *undated, *dated)

    assert [(alarm.id, alarm.recent) for alarm in found.raised] == [("price.high", 4)]


def test_a_file_without_departments_is_no_history_of_departments():
    """That the first ones are named of late is no alarm: nobody could before."""
    found = alarms_of(
        imported(LONG_AGO, cause="core.reliability"), *about(recent=5, before=15, **at("Billing", "Dunning"))
    )
    of_late = alarms_of(imported(LONG_AGO, cause="core.reliability"), *about(recent=9, **at("Billing")))

    assert (found.tested, found.untested) == (1, ("department", "process"))
    assert (named(of_late), of_late.untested) == ([("cause", "price.high")], ("department",))


def test_an_imported_case_without_a_cause_is_no_bad_data():
    """The file did not say; nobody failed to ask."""
    assert not alarms_of(*old(), *(imported(day) for day in range(9))).any


@given(CASES)
def test_alarms_as_a_plain_count_has_them(rows):
    """The same once more, slowly."""
    cases = [
        ago(day, **({"cause": cause} if cause else {}), causes_contributing=[other] if other else [], **at(place))
        for day, cause, other, place in rows
    ]
    found = alarms_of(*old(), *cases)

    assert plain(rows) == {(alarm.kind, fold(alarm.id)): (alarm.recent, alarm.before) for alarm in found.raised}


def plain(rows):
    windows = {True: Counter(), False: Counter()}
    for day, cause, other, place in rows:
        if day < 112:
            series = {("cause", one) for one in (cause, other) if one and not one.startswith("unknown")}
            series |= {("department", fold(place))} if place else set()
            series |= {("data_quality", "unknown")} if cause in ("", "unknown.unclear") else set()
            windows[day < 28].update(series)
    chances = sorted(
        (sum(comb(r + b, k) * 3 ** (r + b - k) for k in range(r, r + b + 1)) / 4 ** (r + b), series, r, b)
        for series in {*windows[True], *windows[False]}
        for r, b in [(windows[True][series], windows[False][series])]
    )
    passing = [rank for rank, (p, *_) in enumerate(chances, start=1) if p * len(chances) / rank <= 0.10]
    return {series: (r, b) for _, series, r, b in chances[: max(passing, default=0)] if r >= 3}


def home(number, *, burst=0):
    """The calls of a home at a steady pace, on workdays or on all, with ``burst`` more of one cause of late."""
    lots = Random(number)
    pace, worked = lots.choice((0.3, 1, 3)), lots.choice((5, 7))
    weights = [lots.random() for _ in LEAVES]
    for day in range(130):
        calls = round(lots.expovariate(1 / pace)) if (TODAY - timedelta(days=day)).weekday() < worked else 0
        for _ in range(calls):
            cause = lots.choices(list(LEAVES), weights)[0]
            yield ago(day, cause=cause, **at(lots.choice(("Sales", "Billing", "Care")), lots.choice("ABCDE")))
    yield from about("price.high", recent=burst)


def test_a_steady_home_is_seldom_alarmed():
    """Of 200 homes where nothing changes, few are told that something did; in most a real burst is seen."""
    alarmed = sum(alarms_of(*old(), *home(number)).any for number in range(200))
    seen = sum(("cause", "price.high") in named(alarms_of(*old(), *home(number, burst=25))) for number in range(20))

    assert alarmed <= 30
    assert seen >= 15
