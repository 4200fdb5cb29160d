"""Rows of shares: what it is, how many of how many, and the percentage beside a bar."""

from collections.abc import Iterable

from markupsafe import Markup

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.share import Ranking, Share
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports import wording
from exitcoach.reports.charts import bar
from exitcoach.reports.html_parts import Cell, Table

MOST_ROWS = 100
_LISTED = 8


def share_table(
    caption: Cell, about: str, rows: Iterable[tuple[Cell, ...]], *, counted: str = "", ruled: int = -1
) -> Table:
    """A table of rows that ``share_row`` and its kin made; ``about`` heads the first column, ``counted`` the second."""
    columns = (about, counted or _("Cases"), _("Share"))
    return Table(caption=caption, columns=columns, rows=tuple(rows), ruled=ruled)


def share_row(label: Cell, path: str, share: Share, *, strong: bool = True) -> tuple[Cell, ...]:
    """The share at ``path``."""
    return label, marks.of(path, share), _barred(marks.percent(path, share), share, strong=strong)


def part_row(label: Cell, path: str, whole: str, share: Share, *, strong: bool = True) -> tuple[Cell, ...]:
    """The count at ``path`` over the one at ``whole``."""
    return label, marks.of_whole(path, whole, share), _barred(marks.ratio(path, whole, share), share, strong=strong)


def cause_counts(caption: Cell, path: str, ranking: Ranking, taxonomy: Taxonomy, *, counted: str = "") -> Table:
    """The ranking of causes at ``path`` in counts, as far as it says something; ``counted`` heads the counts."""
    rows = tuple(
        (wording.cause_label(taxonomy, cause), marks.count(f"{path}.{place}.1", count))
        for place, (cause, count) in enumerate(ranking[:_LISTED])
    )
    more = _("Only the most frequent; --format json has them all.") if len(ranking) > _LISTED else ""
    return Table(caption=caption, columns=(_("Cause"), counted or _("Cases")), rows=rows, note=more)


def _barred(percent: Markup, share: Share, *, strong: bool) -> Markup:
    drawn = bar(share.count / share.of, strong=strong) if share.of else Markup("")
    return Markup('<span class="barred">{}{}{}</span>').format(drawn, percent, marks.few(share))
