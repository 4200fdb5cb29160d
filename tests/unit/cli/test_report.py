"""Filters and formats as people type them."""

import json
from datetime import UTC, date, datetime

import pytest

from exitcoach.cli.report import (
    FORMATS,
    BadDay,
    BadFilter,
    DaysReversed,
    ReportOptions,
    format_of,
    run_report,
    selection_of,
)
from exitcoach.insights.selection import Selection
from exitcoach.reports.write import OutputExists
from exitcoach.services.following import Author
from exitcoach.wiring import LocalTime
from tests.fakes.clock import TickingClock
from tests.unit.insights.cases import TAXONOMY, StoredCases, case, case_id
from tests.unit.insights.year import YEAR


def run(*cases, **options):
    author = Author(by="", clock=TickingClock(), zone=UTC)
    run_report(StoredCases(*(cases or YEAR)), TAXONOMY, author, ReportOptions(**options))


def selected(**options):
    return selection_of(ReportOptions(**options), TAXONOMY)


def test_filters_are_read():
    """Days, leaves and groups, names and outcomes; blanks are nothing."""
    assert selected(
        since=" 2026-01-01",
        until="2026-12-31",
        causes=["price", "Core.Reliability"],
        departments=[" Soporte ", ""],
        outcomes=["leaves"],
        cases=["261122"],
    ) == Selection(
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        causes=("price", "core.reliability"),
        departments=("Soporte",),
        outcomes=("leaves",),
        cases=("261122",),
    )


@pytest.mark.parametrize("text", ["2026", "2026-13-01", "2026-02-30", "20260101", "today", "01/02/2026", "٢٠٢٦-٠١-٠١"])
def test_a_day_is_a_day(text):
    """Written as YYYY-MM-DD, and on the calendar."""
    with pytest.raises(BadDay) as bad:
        selected(until=text)
    assert (bad.value.option, bad.value.value, bad.value.exit_code) == ("--until", text, 2)


def test_days_run_forward():
    """A selection that ends before it begins is a slip, not an empty report."""
    with pytest.raises(DaysReversed):
        selected(since="2026-02-01", until="2026-01-31")


@pytest.mark.parametrize(
    ("options", "option", "nearest"),
    [
        ({"causes": ["core.reliabilty"]}, "--cause", "core.reliability"),
        ({"causes": ["pricee"]}, "--cause", "price"),
        ({"outcomes": ["leave"]}, "--outcome", "leaves"),
        ({"format": "jsonn", "output": "x.md"}, "--format", "json"),
        ({"format": "zzz"}, "--format", ""),
    ],
)
def test_unknown_values_name_the_nearest(options, option, nearest):
    """Wrong usage, with the likely right one."""
    with pytest.raises(BadFilter) as bad:
        run(**options)
    assert (bad.value.option, bad.value.nearest, bad.value.exit_code) == (option, nearest, 2)


@pytest.mark.parametrize(
    ("given", "output", "expected"),
    [("", "-", "terminal"), ("", "a.JSON", "json"), ("", "a.txt", "terminal"), ("csv", "a.json", "csv")],
)
def test_the_format_follows_the_file(given, output, expected):
    """Unless it is said."""
    assert format_of(ReportOptions(format=given, output=output)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output(name, capfd):
    """Results there, nothing on standard error."""
    run(format=name)
    printed = capfd.readouterr()

    assert "reliab" in printed.out
    assert "\x1b" not in printed.out
    assert printed.err == ""


def test_a_file_is_written_once(tmp_path):
    """And over only with force."""
    out = tmp_path / "report.json"
    run(output=str(out))

    assert json.loads(out.read_bytes())["figures"]["n"] == 6
    with pytest.raises(OutputExists):
        run(output=str(out))
    run(output=str(out), force=True)


def test_an_empty_selection_is_told_beside_a_table(capfd):
    """The table stays a table; the kind words go to standard error."""
    run(format="csv", outcomes=["unknown"])
    printed = capfd.readouterr()

    assert len(printed.out.splitlines()) == 1
    assert "leave out --outcome" in printed.err


def test_left_out_cases_are_told_beside_a_table(capfd):
    """A named case that is not in the file is explained."""
    run(format="jsonl", cases=[case_id(1), case_id(8)])
    printed = capfd.readouterr()

    assert len(printed.out.splitlines()) == 1
    assert f"Case {case_id(8)} is not counted: it was practice." in printed.err


def test_an_anonymous_report(capfd):
    """No name in any format."""
    for name in FORMATS:
        run(format=name, anonymize=True)
    printed = capfd.readouterr()

    assert "Marta" not in printed.out
    assert "Client 1" in printed.out


def test_local_time_knows_the_summer(monkeypatch):
    """The offset is the one of that day, not of today."""
    import time

    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for a test")
    monkeypatch.setenv("TZ", "Europe/Madrid")
    time.tzset()
    hours = [datetime(2026, month, 1, 12, tzinfo=UTC).astimezone(LocalTime()).hour for month in (1, 7)]

    assert hours == [13, 14]


def test_the_zone_decides_the_day(capfd):
    """A call after local midnight is of the next day."""
    run(case(1, created="2026-03-31T23:30:00Z"), format="jsonl", since="2026-04-01")

    assert capfd.readouterr().out == ""
