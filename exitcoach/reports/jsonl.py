"""One full case a line."""

from collections.abc import Iterator

from exitcoach.reports.escapes import escaped
from exitcoach.services.report import Report


def write_jsonl(report: Report) -> Iterator[bytes]:
    """The lines."""
    for raw in report.cases:
        yield escaped(raw) + b"\n"
