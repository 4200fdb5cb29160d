"""Reports to draw."""

from exitcoach.insights.selection import Selection
from exitcoach.services.report import Report, report
from tests.unit.insights.cases import AROUND, TAXONOMY, StoredCases
from tests.unit.insights.year import YEAR


def report_on(*cases: dict, **filters: object) -> Report:
    return report(StoredCases(*cases), Selection(**filters), TAXONOMY, AROUND)


def year(**filters: object) -> Report:
    return report_on(*YEAR, **filters)
