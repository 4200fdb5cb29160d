"""What somebody must act on: alarms, what is late, and what came back although it was put right."""

from collections.abc import Iterator
from datetime import date

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.locale import _, ngettext
from exitcoach.reports.alarm_words import alarm_words, untold
from exitcoach.reports.numbers import day
from exitcoach.reports.section import Line, Section


def alarms(figures: Figures, taxonomy: Taxonomy) -> Section:
    """Each alarm in words, or why none is raised; nothing where the history is too short for any."""
    told = figures.alarms if not untold(figures.alarms) else None
    return Section(_("Alarms"), sentences=alarm_words(told, taxonomy) if told else ())


def overdue(figures: Figures, made_on: date) -> Section:
    """What is past its day."""
    lines = tuple(line for line in _late(figures) if line.count)
    note = _("As of {day}. To see who owes what: exitcoach followups --overdue").format(day=day(made_on))
    return Section(_("Overdue"), lines, (note,))


def recurrences(figures: Figures) -> tuple[str, ...]:
    """A sentence for each corrective after which the same came back."""
    return tuple(
        ngettext(
            "Back again after “{what}”: {count} case since {day}.",
            "Back again after “{what}”: {count} cases since {day}.",
            back.cases,
        ).format(what=back.what, count=back.cases, day=day(back.since))
        for back in figures.correctives.back
    )


def _late(figures: Figures) -> Iterator[Line]:
    yield Line(_("Promises overdue"), count=figures.promises.overdue, warns=True)
    yield Line(_("Investigations overdue"), count=figures.investigations.overdue, warns=True)
    yield Line(_("Correctives overdue"), count=figures.correctives.overdue, warns=True)
