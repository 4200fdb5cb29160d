"""What people said and learned, the smoke somebody saw, and how the house looked after its own."""

from markupsafe import Markup

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports import wording
from exitcoach.reports.html_parts import Block, Cell, Part, Quotes, Sentences, Table
from exitcoach.reports.html_tables import cause_counts, part_row, share_row, share_table
from exitcoach.services.report import Quote, Report


def quotes_part(report: Report, taxonomy: Taxonomy) -> Part | None:
    """Clients in their own words."""
    if not report.quotes:
        return None
    quotes = tuple((marks.quoted(quote.text), _source(quote, taxonomy)) for quote in report.quotes)
    return Part(
        id="quotes",
        title=_("What clients said"),
        lead=(_("Names and numbers are taken out."),),
        blocks=(Quotes(quotes=quotes),),
    )


def lessons_part(report: Report, taxonomy: Taxonomy) -> Part | None:
    """What the house published for the next who meets the same cause."""
    if not report.lessons:
        return None
    rows = tuple((wording.cause_label(taxonomy, lesson.cause), marks.quoted(lesson.text)) for lesson in report.lessons)
    table = Table(
        caption=_("What the next one should know"),
        columns=(_("Cause"), _("Lesson")),
        rows=rows,
        worded=frozenset({1}),
    )
    return Part(id="lessons", title=_("Lessons"), blocks=(table,))


def smoke_part(figures: Figures, taxonomy: Taxonomy) -> Part | None:
    """The early signals: how early, of what, and whether they came true."""
    smoke = figures.smoke
    if not (smoke.days.n or smoke.signals or smoke.linked.of):
        return None
    blocks: list[Block] = []
    if smoke.linked.of:
        linked = share_row(_("Logged signals that a case followed"), "smoke.linked", smoke.linked)
        blocks.append(share_table(_("Signals that came true"), _("What was logged"), [linked], counted=_("Signals")))
    if smoke.signals:
        blocks.append(cause_counts(_("Signals in the calls, by main cause"), "smoke.signals", smoke.signals, taxonomy))
    if smoke.logged:
        caption = _("Signals the house logged, by cause")
        blocks.append(cause_counts(caption, "smoke.logged", smoke.logged, taxonomy, counted=_("Signals")))
    if smoke.days.n:
        told = _("Days from the first signal to the goodbye, of those who left: {spread}.")
        blocks.append(Sentences(sentences=(marks.said(told, spread=marks.spread("smoke.days", smoke.days)),)))
    return Part(
        id="smoke",
        title=_("Smoke before the fire"),
        lead=(_("Early signals, and how long there was to act on them."),),
        blocks=tuple(blocks),
    )


def house_part(figures: Figures) -> Part | None:
    """Totals only, and only when enough people answered."""
    house = figures.house
    rows: list[tuple[Cell, ...]] = []
    if house.support_wanted:
        rows.append(share_row(_("Asked for support"), "house.support_wanted", house.support_wanted))
    backed = house.backed_by or {}
    paths = [f"house.backed_by.{score}" for score in backed]
    rows += [
        part_row(
            _("Felt backed: {score}").format(score=score),
            f"house.backed_by.{score}",
            " ".join(paths),
            Share(count, sum(backed.values())),
            strong=False,
        )
        for score, count in sorted(backed.items())
    ]
    if not rows:
        return None
    return Part(
        id="house",
        title=_("How the house backed its people"),
        lead=(_("From 1, not at all, to 5. Only as totals of five answers or more, never by person."),),
        blocks=(
            share_table(_("What the people who took the calls say"), _("What they say"), rows, counted=_("Answers")),
        ),
    )


def _source(quote: Quote, taxonomy: Taxonomy) -> Cell:
    told: list[Markup | str] = [wording.cause_label(taxonomy, quote.cause)] if quote.cause else []
    return marks.joined(" · ", [*told, marks.moment(quote.day)] if quote.day else told)
