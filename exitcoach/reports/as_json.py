"""Figures and cases as one JSON object; the cases are the stored bytes, not written anew."""

from collections.abc import Iterator

import msgspec

from exitcoach.insights.figures import public
from exitcoach.reports.escapes import escaped
from exitcoach.services.report import Report


def write_json(report: Report) -> Iterator[bytes]:
    """The object in pieces, one case a line."""
    yield b'{"figures": ' + escaped(msgspec.json.encode(public(report.figures))) + b', "cases": ['
    between = b"\n"
    for raw in report.cases:
        yield between + escaped(raw)
        between = b",\n"
    yield b"\n]}\n" if report.cases else b"]}\n"
