"""Calendars: the same to every reader, harmless whatever was typed, and updated by the next one."""

import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from exitcoach.followups.agenda import RowKind
from exitcoach.followups.diary import Entry, EntryState
from exitcoach.locale import speak
from exitcoach.reports.calendar import in_line, is_shown, uid_of, write_calendar
from tests.fakes.calendars import read_by_ical_js, read_by_icalendar
from tests.fakes.records import an_id
from tests.unit.insights.cases import TAXONOMY
from tests.unit.reports.hostile import payloads

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
DAY = date(2026, 12, 1)
PROMISE = Entry(
    kind=RowKind.PROMISE,
    case=an_id(1),
    id=f"{an_id(1)}-p1",
    what="Pay back; the difference, all of it",
    owner="Eva",
    client="Rosa Núñez",
    day=DAY,
    changes=4,
    changed=NOW - timedelta(days=1),
)
DONE = replace(PROMISE, id=f"{an_id(1)}-p2", state=EntryState.DONE, done_on=date(2026, 11, 30))
DROPPED = replace(PROMISE, id=f"{an_id(1)}-p3", state=EntryState.CANCELLED)
LATE = replace(PROMISE, id=f"{an_id(1)}-p4", overdue=True)
INVESTIGATION = replace(
    PROMISE,
    kind=RowKind.INVESTIGATION,
    id=an_id(1),
    what="response.slow",
    owner="",
    day=date(2026, 12, 6),
    state=EntryState.UNDERWAY,
)
CORRECTIVE = replace(
    PROMISE, kind=RowKind.CORRECTIVE, id=an_id(9), what="A second desk", client="", day=None, changed=None
)
RECONTACT = replace(PROMISE, kind=RowKind.RECONTACT, id=an_id(1), what="", day=None, waiting=True)
DECISION = replace(PROMISE, kind=RowKind.DECISION, id=an_id(1), what="", day=date(2026, 2, 28))
DECIDED = replace(DECISION, id=an_id(2), state=EntryState.DONE, done_on=DAY)
ALL = (PROMISE, DONE, DROPPED, LATE, INVESTIGATION, CORRECTIVE, RECONTACT, DECISION, DECIDED)
AUCKLAND, CARACAS = timezone(timedelta(hours=13)), timezone(timedelta(hours=-4))


@pytest.fixture(autouse=True)
def _english() -> None:
    speak("en")


def written(*entries: Entry, zone: timezone = UTC, now: datetime = NOW) -> bytes:
    return b"".join(write_calendar(entries, TAXONOMY, now, zone))


def shown(*entries: Entry, zone: timezone = UTC) -> list[dict[str, object]]:
    return read_by_icalendar(written(*entries, zone=zone))


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Caracas"])
def test_two_readers_find_the_same(zone: str) -> None:
    """UIDs, days, moments, texts and alarms, wherever the reader sits."""
    whole = written(*ALL)
    found = read_by_icalendar(whole)

    assert read_by_ical_js(whole, zone) == found
    assert [part["uid"] for part in found] == [uid_of(entry) for entry in ALL]
    assert [part["day"] for part in found] == [entry.day.isoformat() if entry.day else "" for entry in ALL]


def test_two_readers_find_the_same_hostile_text() -> None:
    """Whatever a person typed."""
    whole = written(*_hostile())

    assert read_by_ical_js(whole) == read_by_icalendar(whole)


def _hostile() -> Iterator[Entry]:
    for number, text in enumerate(payloads()):
        yield replace(PROMISE, id=f"{an_id(1)}-p{number}", what=text, owner=text, client=text)


def test_hostile_text_stays_text() -> None:
    """It comes back on one line, without control characters, and makes no line of its own."""
    texts = payloads()
    whole = written(*_hostile())
    found = read_by_icalendar(whole)

    for text, part in zip(texts, found, strict=True):
        kept = in_line(text)
        assert part["summary"] == (f"Promise: {kept} · {kept}" if kept else "Promise")
        assert part["status"] == "NEEDS-ACTION"
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", whole)
    assert not re.search("[\u0080-\u009f\u2028-\u202e\u2066-\u2069]", whole.decode("utf-8"))


def test_lines_are_those_of_the_standard() -> None:
    """CR LF after each, none over 75 octets, no letter cut in two."""
    lines = written(*ALL, *_hostile()).split(b"\r\n")

    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") for line in lines[:-1])


