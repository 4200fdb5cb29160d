"""How the goodbyes ended, how easy it was to leave, and how well the goodbye was said."""

from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports import wording
from exitcoach.reports.html_parts import Cell, Part, Sentences, Table
from exitcoach.reports.html_tables import MOST_ROWS, part_row, share_row, share_table

_GONE = "leaves"


def endings_part(figures: Figures) -> Part:
    """What the clients said in the call, and how it turned out; who stays stands beside what was kept."""
    labels = wording.outcomes()
    counts = {**dict.fromkeys(figures.outcomes, 0), **figures.definitive}
    rows = [
        (
            labels.get(outcome, outcome),
            marks.count(f"outcomes.{outcome}", figures.outcomes[outcome])
            if outcome in figures.outcomes
            else marks.NOTHING,
            *part_row("", f"definitive.{outcome}", "n", Share(count, figures.n), strong=outcome == _GONE)[1:],
        )
        for outcome, count in counts.items()
    ]
    promises, obstacles = figures.promises.kept_of_settled, figures.obstacles.met
    beside: list[tuple[Cell, ...]] = [
        _beside(_("Kept, of the promises settled"), "promises.kept_of_settled", promises),
        _beside(_("Met an obstacle on the way out"), "obstacles.with", obstacles),
    ]
    return Part(
        id="endings",
        title=_("How it ended"),
        lead=(_("Read who stays next to the promises kept and the obstacles met."),),
        blocks=(
            Table(
                caption=_("What clients decided in the call, and how it turned out"),
                columns=(_("Outcome"), _("In the call"), _("How it turned out"), _("Share")),
                rows=(*rows, *beside),
                ruled=len(rows),
            ),
        ),
    )


def _beside(label: str, path: str, share: Share) -> tuple[Cell, ...]:
    _label, counts, drawn = share_row(label, path, share, strong=False)
    return label, marks.NOTHING, counts, drawn


def exits_part(figures: Figures) -> Part:
    """The obstacles, the minutes, and the questions put against the advice."""
    labels, obstacles = wording.obstacles(), figures.obstacles
    each = [
        part_row(
            labels.get(obstacle, obstacle),
            f"obstacles.each.{place}.1",
            "obstacles.with.of",
            Share(count, obstacles.met.of),
            strong=False,
        )
        for place, (obstacle, count) in enumerate(obstacles.each[:MOST_ROWS])
    ]
    met = share_row(_("Met an obstacle"), "obstacles.with", obstacles.met)
    asked = [
        share_row(_("Asked what would make amends"), "asks.cases", figures.asks.cases),
        share_row(_("Explored against the advice"), "against_advice", figures.against_advice),
    ]
    unanswered = marks.said(
        _("Without an answer about obstacles: {count}."),
        count=marks.count("obstacles.unanswered", obstacles.unanswered),
    )
    minutes = marks.said(
        _("Minutes from the first word to the goodbye: {spread}."), spread=marks.spread("minutes", figures.minutes)
    )
    return Part(
        id="exits",
        title=_("The way out"),
        lead=(_("Leaving should be as easy as coming. Whatever stood in the way is counted here."),),
        blocks=(
            share_table(_("What stood in the way, of the cases with an answer"), _("Obstacle"), (met, *each)),
            share_table(_("The one question"), _("The question"), asked),
            Sentences(sentences=(unanswered, minutes)),
        ),
    )


def goodbye_part(figures: Figures) -> Part | None:
    """The acts, each over the cases where it applies."""
    labels, goodbye = wording.acts(), figures.goodbye
    if not goodbye.of:
        return None
    whole = share_row(_("All of it"), "goodbye", Share(goodbye.count, goodbye.of))
    acts = [share_row(labels[act], f"goodbye.by_act.{act}", share) for act, share in goodbye.by_act.items() if share.of]
    return Part(
        id="goodbye",
        title=_("The goodbye"),
        lead=(_("Done, of the cases where it applies. What was skipped counts as not done."),),
        blocks=(
            share_table(_("Acts of a good goodbye"), _("Act"), (*acts, whole), counted=_("How many"), ruled=len(acts)),
        ),
    )
