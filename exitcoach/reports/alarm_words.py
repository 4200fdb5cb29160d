"""Alarms in words, each with its numbers; and what to make of silence."""

from collections.abc import Iterator
from datetime import date

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Smoke
from exitcoach.domain.text import shown_in_line
from exitcoach.insights.alarms import (
    BEFORE_DAYS,
    CAUSE,
    DATA_QUALITY,
    DEPARTMENT,
    PROCESS,
    RECENT_DAYS,
    TOO_LITTLE,
    Alarm,
    Alarms,
)
from exitcoach.locale import _, ngettext
from exitcoach.reports.numbers import day, decimal
from exitcoach.reports.wording import cause_label

_SMOKES = 3
_DAYS = RECENT_DAYS + BEFORE_DAYS


def alarm_words(alarms: Alarms, taxonomy: Taxonomy) -> tuple[str, ...]:
    """A sentence for each alarm, or why there is none, then what was logged lately. Fit for one line each."""
    return (*_tested(alarms, taxonomy), *smoke_words(alarms.smoke))


def untold(alarms: Alarms | None) -> tuple[str, ...]:
    """Why no alarm can be told, where that is all there is to say: it belongs with how a page is counted."""
    if alarms is None or alarms.history != TOO_LITTLE or alarms.smoke:
        return ()
    return (_too_little(alarms.first),)


def smoke_words(smokes: tuple[Smoke, ...]) -> Iterator[str]:
    """The newest of the signals logged lately, then how many more there are."""
    for smoke in reversed(smokes[-_SMOKES:]):
        yield _logged(smoke)
    more = len(smokes) - _SMOKES
    if more > 0:
        words = ngettext(
            "and {count} more signal; all of them with: exitcoach smoke list",
            "and {count} more signals; all of them with: exitcoach smoke list",
            more,
        )
        yield words.format(count=more)


def _tested(alarms: Alarms, taxonomy: Taxonomy) -> Iterator[str]:
    if alarms.history == TOO_LITTLE:
        yield _too_little(alarms.first)
        return
    for alarm in alarms.raised:
        yield _raised(alarm, alarms.until, taxonomy)
    if alarms.raised and not alarms.before:
        yield _("There is no case at all in the {days} days before: after a pause, everything looks new.").format(
            days=BEFORE_DAYS
        )
    if not alarms.raised and (alarms.tested or not alarms.untested):
        yield _quiet(alarms)
    if alarms.untested:
        kinds = _kinds()
        yield _("Too little history to tell an alarm yet: {kinds}.").format(
            kinds=", ".join(kinds[kind] for kind in alarms.untested)
        )


def _raised(alarm: Alarm, until: date, taxonomy: Taxonomy) -> str:
    return _(
        "{name}: {recent} cases in the {days} days to {until}, against {before} in the {earlier} days before; "
        "at an even pace it would be {expected}."
    ).format(
        name=shown_in_line(alarm_name(alarm, taxonomy)),
        recent=alarm.recent,
        days=RECENT_DAYS,
        until=day(until),
        before=alarm.before,
        earlier=BEFORE_DAYS,
        expected=decimal(alarm.expected),
    )


def alarm_name(alarm: Alarm, taxonomy: Taxonomy) -> str:
    """What there are too many of; a name of a place is as it was typed."""
    if alarm.kind == DEPARTMENT:
        return _("Department {name}").format(name=alarm.id)
    if alarm.kind == PROCESS:
        return _("Process {name}").format(name=alarm.id)
    if alarm.kind == DATA_QUALITY:
        return _("Cause not understood, or not noted")
    return cause_label(taxonomy, alarm.id)


def _kinds() -> dict[str, str]:
    return {
        CAUSE: _("causes"),
        DATA_QUALITY: _("cases without a cause"),
        DEPARTMENT: _("departments"),
        PROCESS: _("processes"),
    }


def _quiet(alarms: Alarms) -> str:
    if not alarms.recent:
        return _("No alarm: there is no case in the {days} days to {until}.").format(
            days=RECENT_DAYS, until=day(alarms.until)
        )
    return _("No alarm: nothing came more often in the {days} days to {until} than chance explains.").format(
        days=RECENT_DAYS, until=day(alarms.until)
    )


def _too_little(first: date | None) -> str:
    if first is None:
        return _("Too little history to tell an alarm: there is no case yet.")
    enough = date.fromordinal(min(date.max.toordinal(), first.toordinal() + _DAYS - 1))
    return _(
        "Too little history to tell an alarm: the first case dates from {first}, and {days} days are needed. "
        "There will be enough on {enough}."
    ).format(first=day(first), days=_DAYS, enough=day(enough))


def _logged(smoke: Smoke) -> str:
    when, text, by = day(smoke.at.date()), shown_in_line(smoke.text), shown_in_line(smoke.by)
    if not by:
        return _("Smoke, logged on {day}: {text}").format(day=when, text=text)
    return _("Smoke, logged by {by} on {day}: {text}").format(by=by, day=when, text=text)