def test_what_a_to_do_says() -> None:
    """What, whose, for whom, and what shows more."""
    [part] = shown(PROMISE)

    assert part["summary"] == "Promise: Pay back; the difference, all of it · Rosa Núñez"
    assert part["description"] == f"Owner: Eva\nClient: Rosa Núñez\nexitcoach show {an_id(1)}"
    assert (part["kind"], part["day"], part["status"]) == ("vtodo", "2026-12-01", "NEEDS-ACTION")
    assert part["alarms"] == ["-PT15H", "PT9H"]


@pytest.mark.parametrize(
    ("entry", "summary"),
    [
        (INVESTIGATION, "Investigation: Slow answer or too much effort · Rosa Núñez"),
        (replace(INVESTIGATION, what=""), "Investigation: why the client leaves · Rosa Núñez"),
        (CORRECTIVE, "Corrective: A second desk"),
        (RECONTACT, "Recontact: go back to the client · Rosa Núñez"),
        (replace(RECONTACT, what="the bills"), "Recontact: the bills · Rosa Núñez"),
        (DECISION, "Decision: ask what the client decided · Rosa Núñez"),
        (DECIDED, "✓ Decision: ask what the client decided · Rosa Núñez"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind.value,
)
def test_each_kind_is_named(entry: Entry, summary: str) -> None:
    """Nobody has to know an id."""
    assert shown(entry)[0]["summary"] == summary


def test_a_recontact_that_waits_says_where_it_is_told_why() -> None:
    """By the command that names what is missing; what is the supervisor's says so."""
    assert str(shown(RECONTACT)[0]["description"]).endswith(f"exitcoach recontact {an_id(1)}")
    assert str(shown(INVESTIGATION)[0]["description"]).startswith("Owner: supervisor\n")


def test_what_is_settled_rings_no_more() -> None:
    """Nor does what is overdue or has no day: a calendar would ring for it at once, or never."""
    found = shown(DONE, DROPPED, LATE, CORRECTIVE, DECIDED)

    assert [part["alarms"] for part in found] == [[]] * 5
    assert [part["status"] for part in found] == ["COMPLETED", "CANCELLED", "NEEDS-ACTION", "NEEDS-ACTION", "CONFIRMED"]


@pytest.mark.parametrize("zone", [UTC, AUCKLAND, CARACAS])
def test_done_on_the_day_it_was_done(zone: timezone) -> None:
    """Also in the zone of the house; days to come have no zone at all."""
    whole = written(DONE, zone=zone)
    [part] = read_by_icalendar(whole)
    moment = datetime.fromisoformat(str(part["completed"]))

    assert moment.astimezone(zone).date() == DONE.done_on
    assert b"DUE;VALUE=DATE:20261201\r\n" in whole


def test_the_next_export_updates() -> None:
    """The same UID, a greater SEQUENCE, a later moment; what was open is done."""
    after = replace(PROMISE, state=EntryState.DONE, done_on=DAY, changes=5, changed=NOW + timedelta(days=1))
    [old] = shown(PROMISE)
    [new] = read_by_icalendar(written(after, now=NOW + timedelta(days=2)))

    assert old["uid"] == new["uid"]
    assert (old["sequence"], new["sequence"]) == ("4", "5")
    assert str(old["stamp"]) < str(new["stamp"])
    assert str(old["changed"]) < str(new["changed"])
    assert (old["status"], new["status"]) == ("NEEDS-ACTION", "COMPLETED")


def test_uids_are_of_one_thing() -> None:
    """A case has an investigation, a recontact and a decision of the same id."""
    assert len({uid_of(entry) for entry in ALL}) == len(ALL)


def test_an_event_needs_a_day() -> None:
    """A to-do without one is shown all the same."""
    nameless = replace(DECISION, day=None)

    assert (is_shown(nameless), is_shown(RECONTACT)) == (False, True)
    assert shown(nameless) == []


def test_nothing_is_a_calendar_too() -> None:
    """So that a file that is fetched again and again is always one."""
    assert written().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//exitcoach")
    assert written().endswith(b"END:VCALENDAR\r\n")


def test_in_spanish() -> None:
    """Kinds and what is said of them; what was typed stays."""
    speak("es")
    try:
        [part] = shown(PROMISE)
    finally:
        speak("en")

    assert str(part["summary"]).startswith("Promesa: Pay back")


@pytest.mark.skipif(not hasattr(time, "tzset") or os.name == "nt", reason="this system's zone cannot be set for a test")
def test_the_clock_of_the_machine_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file in every zone."""
    here = written(*ALL)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()

    assert written(*ALL) == here
