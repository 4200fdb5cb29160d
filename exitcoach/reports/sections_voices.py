"""What people said and learned, how the house looked after its own, and how everything was counted."""

from collections.abc import Iterator, Mapping

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import wording
from exitcoach.reports.alarm_words import untold
from exitcoach.reports.comparison import Comparison
from exitcoach.reports.definitions import definitions
from exitcoach.reports.numbers import day
from exitcoach.reports.section import Line, Section
from exitcoach.reports.spreads import spread_words
from exitcoach.services.report import Quote, Report


def house(told: Comparison) -> Section:
    """Totals only, and only when enough people answered."""
    given = told.now.house
    asked = (Line(_("Asked for support"), given.support_wanted),) if given.support_wanted else ()
    backed = spread_words(given.backed) if given.backed else ""
    return Section(
        _("How the house backed its people"),
        (*asked, *_backed(given.backed_by or {})),
        (_("Only as totals of five answers or more, never by person."),),
        sentences=(_("How well they felt backed, from 1 to 5: {words}.").format(words=backed),) if backed else (),
    )


def voices(report: Report, taxonomy: Taxonomy) -> Iterator[Section]:
    """Clients in their own words, then the lessons the house published."""
    quotes = tuple(_quoted(quote, taxonomy) for quote in report.quotes)
    yield Section(_("What clients said"), notes=(_("Names and numbers are taken out."),), sentences=quotes)
    lessons = tuple(
        _("{cause}: {lesson}").format(cause=wording.cause_label(taxonomy, lesson.cause), lesson=lesson.text)
        for lesson in report.lessons
    )
    yield Section(_("Lessons"), sentences=lessons)


def how_counted(report: Report) -> Section:
    """What is left out and why, and the definitions."""
    terms = (_("{term}: {meaning}").format(term=term, meaning=meaning) for term, meaning in definitions())
    return Section(_("How it is counted"), sentences=(*not_told(report), *terms), quiet=True)


def not_told(report: Report) -> tuple[str, ...]:
    """What a reader may miss, and why it is not there."""
    figures = report.figures
    return (*_brought(figures), *untold(figures.alarms), *_unbacked(report))


def _unbacked(report: Report) -> Iterator[str]:
    """Two lists of cases that differ by one would give away what one person answered."""
    if report.selection.cases and report.figures.n:
        yield _(
            "How the house backed its people is not told of cases that were picked by --case: "
            "next to another report it could show what one person answered."
        )


def _brought(figures: Figures) -> tuple[str, ...]:
    """Why some figures leave out cases of the time before exitcoach."""
    imported, undated = figures.imported, figures.undated
    from_before = ngettext(
        "{count} case is from the time before exitcoach: figures that need more than its file tells leave it out "
        "(the goodbye, the way out, promises, minutes, going back, returns).",
        "{count} cases are from the time before exitcoach: figures that need more than their file tells leave them out "
        "(the goodbye, the way out, promises, minutes, going back, returns).",
        imported,
    )
    without_day = ngettext(
        "{count} case has no day of the call: months, alarms and periods leave it out.",
        "{count} cases have no day of the call: months, alarms and periods leave them out.",
        undated,
    )
    told = ((imported, from_before), (undated, without_day))
    return tuple(words.format(count=count) for count, words in told if count)


def _backed(counts: Mapping[str, int]) -> tuple[Line, ...]:
    of = sum(counts.values())
    return tuple(
        Line(_("Felt backed {score} out of 5").format(score=score), Share(count, of))
        for score, count in sorted(counts.items())
    )


def _quoted(quote: Quote, taxonomy: Taxonomy) -> str:
    source = [wording.cause_label(taxonomy, quote.cause)] if quote.cause else []
    source += [day(quote.day)] if quote.day else []
    return f"“{quote.text}”" + (f" ({', '.join(source)})" if source else "")
