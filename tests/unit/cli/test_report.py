"""Filters and formats as people type them."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from exitcoach.cli.options import BadDay, BadFilter
from exitcoach.cli.report import run_report
from exitcoach.cli.report_options import (
    FORMATS,
    CannotCombine,
    DaysReversed,
    ReportOptions,
    format_of,
    selection_of,
)
from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.selection import Selection
from exitcoach.playbook.shelf import Shelf
from exitcoach.reports.write import OutputExists
from exitcoach.services.following import Author
from exitcoach.services.read_cases import Archive
from exitcoach.settings import Settings, read_settings
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.wiring import LocalTime
from tests.fakes.clock import TickingClock
from tests.fakes.ledger import MemoryLedger
from tests.unit.insights.cases import TAXONOMY, StoredCases, case, case_id
from tests.unit.insights.year import YEAR

NOWHERE = Path(__file__) / "nowhere"
"""No folder can be made there."""


@dataclass(frozen=True)
class ReportDesk:
    """A Desk as far as reports use one."""

    store: StoredCases
    home: Home
    author: Author = field(default_factory=lambda: Author(by="", clock=TickingClock(), zone=UTC))
    ledger: MemoryLedger = field(default_factory=MemoryLedger)
    taxonomy: Taxonomy = TAXONOMY
    zone: tzinfo = UTC
    settings: Settings = field(default_factory=lambda: read_settings({}, "en"))

    @property
    def archive(self) -> Archive:
        return Archive(self.store, self.drafts, self.playbooks)

    @property
    def drafts(self) -> JournalDrafts:
        return JournalDrafts(self.home)

    @property
    def playbooks(self) -> Shelf:
        return Shelf(own=self.home.playbooks, cache=self.home.cache)


def run(*cases, home=NOWHERE, **options):
    return run_report(ReportDesk(StoredCases(*(cases or YEAR)), Home(home)), ReportOptions(**options))


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


@pytest.mark.parametrize(
    ("options", "expected"),
    [({"as_json": True}, "json"), ({"as_json": True, "alarms": True}, "terminal"), ({"browse": True}, "html")],
)
def test_switches_stand_for_a_format(options, expected):
    """So that nobody needs to type both."""
    assert format_of(ReportOptions(**options)) == expected


@pytest.mark.parametrize("options", [{"as_json": True, "format": "csv"}, {"browse": True, "format": "md"}])
def test_switches_that_exclude_a_format_say_so(options):
    """Instead of quietly choosing one."""
    with pytest.raises(CannotCombine) as bad:
        format_of(ReportOptions(**options))
    assert bad.value.exit_code == 2


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_every_format_goes_to_standard_output(name, capfd):
    """Results there, nothing on standard error."""
    run(format=name)
    printed = capfd.readouterr()

    assert "reliab" in printed.out
    assert "\x1b" not in printed.out
    assert printed.err == ""


def test_a_workbook_goes_through_a_pipe(capfdbinary):
    """Its bytes, whole."""
    run(format="xlsx")

    assert capfdbinary.readouterr().out.startswith(b"PK")


@pytest.mark.parametrize("by", ["cause", "Department", "month"])
def test_figures_side_by_side(by, capfd):
    """In every page and in the JSON."""
    run(group_by=by, format="json")
    run(group_by=by)

    figures = json.JSONDecoder().raw_decode(capfd.readouterr().out)[0]["figures"]
    assert figures["groups"]["by"] == by.lower()
    with pytest.raises(BadFilter):
        run(group_by="employee")


OUTAGE = {"cause": "core.reliability", "decision": "leaves"}
BURST = [case(number, created=f"2026-11-{number:02}T10:00:00Z", answers=OUTAGE) for number in range(10, 20)]
LONG_AGO = case(1, created="2026-01-05T10:00:00Z", answers=OUTAGE)


def test_alarms_for_a_job_that_runs_by_itself(capfd):
    """Exit 1 when anything comes more often of late, else 0; too little history is said."""
    assert run(LONG_AGO, *BURST, alarms=True, as_json=True) == 1
    told = json.loads(capfd.readouterr().out)
    assert [(one["kind"], one["id"], one["recent"], one["before"]) for one in told["raised"]] == [
        ("cause", "core.reliability", 10, 0)
    ]

    assert run(*BURST, alarms=True) == 0
    assert "history" in capfd.readouterr().out
    assert run(LONG_AGO, *BURST, alarms=True, as_json=True, until="2026-06-01") == 0


@pytest.mark.parametrize("name", ["md", "html"])
def test_one_case_is_a_record_of_its_own(name, capfd):
    """Named alone, in a format that prints; several are an overview."""
    run(*BURST, cases=[case_id(10)], format=name)
    record = capfd.readouterr().out
    run(*BURST, cases=[case_id(10), case_id(11)], format=name)
    overview = capfd.readouterr().out

    assert case_id(10) in record
    assert "an overview" in overview
    assert "an overview" not in record


def test_a_page_in_the_browser(tmp_path, monkeypatch, capfd):
    """In the home's cache, again and again; where it lies is told when there is no browser."""
    monkeypatch.setenv("BROWSER", "no-such-browser %s")
    (tmp_path / "cache").mkdir()
    for _ in range(2):
        run(browse=True, home=tmp_path)

    page = tmp_path / "cache" / "report.html"
    assert page.read_text(encoding="utf-8").startswith("<!")
    assert str(page) in capfd.readouterr().err


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
        if name != "xlsx":
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
