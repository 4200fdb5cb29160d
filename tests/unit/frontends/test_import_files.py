"""Files of history, whole and broken."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from exitcoach.cli.problems import sentence
from exitcoach.frontends.import_files import MOST_COLUMNS, open_rows
from exitcoach.imports.rows import Rows
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.ports import Rejected
from tests.fakes.imports import texts, written


def workbook(folder: Path, name: str = "list.xlsx", **sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(folder / name)
    return folder / name


def read(path: Path, sheet: str = "") -> tuple[Rows, list[list[str]]]:
    rows = open_rows(path, sheet)
    return rows, texts(rows.read())


def troubles(path: Path, sheet: str = "") -> list[tuple[str, int]]:
    with pytest.raises(Rejected) as caught:
        read(path, sheet)
    assert all(str(path.name) in sentence(problem) for problem in caught.value.problems)
    return [(problem.code, problem.line) for problem in caught.value.problems]


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_are_read_whatever_stands_between_the_cells(tmp_path: Path, between: str, end: str, mark: str):
    """With or without a mark, whatever ends the lines; quoted cells keep what is in them, empty lines are none."""
    lines = (["id", "motivo"], ["1", '"caro, lejos; ""muy"" | y\tmás"'], [], ["2", "mudé"])
    path = written(tmp_path, "list.csv", mark + end.join(between.join(line) for line in lines) + end)
    rows, cells = read(path)

    assert rows.columns == ("id", "motivo")
    assert cells == [["1", 'caro, lejos; "muy" | y\tmás'], ["2", "mudé"]]
    assert [row.number for row in rows.read()] == [2, 4]


def test_a_cell_may_hold_several_lines(tmp_path: Path):
    """A row is told by the line where it begins."""
    rows = open_rows(written(tmp_path, "list.csv", 'a,b\n1,"x\ny"\n2,z\n'))

    assert [(row.number, row.cells["b"]) for row in rows.read()] == [(2, "x\ny"), (4, "z")]


def test_empty_columns_at_the_end_are_none(tmp_path: Path):
    """Spreadsheets leave them behind."""
    assert read(written(tmp_path, "list.csv", "a,b,,\n1,2,,\n"))[1] == [["1", "2"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(ImportTrouble.EMPTY, 0)]),
        (" \n\n", [(ImportTrouble.EMPTY, 0)]),
        ("a,b\n", [(ImportTrouble.NO_ROWS, 0)]),
        ("1,2\n3,4\n", [(ImportTrouble.NO_HEADER, 1)]),
        ("a,,b\n1,2,3\n", [(ImportTrouble.UNNAMED_COLUMN, 1)]),
        ("a,b,a\n1,2,3\n", [(ImportTrouble.DUPLICATE_COLUMN, 1)]),
        ("a,b\n1,2\n3\n4,5,6\n", [(ImportTrouble.RAGGED, 3), (ImportTrouble.RAGGED, 4)]),
        ('a,b\n1,"x\n2,y\n', [(ImportTrouble.QUOTES, 2)]),
        ("a,b\n1,á\n".encode("latin-1"), [(ImportTrouble.NOT_UTF8, 2)]),
        ("a,b\n1,á\n".encode("utf-16"), [(ImportTrouble.NOT_UTF8, 1)]),
        ("a,b\n1,á\n".encode("utf-16-le"), [(ImportTrouble.NOT_UTF8, 1)]),
        (b"a,b\n1,\0\n", [(ImportTrouble.BINARY, 0)]),
        (b"PK\x03\x04xyz", [(ImportTrouble.BINARY, 0)]),
        (",".join(f"c{n}" for n in range(MOST_COLUMNS + 1)), [(ImportTrouble.TOO_MANY_COLUMNS, 1)]),
        (",".join(["c"] * 1_000_000), [(ImportTrouble.TOO_MANY_COLUMNS, 1)]),
    ],
)
def test_a_broken_table_is_told_with_its_line(tmp_path: Path, text: str | bytes, expected: list[tuple[str, int]]):
    """One sentence for each thing that is wrong."""
    assert troubles(written(tmp_path, "list.csv", text)) == expected


def test_another_kind_of_file_is_told(tmp_path: Path):
    """By its ending."""
    assert troubles(written(tmp_path, "list.pdf", "x")) == [(ImportTrouble.UNKNOWN_KIND, 0)]


def test_json_lines_have_the_columns_of_all_objects(tmp_path: Path):
    """A list is several texts, a truth value a yes or a no, and nothing is empty."""
    path = written(tmp_path, "list.jsonl", '{"id":1,"why":["a","b"]}\n\n{"id":"2","left":true,"x":null,"y":{"z":1}}\n')
    rows, cells = read(path)

    assert rows.columns == ("id", "why", "left", "x", "y")
    assert cells == [["1", "a; b", "", "", ""], ["2", "", "yes", "", '{"z": 1}']]
    assert [row.number for row in rows.read()] == [1, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1}\n{"a":\n', [(ImportTrouble.NOT_JSON, 2)]),
        ('{"a":1}\n[1]\n', [(ImportTrouble.NOT_AN_OBJECT, 2)]),
        ("[" * 100_000, [(ImportTrouble.NOT_JSON, 1)]),
        ("\n", [(ImportTrouble.EMPTY, 0)]),
        ("{}\n", [(ImportTrouble.NO_ROWS, 0)]),
    ],
)
def test_broken_json_lines_are_told_with_their_line(tmp_path: Path, text: str, expected: list[tuple[str, int]]):
    """Which one it is, is all anybody needs."""
    assert troubles(written(tmp_path, "list.jsonl", text)) == expected


def test_a_sheet_has_its_values_as_texts(tmp_path: Path):
    """Whole numbers without a point, dates in ISO; rows are numbered as the workbook shows them."""
    when = datetime.datetime(2012, 5, 31, 14, 5, tzinfo=None)  # noqa: DTZ001 - workbooks know no zone
    lines = [["id", "day", "paid"], [7, when.date(), 1.5], [], [8, when, True]]
    rows, cells = read(workbook(tmp_path, Empty=[], Leavers=lines))

    assert (rows.sheet, rows.sheets) == ("Leavers", ("Empty", "Leavers"))
    assert cells == [["7", "2012-05-31", "1.5"], ["8", "2012-05-31 14:05:00", "yes"]]
    assert [row.number for row in rows.read()] == [2, 4]


def test_the_sheet_that_is_wanted_is_read(tmp_path: Path):
    """Or told, where there is none of that name."""
    path = workbook(tmp_path, One=[["a"], [1]], Two=[["b"], [2]])

    assert read(path, "Two")[1] == [["2"]]
    assert troubles(path, "Three") == [(ImportTrouble.UNKNOWN_SHEET, 0)]


def test_formulas_nobody_worked_out_are_not_read_as_empty(tmp_path: Path):
    """A program that writes workbooks need not know what they come to."""
    assert troubles(workbook(tmp_path, One=[["a", "b"], [1, "=A2+1"]])) == [(ImportTrouble.FORMULA, 0)]


def test_what_is_no_workbook_is_told(tmp_path: Path):
    """Nothing, text, something else that was zipped, and one with a password."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)

    for data in (b"", b"a,b\n", packed.getvalue()):
        assert troubles(written(tmp_path, "list.xlsx", data)) == [(ImportTrouble.NOT_A_WORKBOOK, 0)]
    assert troubles(written(tmp_path, "list.xlsx", locked)) == [(ImportTrouble.LOCKED, 0)]
    assert troubles(workbook(tmp_path, One=[])) == [(ImportTrouble.EMPTY, 0)]
