"""The workbook, read back by another library."""

import io
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from exitcoach.locale import speak
from exitcoach.reports.workbook import LONGEST, Book, Column, kept
from exitcoach.reports.xlsx import write_xlsx
from tests.fakes.playbooks import small_playbook
from tests.unit.insights.cases import TAXONOMY, case, case_id, promise
from tests.unit.reports.hostile import hostile_case
from tests.unit.reports.samples import report_on, year

INCIDENT = {"what": "No visit", "department": "Support", "when": "2026-10-03", "times": 3, "reported_before": True}
CURE = {
    "id": "261130-abcdefghjkm",
    "what": "A second driver",
    "owner": "Eva Sanz",
    "due": "2026-12-01",
    "state": "planned",
    "cause": "response.slow",
}


@pytest.fixture
def english():
    speak("en")
    yield
    speak("en")


def opened(report, **more):
    return openpyxl.load_workbook(io.BytesIO(b"".join(write_xlsx(report, TAXONOMY, **more))))


def rows_of(sheet):
    heads, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_sheets():
    """The figures first, then the rows they were counted from, then what the words mean."""
    assert opened(year()).sheetnames == [
        "Overview",
        "Causes",
        "Where it went wrong",
        "Cases",
        "Incidents",
        "Promises",
        "Correctives",
        "Definitions",
    ]


def test_the_overview_counts_as_the_figures_do():
    """A row a figure: the count, of how many, and the share as a number."""
    report = year()
    rows = list(opened(report)["Overview"].iter_rows(values_only=True))
    leaves = next(row for row in rows if row[1] == "Leaves")
    few = next(row for row in rows if row[1] == "Met an obstacle on the way out")

    assert leaves[2:5] == (report.figures.outcomes["leaves"], report.figures.n, 0.5)
    assert few[6] == "few cases"


def test_causes_are_a_pareto():
    """Commonest first; what has been reached so far ends at all of the cases with a cause."""
    book = opened(year())
    rows = rows_of(book["Causes"])

    assert [row["Id"] for row in rows[:5]] == [cause for cause, _ in year().figures.causes.primary]
    assert [row["Reached so far"] for row in rows[:5]] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1])
    assert len(book["Causes"]._charts) == 1


def test_dates_and_numbers_are_dates_and_numbers():
    """In local time; a year or a month stays text, and so does a number that is a name."""
    answers = {"call.date": "2026-11-20", "client.since": "2017", "client.ref": "0012345", "intensity": 4}
    plain = case(1, answers=answers, created="2026-11-22T23:30:00Z")
    row = rows_of(opened(report_on(plain), zone=ZoneInfo("Europe/Madrid"))["Cases"])[0]

    assert row["Day of the call"] == datetime(2026, 11, 20)  # noqa: DTZ001 - a cell has no zone
    assert row["Begun"] == datetime(2026, 11, 23, 0, 30)  # noqa: DTZ001
    assert (row["client.since"], row["client.ref"], row["intensity"]) == ("2017", "0012345", 4)


def test_a_case_of_the_time_before_has_the_day_it_has():
    """A month is a month; when it was imported is not when the call began."""
    came = {"source": "old.csv", "row": 7, "key": "k", "on": "2026-12-01T10:00:00Z", "when": "2012-05"}
    row = rows_of(opened(report_on(case(1, imported=came)))["Cases"])[0]

    assert (row["Day of the call"], row["Begun"], row["Imported from"]) == ("2012-05", None, "old.csv, row 7")


def test_incidents_promises_and_correctives_have_rows_of_their_own():
    """One for each; a corrective of two cases once, with both."""
    cases = [
        case(1, answers={"cause": "response.slow", "incidents": [INCIDENT, {"what": "Again"}]}, correctives=[CURE]),
        case(2, promises=[promise("open", due="2026-12-01"), promise("kept", id="p2")], correctives=[CURE]),
    ]
    book = opened(report_on(*cases))
    incidents, promises, cures = (rows_of(book[name]) for name in ("Incidents", "Promises", "Correctives"))

    assert [(row["Case"], row["what"], row["times"]) for row in incidents] == [
        (case_id(1), "No visit", 3),
        (case_id(1), "Again", None),
    ]
    assert [(row["State"], row["Days late"]) for row in promises] == [("overdue", 9), ("kept", None)]
    assert [(row["What is put right"], row["Overdue"], row["Cases"]) for row in cures] == [
        ("A second driver", "yes", 2)
    ]


