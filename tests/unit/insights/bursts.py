"""Calls around the last day of a window, and the alarms they raise."""

from datetime import UTC, date, timedelta

from exitcoach.insights.alarms import AlarmTally
from exitcoach.insights.around import Around
from tests.unit.insights.cases import facts

TODAY = date(2026, 11, 22)
NOON_IMPORTED = "2026-11-22T12:00:00Z"
AROUND = Around(today=TODAY, zone=UTC)
LONG_AGO = 400


def ago(days, **answers):
    """A case so many days before the last one of the window."""
    return facts(answers={"call.date": (TODAY - timedelta(days=days)).isoformat()} | answers)


def imported(days, when="", **answers):
    """A case of the time before; without ``days``, ``when`` is all that is known of its day."""
    origin = {"source": "old.csv", "row": 1, "key": "k1", "on": NOON_IMPORTED, "when": when}
    dated = {} if days is None else {"call.date": (TODAY - timedelta(days=days)).isoformat()}
    return facts(answers=dated | answers, imported=origin)


def about(cause="price.high", *, recent=0, before=0, **answers):
    """So many cases of a cause in either window."""
    days = [*(at % 28 for at in range(recent)), *(28 + at % 84 for at in range(before))]
    return [ago(day, cause=cause, **answers) for day in days]


def at(department="", process=""):
    return {"incidents": [{"department": department, "process": process}]}


def old(cause="core.reliability"):
    """What gives the home a history."""
    return [ago(LONG_AGO, cause=cause)]


def alarms_of(*cases, around=AROUND, until=TODAY):
    tally = AlarmTally(around, until)
    for each in cases:
        tally.add(each)
    return tally.alarms()


def named(alarms):
    return [(alarm.kind, alarm.id) for alarm in alarms.raised]
