"""From month to month: all cases, and each group of causes on one scale."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.months import MonthFigures
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports import wording
from exitcoach.reports.charts import NO_MARK, Column, columns
from exitcoach.reports.html_parts import Cell, Multiples, Part, Picture, Table
from exitcoach.reports.numbers import month

_GROUPS = 6
_TICKS = 12
_TALL, _SMALL = 120, 56


def months_part(figures: Figures, taxonomy: Taxonomy) -> Part | None:
    """Cases by month; nothing where there are not two of them."""
    months = figures.by_month
    if len(months) < 2:
        return None
    groups = _Groups(figures, taxonomy)
    span = _("{first} to {last}").format(first=month(months[0].month), last=month(months[-1].month))
    return Part(
        id="months",
        title=_("From month to month"),
        lead=(_("By the month of the call, {span}. The small pictures share one scale.").format(span=span),),
        blocks=(
            Picture(svg=_all_cases(months, span), caption=_("All cases; in full colour those who left for good")),
            Multiples(pictures=tuple(groups.picture(place, span) for place in range(len(groups.ids)))),
            _table(months, groups),
        ),
    )


class _Groups:
    """The groups of causes that get a picture: the largest ones, and all the others as one."""

    def __init__(self, figures: Figures, taxonomy: Taxonomy) -> None:
        every = tuple(group for group, _count in figures.causes.group_primary)
        cut = len(every) if len(every) <= _GROUPS else _GROUPS - 1
        self.ids: tuple[tuple[str, ...], ...] = tuple((group,) for group in every[:cut])
        self.labels = [wording.group_label(taxonomy, group) for group in every[:cut]]
        if every[cut:]:
            self.ids += (every[cut:],)
            self.labels.append(_("Every other group"))
        self._months = figures.by_month
        self._most = max((max(self._counts(ids)) for ids in self.ids), default=0)

    def picture(self, place: int, span: str) -> tuple[Cell, Markup]:
        """One small picture and its caption."""
        title = _("{group}: cases by month, {span}").format(group=self.labels[place], span=span)
        drawn = columns(
            [Column(count=count, strong=count) for count in self._counts(self.ids[place])],
            self._most,
            id=f"group-{place}",
            title=title,
            description=_("See the table below."),
            height=_SMALL,
        )
        return self.labels[place], drawn

    def cell(self, number: int, ids: Sequence[str]) -> Markup:
        """The cases of these groups in one month."""
        groups: Mapping[str, int] = self._months[number].groups
        paths = [f"by_month.{number}.groups.{group}" for group in ids if group in groups]
        return marks.added(paths, _sum(groups, ids))

    def _counts(self, ids: Sequence[str]) -> list[int]:
        return [_sum(each.groups, ids) for each in self._months]


def _sum(groups: Mapping[str, int], ids: Sequence[str]) -> int:
    return sum(groups.get(group, 0) for group in ids)


def _all_cases(months: Sequence[MonthFigures], span: str) -> Markup:
    step = -(-len(months) // _TICKS)
    drawn = [
        Column(
            count=each.cases,
            strong=each.left,
            label=_short_month(each.month) if number % step == 0 else "",
            mark=marks.in_picture(marks.count(f"by_month.{number}.cases", each.cases)) if step == 1 else NO_MARK,
        )
        for number, each in enumerate(months)
    ]
    return columns(
        drawn,
        max(each.cases for each in months),
        id="all-months",
        title=_("All cases by month, {span}").format(span=span),
        description=_("See the table below."),
        height=_TALL,
    )


def _short_month(name: str) -> str:
    """``Nov``; a new year begins with its number."""
    year, _dash, number = name.partition("-")
    return year if number == "01" else month(name)[:3]


def _table(months: Sequence[MonthFigures], groups: _Groups) -> Table:
    return Table(
        caption=_("Cases by month and by group of the main cause"),
        columns=(_("Month"), _("Cases"), _("Left for good"), *groups.labels),
        rows=tuple(
            (
                month(each.month),
                marks.count(f"by_month.{number}.cases", each.cases),
                marks.count(f"by_month.{number}.left", each.left),
                *(groups.cell(number, ids) for ids in groups.ids),
            )
            for number, each in enumerate(months)
        ),
        folded=True,
    )