def test_heads_stay_and_can_be_filtered():
    """Every sheet of rows has its first row frozen, under filters."""
    sheets = opened(year()).worksheets[1:]

    assert {sheet.freeze_panes for sheet in sheets} == {"B2"}
    assert all(sheet.auto_filter.ref for sheet in sheets)


def test_a_playbook_words_the_heads():
    """Questions, fields and choices in its words."""
    playbook = small_playbook()
    book = opened(report_on(case(1, answers={"channel": "phone", "incidents": [INCIDENT]})), playbook=playbook)
    question = playbook.question("channel")

    assert rows_of(book["Cases"])[0][question.label["en"]] == question.choices["phone"]["en"]


@pytest.mark.usefixtures("english")
def test_sheets_speak_the_language_in_use():
    """Names of causes too."""
    speak("es")

    assert "Interrupciones o poca fiabilidad" in [row[0].value for row in opened(year()).worksheets[1].iter_rows()]


def test_the_same_report_is_the_same_bytes():
    """The day of the report is in it, not the moment."""
    first, second = (b"".join(write_xlsx(year(), TAXONOMY)) for _ in range(2))
    made = openpyxl.load_workbook(io.BytesIO(first)).properties.created

    assert first == second
    assert made.date() == year().made_on


def test_many_cases_are_written_as_few_are():
    """Rows that do not stay in memory are the same rows."""
    report = report_on(*(hostile_case(number, f"=A{number}") for number in range(5)))
    few = opened(report)
    many = opened(report, large=1)

    assert [list(sheet.values) for sheet in few] == [list(sheet.values) for sheet in many]


def test_a_full_sheet_goes_on_on_another():
    """With its heads; no row is lost."""
    book = Book(date(2026, 12, 1), title="x", last_row=2)
    sheet = book.sheet("Cases", [Column("Id")])
    for number in range(5):
        sheet.add(number)
    sheet.finish()
    read = openpyxl.load_workbook(io.BytesIO(b"".join(book.pieces())))

    assert {page.title: [row[0] for row in page.values] for page in read} == {
        "Cases": ["Id", 0, 1],
        "Cases 2": ["Id", 2, 3],
        "Cases 3": ["Id", 4],
    }


@pytest.mark.parametrize("names", [("a/b", "a?b"), ("x" * 40, "x" * 41), ("Cases", "CASES"), ("", "'")])
def test_every_sheet_has_a_name_excel_takes(names):
    """Short, without its signs, and none twice."""
    book = Book(date(2026, 12, 1), title="x")
    for name in names:
        book.sheet(name, [])
    titles = openpyxl.load_workbook(io.BytesIO(b"".join(book.pieces()))).sheetnames

    assert len({title.casefold() for title in titles}) == len(names)
    assert all(0 < len(title) <= 31 for title in titles)


@pytest.mark.parametrize("text", ["a" * 40_000, "😀" * 20_000, "a" + "😀" * 20_000])
def test_a_text_too_long_for_a_cell_says_so(text):
    """It is cut where a whole character ends, with a mark."""
    cell = kept(text)

    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST
    assert cell.endswith("text]")
    assert text.startswith(cell.partition(" [")[0])


@pytest.mark.parametrize("value", [date(1899, 12, 31), date(1, 1, 1), datetime(1850, 1, 1, tzinfo=UTC), 10**30])
def test_what_excel_cannot_count_is_text(value):
    """Days before 1900, and numbers it would round."""
    book = Book(date(2026, 12, 1), title="x")
    book.sheet("x", [Column("x")]).add(value)
    read = openpyxl.load_workbook(io.BytesIO(b"".join(book.pieces())))

    assert read["x"]["A2"].value == str(value)
