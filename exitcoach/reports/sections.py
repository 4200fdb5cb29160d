"""What a page says, in order: first what somebody must act on, last how it was counted."""

from collections.abc import Iterator

from exitcoach.domain.causes import Taxonomy
from exitcoach.reports.comparison import compared
from exitcoach.reports.section import Section
from exitcoach.reports.sections_after import after_the_call
from exitcoach.reports.sections_causes import main_cause, more_causes, where_it_went_wrong
from exitcoach.reports.sections_exits import endings, goodbyes
from exitcoach.reports.sections_first import alarms, overdue
from exitcoach.reports.sections_grouped import grouped, months
from exitcoach.reports.sections_voices import house, how_counted, voices
from exitcoach.services.report import Report


def sections(report: Report, taxonomy: Taxonomy) -> tuple[Section, ...]:
    """All sections that have something to say."""
    return tuple(section for section in _every(report, taxonomy) if section.has_something)


def _every(report: Report, taxonomy: Taxonomy) -> Iterator[Section]:
    figures = report.figures
    told = compared(figures)
    yield alarms(figures, taxonomy)
    yield overdue(figures, report.made_on)
    yield main_cause(told, taxonomy)
    yield from endings(told)
    yield from more_causes(told, taxonomy)
    yield grouped(figures, taxonomy)
    yield months(report, taxonomy)
    yield from where_it_went_wrong(told)
    yield from goodbyes(told)
    yield from after_the_call(told, taxonomy)
    yield house(told)
    yield from voices(report, taxonomy)
    yield how_counted(report)
