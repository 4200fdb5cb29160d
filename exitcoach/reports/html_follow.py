"""What became of what was promised and found, and who came back."""

from collections.abc import Iterator

from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports.html_parts import Block, Cell, Part, Sentences, Table
from exitcoach.reports.html_tables import part_row, share_row, share_table


def promises_part(figures: Figures) -> Part:
    """Promises, investigations and correctives; what is overdue or came back stands first."""
    return Part(
        id="promises",
        title=_("Promises and correctives"),
        lead=(_("What the house owes, and whether it did it."),),
        blocks=(*_loud(figures), _promises(figures), _correctives(figures), _shares(figures)),
    )


def returns_part(figures: Figures) -> Part:
    """Who may be written to, who was, and who came back."""
    recontact, returns = figures.recontact, figures.returns
    rows = (
        share_row(_("Yes, of those asked"), "recontact.consent", recontact.consent),
        part_row(_("Not asked"), "recontact.not_asked", "n", Share(recontact.not_asked, figures.n), strong=False),
        share_row(_("Free to go back to them, of those"), "recontact.allowed", recontact.allowed),
        share_row(_("Gone back to, of these"), "recontact.made", recontact.made),
    )
    back = (
        share_row(_("Came back, of all who left"), "returns.returned", returns.returned),
        share_row(_("Where the door was left open in words"), "returns.door_said", returns.door_said),
        share_row(_("Where it was not"), "returns.door_unsaid", returns.door_unsaid, strong=False),
    )
    days = marks.said(
        _("Days from the goodbye to the return: {spread}."), spread=marks.spread("returns.days", returns.days)
    )
    return Part(
        id="returns",
        title=_("See you later"),
        lead=(_("Who comes back is the measure of a good goodbye."),),
        blocks=(
            share_table(_("Clients who came back"), _("Came back"), back),
            share_table(_("Going back to the clients"), _("May we write again?"), rows),
            *((Sentences(sentences=(days,)),) if returns.days.n else ()),
        ),
    )


def _loud(figures: Figures) -> Iterator[Block]:
    sentences = [
        marks.said(pattern, count=marks.count(path, count))
        for pattern, path, count in (
            (_("Promises overdue: {count}."), "promises.overdue", figures.promises.overdue),
            (_("Investigations overdue: {count}."), "investigations.overdue", figures.investigations.overdue),
            (_("Correctives overdue: {count}."), "correctives.overdue", figures.correctives.overdue),
        )
        if count
    ]
    sentences += [
        marks.said(
            _("Back again: “{what}”, verified on {day}; cases since then: {count}."),
            what=marks.typed(failure.what),
            day=marks.moment(failure.since),
            count=marks.count(f"correctives.back.{place}.cases", failure.cases),
        )
        for place, failure in enumerate(figures.correctives.back)
    ]
    if sentences:
        yield Sentences(sentences=tuple(sentences), loud=True)


def _promises(figures: Figures) -> Table:
    promises = figures.promises
    states = (
        (_("Made"), "made", promises.made),
        (_("Kept"), "kept", promises.kept),
        (_("Open"), "open", promises.open),
        (_("Open and overdue"), "overdue", promises.overdue),
        (_("Broken"), "broken", promises.broken),
        (_("Withdrawn"), "withdrawn", promises.withdrawn),
    )
    return _counts(_("Promises and what became of them"), _("Promises"), "promises", states)


def _shares(figures: Figures) -> Table:
    promises, investigations = figures.promises, figures.investigations
    rows = [
        share_row(_("Cases with a promise"), "promises.cases", promises.cases, strong=False),
        share_row(_("Kept, of the promises settled"), "promises.kept_of_settled", promises.kept_of_settled),
        share_row(_("Kept on time, of those kept"), "promises.on_time", promises.on_time),
        share_row(_("Investigations finished, of those owed"), "investigations.finished", investigations.finished),
        share_row(_("Correctives verified, of all"), "correctives.verified", figures.correctives.verified),
    ]
    return share_table(_("How much of it was done"), _("What"), rows, counted=_("How many"))


def _correctives(figures: Figures) -> Table:
    correctives = figures.correctives
    states = (
        (_("Planned"), "planned", correctives.planned),
        (_("In place, not verified yet"), "in_place", correctives.in_place),
        (_("Verified"), "verified.count", correctives.verified.count),
        (_("Correctives overdue"), "overdue", correctives.overdue),
    )
    return _counts(_("Correctives and how far they have come"), _("Correctives"), "correctives", states)


def _counts(caption: str, about: str, under: str, states: tuple[tuple[str, str, int], ...]) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, marks.count(f"{under}.{path}", count)) for label, path, count in states
    )
    return Table(caption=caption, columns=(about, _("How many")), rows=rows)
