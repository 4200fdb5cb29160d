"""What is due as iCalendar (RFC 5545): to-dos, and an event for the day a client decides.

Days are whole days without a zone, so they are the same day everywhere. An entry keeps its UID for ever and its
SEQUENCE grows with every change: to import a second file updates the first.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import icalendar
import msgspec

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import UNSHOWABLE
from exitcoach.followups.agenda import RowKind
from exitcoach.followups.diary import DiaryFacts, Entry, EntryState
from exitcoach.locale import _
from exitcoach.reports.wording import cause_label, kinds
from exitcoach.services.report import Report

PRODUCT = "-//exitcoach//followups//EN"
ALARMS = (timedelta(hours=-15), timedelta(hours=9))
"""From the midnight the day begins with: nine in the morning of the day before, and of the day."""
_NOON = time(12)
_DROPPED = dict.fromkeys(UNSHOWABLE)
_TODO = {
    EntryState.OPEN: "NEEDS-ACTION",
    EntryState.UNDERWAY: "IN-PROCESS",
    EntryState.DONE: "COMPLETED",
    EntryState.CANCELLED: "CANCELLED",
}
_UNDONE = (EntryState.OPEN, EntryState.UNDERWAY)


def write_calendar(entries: Iterable[Entry], taxonomy: Taxonomy, now: datetime, zone: tzinfo) -> Iterator[bytes]:
    """The calendar, entry by entry. ``now`` is the moment of writing; ``zone`` that of the house."""
    frame = icalendar.Calendar()
    frame.add("prodid", PRODUCT)
    frame.add("version", "2.0")
    frame.add("x-wr-calname", _("exitcoach: what is due"))
    head, end = frame.to_ical().split(b"END:", 1)
    yield head
    for entry in entries:
        if is_shown(entry):
            yield _component(entry, taxonomy, now, zone).to_ical()
    yield b"END:" + end


def diary_facts(report: Report) -> Iterator[DiaryFacts]:
    """What the calendar of a report is made of: its cases, anonymous or not."""
    yield from map(msgspec.json.Decoder(DiaryFacts).decode, report.cases)


def is_shown(entry: Entry) -> bool:
    """Whether a calendar can show it: an event needs its day, a to-do does not."""
    return entry.kind is not RowKind.DECISION or entry.day is not None


def uid_of(entry: Entry) -> str:
    """The same in every export."""
    return f"{entry.kind.value}-{entry.id}@exitcoach"


def in_line(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(text.replace("\r", "\n").translate(_DROPPED).split())


def _component(entry: Entry, taxonomy: Taxonomy, now: datetime, zone: tzinfo) -> icalendar.Component:
    summary = _summary(entry, taxonomy)
    component = _event(entry) if entry.kind is RowKind.DECISION else _todo(entry, zone)
    component.add("uid", uid_of(entry))
    component.add("dtstamp", now)
    component.add("sequence", entry.changes)
    if entry.changed:
        component.add("last-modified", entry.changed)
    component.add("summary", summary)
    component.add("description", "\n".join(_description(entry)))
    component.add("categories", [kinds()[entry.kind]])
    component.add("class", "PRIVATE")
    if entry.day and entry.state in _UNDONE and not entry.overdue:
        for trigger in ALARMS:
            component.add_component(_alarm(summary, trigger, of_event=entry.kind is RowKind.DECISION))
    return component


def _todo(entry: Entry, zone: tzinfo) -> icalendar.Component:
    todo = icalendar.Todo()
    if entry.day:
        todo.add("due", entry.day)
    todo.add("status", _TODO[entry.state])
    if entry.done_on:
        todo.add("completed", _noon(entry.done_on, zone))
        todo.add("percent-complete", 100)
    return todo


def _event(entry: Entry) -> icalendar.Component:
    event = icalendar.Event()
    event.add("dtstart", entry.day)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.state is EntryState.CANCELLED else "CONFIRMED")
    return event


def _alarm(summary: str, trigger: timedelta, *, of_event: bool) -> icalendar.Component:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    # A to-do has no start here: its alarms count from when it is due.
    alarm.add("trigger", trigger, parameters={"RELATED": "START" if of_event else "END"})
    return alarm


def _noon(day: date, zone: tzinfo) -> datetime:
    """RFC 5545 wants a moment where all we know is a day: noon is on that day nearly everywhere."""
    return datetime.combine(day, _NOON, zone).astimezone(UTC)


def _summary(entry: Entry, taxonomy: Taxonomy) -> str:
    what, client = in_line(_what(entry, taxonomy)), in_line(entry.client)
    told = ": ".join(filter(None, (kinds()[entry.kind], what)))
    whole = " · ".join(filter(None, (told, client)))
    is_past = entry.kind is RowKind.DECISION and entry.state is EntryState.DONE
    return f"✓ {whole}" if is_past else whole


def _what(entry: Entry, taxonomy: Taxonomy) -> str:
    match entry.kind:
        case RowKind.INVESTIGATION:
            return cause_label(taxonomy, entry.what) if entry.what else _("why the client leaves")
        case RowKind.DECISION:
            return _("ask what the client decided")
        case RowKind.RECONTACT:
            return entry.what or _("go back to the client")
        case _:
            return entry.what


def _description(entry: Entry) -> Iterator[str]:
    yield _("Owner: {name}").format(name=in_line(entry.owner) or _("supervisor"))
    if in_line(entry.client):
        yield _("Client: {name}").format(name=in_line(entry.client))
    if entry.case:
        command = "recontact" if entry.waiting else "show"
        yield f"exitcoach {command} {entry.case}"
