"""The same few figures for each group of cases, and month by month."""

from collections import Counter
from datetime import date

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.groups import Grouping
from exitcoach.insights.months import MonthFigures
from exitcoach.insights.share import ranked
from exitcoach.locale import _
from exitcoach.reports import wording
from exitcoach.reports.numbers import month
from exitcoach.reports.section import Cell, Section, Table, Trend
from exitcoach.services.report import Report

_SERIES = 4
"""Groups of causes drawn month by month."""


def grouped(figures: Figures, taxonomy: Taxonomy) -> Section:
    """One row a group; nothing when the cases were not grouped."""
    groups = figures.groups
    if not groups or not groups.rows:
        return Section("")
    name = wording.dimensions().get(groups.by, groups.by)
    heads = (
        name,
        _("Cases"),
        _("Left"),
        _("Avoidable"),
        _("Obstacle"),
        _("Goodbye"),
        _("Promises kept"),
        _("Came back"),
    )
    notes = () if groups.by != "department" else (_("A case counts in each of its departments."),)
    table = Table(heads, _rows(groups, taxonomy), ranking=groups.by != "month")
    return Section(_("By {name}").format(name=name.lower()), notes=notes, table=table)


def months(report: Report, taxonomy: Taxonomy) -> Section:
    """Cases, those who left, and the commonest groups of causes; nothing for a single month,
    which is no course of things."""
    by_month = report.figures.by_month
    if len(by_month) < 2:
        return Section("")
    last = by_month[-1].month
    notes = (_("{month} is not over yet.").format(month=month(last)),) if _is_running(last, report.made_on) else ()
    series = (
        (_("All cases"), tuple(each.cases for each in by_month)),
        (_("Left"), tuple(each.left for each in by_month)),
        *(
            (wording.group_label(taxonomy, group), tuple(each.groups.get(group, 0) for each in by_month))
            for group in _commonest(by_month)
        ),
    )
    trend = Trend(tuple(each.month for each in by_month), series)
    return Section(_("Month by month"), notes=notes, trend=trend)


def _commonest(by_month: tuple[MonthFigures, ...]) -> list[str]:
    totals = Counter[str]()
    for each in by_month:
        totals.update(each.groups)
    return [group for group, _count in ranked(totals)[:_SERIES]]


def _is_running(name: str, made_on: date) -> bool:
    return made_on.isoformat().startswith(name)


def _rows(groups: Grouping, taxonomy: Taxonomy) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            wording.group_name(taxonomy, groups.by, row.id),
            row.n,
            row.left,
            row.avoidable,
            row.obstacles,
            row.goodbye,
            row.promises_kept,
            row.returned,
        )
        for row in groups.rows
    )
