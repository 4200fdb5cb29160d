"""What comes more often of late than chance explains."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from math import comb

import pytest

from exitcoach.domain.commitments import Smoke
from exitcoach.insights.alarms import AlarmTally, public_alarms
from exitcoach.insights.around import Around
from tests.fakes.records import an_id
from tests.unit.insights.bursts import AROUND, TODAY, about, ago, alarms_of, at, named, old
from tests.unit.insights.cases import LEAVES, facts


def test_a_burst_of_a_cause_is_told_with_its_numbers():
    """Nine in four weeks, nine in the twelve before; a quarter of all would be expected."""
    found = alarms_of(*old(), *about(recent=9, before=9))
    [alarm] = found.raised

    assert (alarm.kind, alarm.id) == ("cause", "price.high")
    assert (alarm.recent, alarm.before, alarm.expected) == (9, 9, 4.5)
    assert alarm.p == sum(comb(18, count) * 3 ** (18 - count) for count in range(9, 19)) / 4**18
    assert alarm.p == alarm.q
    assert (found.any, found.history, found.tested, found.recent, found.before) == (True, "enough", 1, 9, 9)


def test_a_steady_cause_is_no_alarm():
    """As many a day as before."""
    found = alarms_of(*old(), *about(recent=5, before=15))

    assert (found.any, found.tested) == (False, 1)


@pytest.mark.parametrize(("recent", "raised"), [(2, False), (3, True)])
def test_fewer_than_three_of_late_raise_nothing(recent, raised):
    """However rare they were before."""
    assert raised == alarms_of(*old(), *about(recent=recent)).any


def test_series_without_enough_of_late_are_tested_all_the_same():
    """Three new cases are worth telling alone; as one of many quiet causes they are what chance brings."""
    quiet = [each for leaf in LEAVES for each in about(leaf, before=3) if not leaf.startswith(("unknown", "price"))]
    quiet += [each for at_ in range(5) for each in about(f"core.other{at_}", before=3)]
    found = alarms_of(*old(), *quiet, *about(recent=3))

    assert (found.any, found.tested) == (False, 11)


def test_a_series_without_a_case_in_both_windows_is_not_tested():
    """What happened long ago is history and nothing more."""
    assert alarms_of(*old(), *about(recent=1)).tested == 1


def test_a_cause_counts_as_main_or_contributing_once_a_case():
    """Three main and three contributing are six."""
    both = [
        *about(recent=3),
        *about("core.reliability", recent=3, causes_contributing=["price.high", "price.high"]),
    ]
    found = {alarm.id: alarm.recent for alarm in alarms_of(*old(), *both).raised}

    assert found["price.high"] == 6


def test_departments_and_processes_are_series_of_their_own():
    """However they are spelled; several incidents of a case at one place are one."""
    spelled = ["Atención al cliente", "atencion al  cliente", "ATENCIÓN AL CLIENTE ", "Atención al cliente"]
    cases = [ago(day, **at(name, "Altas")) for day, name in enumerate(spelled)]
    twice = ago(5, incidents=[{"department": "Atención al cliente"}, {"department": "atencion al cliente"}])
    found = {(alarm.kind, alarm.id): alarm.recent for alarm in alarms_of(*old(), *cases, twice).raised}

    assert found[("department", "Atención al cliente")] == 5
    assert found[("process", "Altas")] == 4


def test_a_department_and_a_process_of_one_name_are_two():
    """Billing the people, billing the work."""
    mixed = [ago(day, cause="price.high", **at("Billing")) for day in range(3)]
    mixed += [ago(day, cause="price.high", **at("", "Billing")) for day in range(2)]
    counts = {(alarm.kind, alarm.id): alarm.recent for alarm in alarms_of(*old(), *mixed).raised}

    assert counts == {("cause", "price.high"): 5, ("department", "Billing"): 3}


def test_the_windows_are_28_days_and_the_84_before():
    """The last day of each is in it, the day before is not."""
    days = (0, 27, 28, 111, 112)
    found = alarms_of(*(ago(day, cause="price.high") for day in days))

    assert (found.since, found.until) == (date(2026, 10, 26), TODAY)
    assert (found.recent, found.before) == (2, 2)


def test_what_comes_after_the_window_is_no_part_of_it():
    """A report until an earlier day is the report of that day."""
    until = TODAY - timedelta(days=60)
    found = alarms_of(*old(), *about(recent=20), *(ago(61, cause="price.high") for _ in range(3)), until=until)

    assert [(alarm.recent, alarm.before) for alarm in found.raised] == [(3, 0)]


def test_the_day_is_the_local_one():
    """Late on Sunday is Monday further east, and out of the window."""
    late = facts(created="2026-11-22T23:30:00Z")
    east = Around(today=TODAY, zone=timezone(timedelta(hours=3)))

    assert [alarms_of(late).recent, alarms_of(late, around=east).recent] == [1, 0]


@pytest.mark.parametrize(("first", "history"), [(111, "enough"), (110, "too_little"), (27, "too_little")])
def test_less_than_112_days_are_too_little_history(first, history):
    """Then nothing is told, whatever has come."""
    found = alarms_of(ago(first), *about(recent=20))

    assert (found.history, found.any, found.tested > 0) == (history, history == "enough", history == "enough")
    assert found.first == TODAY - timedelta(days=first)


@pytest.mark.parametrize("until", [date.min, date.max])
def test_any_day_can_be_the_last(until):
    """A slip of the keyboard in a year is no trouble."""
    assert not alarms_of(*old(), until=until).any


def test_no_case_is_too_little_history():
    """And has no first day."""
    found = alarms_of()

    assert (found.history, found.first, found.any) == ("too_little", None, False)


def test_cases_the_filters_leave_out_are_history_all_the_same():
    """A rare cause has been watched for as long as all others."""
    tally = AlarmTally(AROUND, TODAY)
    tally.notice(*old())
    for each in about(recent=4):
        tally.add(each)

    assert named(tally.alarms()) == [("cause", "price.high")]
    assert tally.alarms().tested == 1


def test_what_figures_do_not_count_is_neither_case_nor_history():
    """Practice, and calls that are still going on."""
    left_out = (facts(practice=True, answers={"call.date": "2020-01-01"}), facts(status="interrupted"))

    assert (alarms_of(*left_out).first, alarms_of(*left_out).recent) == (None, 0)


@pytest.mark.parametrize(
    ("cause", "raised"),
    [
        ("unknown.unclear", [("data_quality", "unknown")]),
        ("", [("data_quality", "unknown")]),
        ("unknown.not_said", []),
        ("unknown.third_party", []),
    ],
)
def test_only_what_nobody_understood_is_a_matter_of_data(cause, raised):
    """A client may keep their reasons, and a third party is known well enough."""
    answers = {"cause": cause} if cause else {}

    assert raised == named(alarms_of(*old(), *(ago(day, **answers) for day in range(6))))


def test_the_surest_alarm_comes_first():
    """Then the others, as sure as they are."""
    found = alarms_of(*old(), *about("core.error_billing", recent=6, before=4), *about("price.high", recent=12))

    assert named(found) == [("cause", "price.high"), ("cause", "core.error_billing")]
    assert found.raised[0].q <= found.raised[1].q <= 0.10


def signal(number, at_, **changes):
    return Smoke(id=an_id(number), at=at_, by="Ana", text="Charged twice again", **changes)


def test_smoke_of_the_last_28_days_is_told_by_the_local_day():
    """Oldest first; it is an alarm by itself."""
    east = timezone(timedelta(hours=3))
    signals = (
        signal(3, datetime(2026, 11, 20, 9, tzinfo=UTC)),
        signal(1, datetime(2026, 10, 25, 20, tzinfo=UTC)),
        signal(2, datetime(2026, 10, 25, 23, tzinfo=UTC)),
    )
    found = alarms_of(around=Around(today=TODAY, zone=east, smokes=signals))

    assert [smoke.id for smoke in found.smoke] == [an_id(2), an_id(3)]
    assert found.smoke[0].at.date() == date(2026, 10, 26)
    assert found.any


def test_alarms_as_json():
    """Days and moments as texts, everything by its name; who logged a signal is in no export."""
    smoke = signal(3, datetime(2026, 11, 20, 9, tzinfo=UTC), cause="price.high")
    found = alarms_of(*old(), *about(recent=3), around=Around(today=TODAY, zone=UTC, smokes=(smoke,)))

    assert json.loads(json.dumps(public_alarms(found))) == {
        "history": "enough",
        "first": "2025-10-18",
        "since": "2026-10-26",
        "until": "2026-11-22",
        "tested": 1,
        "raised": [
            {
                "kind": "cause",
                "id": "price.high",
                "recent": 3,
                "before": 0,
                "expected": 0.75,
                "p": 0.015625,
                "q": 0.015625,
            }
        ],
        "smoke": [
            {
                "id": an_id(3),
                "at": "2026-11-20T09:00:00Z",
                "text": "Charged twice again",
                "cause": "price.high",
                "department": "",
                "process": "",
            }
        ],
        "recent": 3,
        "before": 0,
        "untested": [],
    }
    assert public_alarms(alarms_of())["first"] is None
