"""Alarms as a person reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from exitcoach.domain.commitments import Smoke
from exitcoach.insights.alarms import Alarm, Alarms
from exitcoach.reports.alarm_words import alarm_words, untold
from tests.fakes.records import an_id
from tests.unit.insights.cases import TAXONOMY

QUIET = Alarms(
    history="enough",
    first=date(2025, 1, 7),
    since=date(2026, 10, 26),
    until=date(2026, 11, 22),
    tested=7,
    recent=12,
    before=30,
)


def alarm(kind="cause", id_="response.slow", **changes):
    numbers = {"recent": 9, "before": 9, "expected": 4.5, "p": 0.019, "q": 0.04}
    return Alarm(kind=kind, id=id_, **(numbers | changes))


def signal(number, text="Charged twice again", by="Ana"):
    return Smoke(id=an_id(number), at=datetime(2026, 11, number, 12, tzinfo=UTC), by=by, text=text)


def words(**changes):
    return alarm_words(replace(QUIET, **changes), TAXONOMY)


def test_an_alarm_tells_what_and_how_much():
    """All its numbers in one sentence."""
    assert words(raised=(alarm(),)) == (
        "Slow answer or too much effort: 9 cases in the 28 days to Nov 22, 2026, against 9 in the 84 days before; "
        "at an even pace it would be 4.5.",
    )


@pytest.mark.parametrize(
    ("kind", "id_", "begin"),
    [
        ("department", "Billing", "Department Billing: 9 cases"),
        ("process", "Dunning", "Process Dunning: 9 cases"),
        ("data_quality", "unknown", "Cause not understood, or not noted: 9 cases"),
        ("cause", "own.cause", "own.cause: 9 cases"),
    ],
)
def test_each_kind_of_series_has_its_name(kind, id_, begin):
    """A cause no playbook has is named by its id."""
    [told] = words(raised=(alarm(kind, id_),))

    assert told.startswith(begin)


def test_every_alarm_has_its_sentence_in_order():
    """The surest first."""
    told = words(raised=(alarm(), alarm("department", "Billing")))

    assert [line.partition(":")[0] for line in told] == ["Slow answer or too much effort", "Department Billing"]


def test_after_a_pause_a_caution_stands_beside_the_alarms():
    """There was nothing to compare with."""
    told = words(raised=(alarm(before=0),), before=0)

    assert told[1] == "There is no case at all in the 84 days before: after a pause, everything looks new."


def test_silence_is_told_too():
    """That nothing was found, or that there was nothing to find."""
    assert words() == ("No alarm: nothing came more often in the 28 days to Nov 22, 2026 than chance explains.",)
    assert words(recent=0, tested=3) == ("No alarm: there is no case in the 28 days to Nov 22, 2026.",)


def test_too_little_history_says_so_and_when_there_is_enough():
    """Rather than a guess; 112 days from the first one on, that one included."""
    told = words(history="too_little", first=date(2026, 10, 1), tested=0, untested=("cause",))

    assert told == (
        "Too little history to tell an alarm: the first case dates from Oct 1, 2026, and 112 days are needed. "
        "There will be enough on Jan 20, 2027.",
    )
    assert words(history="too_little", first=None) == ("Too little history to tell an alarm: there is no case yet.",)


def test_the_last_of_all_days_is_no_trouble():
    """A slip of the keyboard in a year."""
    assert "Dec 31, 9999" in words(history="too_little", first=date(9999, 12, 30))[0]


def test_kinds_without_a_history_of_their_own_are_named():
    """No alarm about them is told, nor that there is none."""
    told = words(untested=("department", "process"))

    assert told[1:] == ("Too little history to tell an alarm yet: departments, processes.",)
    assert words(tested=0, untested=("cause",)) == ("Too little history to tell an alarm yet: causes.",)


def test_the_newest_smoke_is_told_and_the_rest_counted():
    """Three, the newest first; who logged it where that is known."""
    assert words(smoke=(signal(1), signal(2, by="")))[1:] == (
        "Smoke, logged on Nov 2, 2026: Charged twice again",
        "Smoke, logged by Ana on Nov 1, 2026: Charged twice again",
    )
    many = words(smoke=tuple(signal(number) for number in range(1, 7)))

    assert [line[:32] for line in many[1:4]] == [f"Smoke, logged by Ana on Nov {day}, 2" for day in (6, 5, 4)]
    assert many[4:] == ("and 3 more signals; all of them with: exitcoach smoke list",)


def test_smoke_is_told_without_any_history():
    """Somebody saw it; no test is needed."""
    told = words(history="too_little", first=None, smoke=(signal(1),))

    assert len(told) == 2


def test_what_people_typed_is_shown_in_one_line_and_steers_nothing():
    """No line break, no control character, no turned direction."""
    hostile = "Fire\nNo alarm\x1b[31m \u202eevil"
    told = words(raised=(alarm("department", hostile),), smoke=(signal(1, text=hostile, by=hostile),))

    assert len(told) == 2
    assert not any(char in line for line in told for char in "\n\x1b\u202e")


SHORT = {"history": "too_little", "first": date(2026, 11, 2), "tested": 0}


def test_too_short_a_history_is_told_elsewhere():
    """One sentence, for the end of a page."""
    assert untold(replace(QUIET, **SHORT)) == (
        "Too little history to tell an alarm: the first case dates from Nov 2, 2026, and 112 days are needed. "
        "There will be enough on Feb 21, 2027.",
    )


@pytest.mark.parametrize(
    "alarms",
    [None, QUIET, replace(QUIET, raised=(alarm(),)), replace(QUIET, **SHORT, smoke=(signal(3),))],
    ids=["none", "quiet", "raised", "smoke"],
)
def test_whatever_else_there_is_to_say_stands_under_alarms(alarms):
    """An alarm, that there is none, or a signal that somebody logged."""
    assert untold(alarms) == ()
