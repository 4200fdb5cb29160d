"""The same few figures side by side: by cause, department, process, channel, kind of client or month."""

from markupsafe import Markup

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.groups import GroupRow
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports import wording
from exitcoach.reports.html_parts import Cell, Part, Table
from exitcoach.reports.html_tables import MOST_ROWS


def groups_part(figures: Figures, taxonomy: Taxonomy) -> Part | None:
    """A row for each group; only when it was asked for."""
    groups = figures.groups
    if groups is None or not groups.rows:
        return None
    about = wording.dimensions().get(groups.by, groups.by)
    columns = (
        about,
        _("Cases"),
        _("Left for good"),
        _("Avoidable"),
        _("Obstacles"),
        _("Goodbye"),
        _("Promises kept"),
        _("Came back"),
    )
    rows = tuple(
        (marks.typed(wording.group_name(taxonomy, groups.by, row.id)), *_figures(row, f"groups.rows.{place}"))
        for place, row in enumerate(groups.rows[:MOST_ROWS])
    )
    return Part(
        id="groups",
        title=_("Side by side: {dimension}").format(dimension=about.lower()),
        lead=(_("A share with few cases is told in counts."),),
        blocks=(Table(caption=_("Figures side by side"), columns=columns, rows=rows),),
    )


def _figures(row: GroupRow, path: str) -> tuple[Cell, ...]:
    shares = (
        ("avoidable", row.avoidable),
        ("obstacles", row.obstacles),
        ("goodbye", row.goodbye),
        ("promises_kept", row.promises_kept),
        ("returned", row.returned),
    )
    return (
        marks.count(f"{path}.n", row.n),
        marks.count(f"{path}.left", row.left),
        *(_share(f"{path}.{name}", share) for name, share in shares),
    )


def _share(path: str, share: Share) -> Markup:
    return marks.of(path, share) if share.of and share.few else marks.percent(path, share)
