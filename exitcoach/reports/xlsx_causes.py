"""The sheet of causes, with their Pareto: columns for the cases, a line for the share that has been reached."""

from collections.abc import Sequence

from exitcoach.domain.causes import Taxonomy, group_of
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _
from exitcoach.reports import wording
from exitcoach.reports.workbook import Book, Column, Sheet

_DRAWN = 15
_CASES, _REACHED = 4, 6
_WIDTH, _HEIGHT = 860, 420


def write_causes(book: Book, figures: Figures, taxonomy: Taxonomy) -> None:
    """A row a cause, the commonest main cause first."""
    sheet = book.sheet(_("Causes"), _columns())
    main, named = dict(figures.causes.primary), dict(figures.causes.any)
    found, found_any = dict(figures.causes.diagnosed), dict(figures.causes.diagnosed_any)
    known, reached = figures.causes.avoidable.of, 0
    for cause in dict.fromkeys((*main, *named, *found_any)):
        reached += main.get(cause, 0)
        sheet.add(
            wording.cause_label(taxonomy, cause),
            cause,
            wording.group_label(taxonomy, group_of(cause)),
            _hands(taxonomy, cause),
            main.get(cause, 0),
            Share(main.get(cause, 0), figures.n),
            Share(reached, known),
            named.get(cause, 0),
            Share(named.get(cause, 0), figures.n),
            found.get(cause, 0),
            found_any.get(cause, 0),
        )
    sheet.finish()
    if main:
        _draw(book, sheet, min(len(main), _DRAWN))


def _columns() -> Sequence[Column]:
    heads = (
        (_("Cause"), 38),
        (_("Id"), 26),
        (_("Group"), 30),
        (_("In whose hands"), 20),
        (_("Main cause of"), 12),
        (_("Share of all cases"), 12),
        (_("Reached so far"), 12),
        (_("Any cause of"), 12),
        (_("Share of all cases (any)"), 14),
        (_("Found as main cause"), 14),
        (_("Found as any cause"), 14),
    )
    return tuple(Column(head, width) for head, width in heads)


def _hands(taxonomy: Taxonomy, cause: str) -> str:
    control = taxonomy.control(cause)
    return wording.controls()[control.value] if control else ""


def _draw(book: Book, sheet: Sheet, causes: int) -> None:
    bars, line, name = book.new_chart("column"), book.new_chart("line"), sheet.page.get_name()
    labels = [name, 1, 0, causes, 0]
    bars.add_series(
        {
            "name": [name, 0, _CASES],
            "categories": labels,
            "values": [name, 1, _CASES, causes, _CASES],
            "fill": {"color": "#3B6EA5"},
            "gap": 40,
        }
    )
    line.add_series(
        {
            "name": [name, 0, _REACHED],
            "categories": labels,
            "values": [name, 1, _REACHED, causes, _REACHED],
            "line": {"color": "#B8562B", "width": 2},
            "marker": {"type": "circle", "size": 5, "fill": {"color": "#B8562B"}, "border": {"color": "#B8562B"}},
            "y2_axis": True,
        }
    )
    bars.combine(line)
    bars.set_title({"name": _("Main causes, the commonest first"), "overlay": False})
    bars.set_y_axis({"name": _("Cases"), "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}})
    line.set_y2_axis({"name": _("Reached so far"), "num_format": "0%", "min": 0, "max": 1})
    bars.set_legend({"position": "bottom"})
    bars.set_size({"width": _WIDTH, "height": _HEIGHT})
    described = _("Columns: cases by main cause. Line: the share reached so far. The numbers are in the table.")
    sheet.page.insert_chart(sheet.row + 1, 0, bars, {"description": described})
