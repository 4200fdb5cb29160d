"""What tools read: CSV, JSON and JSON Lines."""

import csv
import io
import json
from dataclasses import replace

from exitcoach.domain.catalog import CATALOG
from exitcoach.insights.figures import public
from exitcoach.reports.as_json import write_json
from exitcoach.reports.csv_table import write_csv
from exitcoach.reports.jsonl import write_jsonl
from tests.unit.insights.cases import case
from tests.unit.insights.year import YEAR
from tests.unit.reports.samples import report_on, year


def rows_of(report):
    return list(csv.DictReader(io.StringIO(b"".join(write_csv(report)).decode("utf-8"), newline="")))


def test_the_table(golden):
    """One row a case, one column a question."""
    golden("reports/year.csv", b"".join(write_csv(year())).decode("utf-8").replace("\r\n", "\n"))


def test_every_public_question_has_its_column_and_no_private_one():
    """Whatever was answered; own questions come after them."""
    columns = list(rows_of(report_on(case(answers={"own": "x", "feeling": 2})))[0])

    assert [spec.id for spec in CATALOG if not spec.private] == columns[10:-1]
    assert columns[-1] == "own"
    assert columns[:2] == ["id", "status"]


def test_values_are_readable():
    """Yes and no, lists in one cell, rows as their fields."""
    rows = rows_of(year())

    assert rows[0]["thanks_given"] == "yes"
    assert rows[1]["feedback_valued"] == "no"
    assert rows[1]["causes_contributing"] == "core.error_billing; core.reliability"
    assert rows[1]["incidents"] == "department: Billing; what: Charged twice"
    assert rows[4]["promises"] == "what: Call back; owner: Marta Ruiz; due: 2026-12-01; state: broken"
    assert (rows[1]["gate.verdict"], rows[1]["gate.reasons"], rows[1]["asks"]) == ("let_go", "decision_firm", "1")
    assert rows[5]["gate.verdict"] == ""


class Watched:
    """Cases that say how many of them were read."""

    def __init__(self, *cases):
        self.raws = [json.dumps(plain).encode() for plain in cases]
        self.read = 0

    def __iter__(self):
        for raw in self.raws:
            self.read += 1
            yield raw


def test_rows_are_written_as_cases_are_read():
    """The first row is there before the last case is read; own questions are known before the first case is."""
    cases = case(1), case(2, answers={"own": "x"})
    watched = Watched(*cases)
    lines = write_csv(replace(report_on(*cases), cases=watched))

    assert next(lines).decode().rstrip().endswith(",own")
    assert watched.read == 0
    next(lines)
    assert watched.read == 1
    assert len(list(lines)) == 1


def test_there_is_no_mark_at_the_beginning():
    """A reader that knows plain UTF-8 finds the first column's name."""
    assert b"".join(write_csv(year())).startswith(b"id,status,")


def test_an_empty_table_has_its_header():
    """So that a tool finds the columns."""
    assert len(b"".join(write_csv(report_on())).splitlines()) == 1


def test_json_has_figures_and_the_cases_as_stored():
    """The same objects jsonl gives, one a line."""
    report = year()
    whole = json.loads(b"".join(write_json(report)))
    lines = [json.loads(line) for line in b"".join(write_jsonl(report)).splitlines()]

    assert list(YEAR[:6]) == whole["cases"] == lines
    assert list(whole) == ["figures", "cases"]
    assert json.loads(json.dumps(public(report.figures))) == whole["figures"]


def test_empty_json_is_json():
    """No case, no line."""
    assert json.loads(b"".join(write_json(report_on())))["cases"] == []
    assert list(write_jsonl(report_on())) == []


def test_cases_are_not_written_anew():
    """The bytes of the store go out as they are."""
    report = year()

    assert next(iter(report.cases)) in b"".join(write_json(report))


def test_the_keys_of_the_contract():
    """Nothing is missing, and nothing has another name."""
    figures = json.loads(b"".join(write_json(year())))["figures"]

    assert {
        "n",
        "without_debrief",
        "outcomes",
        "definitive",
        "causes",
        "obstacles",
        "asks",
        "against_advice",
        "goodbye",
        "recontact",
        "promises",
        "map",
    } <= set(figures)
    assert set(figures["causes"]) == {
        "primary",
        "any",
        "group_primary",
        "group_any",
        "control",
        "avoidable",
        "unknown",
        "basis",
        "diagnosed",
        "diagnosed_any",
        "agreed",
    }
    assert set(figures["obstacles"]) == {"each", "with", "unanswered"}
    assert set(figures["recontact"]) == {"yes", "no", "not_asked", "unanswered", "consent", "allowed", "made"}
