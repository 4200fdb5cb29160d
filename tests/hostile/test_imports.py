"""Lists of the time before, nobody meant well: cells, headers, maps and names of files."""

import csv
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.utils.exceptions import IllegalCharacterError

from tests.hostile.payloads import payloads
from tests.hostile.running import held, run

COLUMNS = ("Reason", "Client", "Comments", "Date")
MAP = (
    "source: list\nkey: Client\n"
    "columns: {Reason: note, Client: client.ref, Comments: story, Date: call.date}\n"
    "primary: none\nvalues: {}\n"
)


@pytest.fixture
def folder(tmp_path: Path, warm: None) -> Path:
    """With a map for a list called so."""
    (tmp_path / "list.map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def rows(texts: list[str]) -> list[tuple[str, ...]]:
    """Each text in every cell but the day; the number keeps them apart."""
    return [(f"x{text}", f"{number} {text}", text, "2026-10-01") for number, text in enumerate(texts)]


def write_csv(path: Path, texts: list[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows([text.replace("\0", "") for text in texts])])


def write_jsonl(path: Path, texts: list[str]) -> None:
    lines = (json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in rows(texts))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_xlsx(path: Path, texts: list[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(COLUMNS)
    for row in rows(texts):
        try:
            sheet.append(tuple(cell.encode("utf-8", "replace").decode() for cell in row))
        except (IllegalCharacterError, ValueError):  # no spreadsheet program could have written it
            continue
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
    book.save(path)


WRITERS = {"csv": write_csv, "jsonl": write_jsonl, "xlsx": write_xlsx}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_cell(kind: str, folder: Path, tried):
    """Proposed, imported, listed and reported; nothing of it steers or computes."""
    texts = payloads()
    file = folder / f"list.{kind}"
    WRITERS[kind](file, texts)
    ended = held(run("data", "import", str(file), "--map", str(folder / "none.map.yaml"), "--dry-run"), "proposed")
    assert ended.code == 0, ended.err
    ended = held(run("data", "import", str(file), "--json"), "imported")
    assert json.loads(ended.out)["new"] > len(texts) * 0.8
    held(run("cases"), "cases")
    found = json.loads(held(run("cases", "--json"), "cases").out)
    for case in found[:: len(found) // 10]:
        held(run("show", case["id"]), "show")
    for name in ("terminal", "md", "csv", "html"):
        held(run("report", "--format", name, "--output", "-"), name, line_ends="\n\t\r")
    tried(f"import {kind}", len(texts))


@pytest.mark.parametrize("kind", WRITERS)
def test_every_header(kind: str, folder: Path, tried):
    """A hundred texts at a time as names of columns: proposed and written into a map that is read again, or told."""
    texts = [text for text in dict.fromkeys(text.strip() for text in payloads()) if text]
    for start in range(0, len(texts), 100):
        header = tuple(f"{number} {text}" for number, text in enumerate(texts[start : start + 100]))
        file = folder / f"headers{start}.{kind}"
        _with_header(file, header)
        held(run("data", "import", str(file)), start)
        assert held(run("data", "import", str(file)), start).code in (0, 2)
    tried(f"import {kind}", len(texts))


def _with_header(file: Path, header: tuple[str, ...]) -> None:
    plain = [name.replace("\0", "").encode("utf-8", "replace").decode() for name in header]
    match file.suffix:
        case ".csv":
            with file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([plain, ["price"] * len(plain)])
        case ".jsonl":
            file.write_text(json.dumps(dict.fromkeys(header, "price")) + "\n", encoding="utf-8")
        case _:
            book = openpyxl.Workbook()
            assert book.active is not None
            safe = [openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", name) for name in plain]
            book.active.append(safe)
            book.active.append(["price"] * len(safe))
            book.save(file)


@pytest.mark.parametrize(
    "form", ["columns: {{{}: note}}\n", "source: {}\ncolumns: {{a: note}}\n", "columns: {{a: {}}}\n"]
)
def test_maps(form: str, folder: Path, tried):
    """A payload in the map, quoted as JSON or bare."""
    texts = payloads()[::40]
    (folder / "list.csv").write_text("a,b\nc,d\n", encoding="utf-8")
    for number, text in enumerate(texts):
        written = json.dumps(text) if number % 2 else text
        (folder / "own.map.yaml").write_bytes(form.format(written).encode("utf-8", "replace"))
        words = ("data", "import", str(folder / "list.csv"), "--map", str(folder / "own.map.yaml"), "--dry-run")
        held(run(*words), text)
    tried("import maps", len(texts))


CELL = '<c r="{}" t="inlineStr"><is><t>x</t></is></c>'
SHEETS = {
    "far corner": f'<row r="1">{CELL.format("A1")}</row><row r="1048576">{CELL.format("XFD1048576")}</row>',
    "beyond": f'<row r="1">{CELL.format("A1")}</row><row r="4294967295">{CELL.format("ZZZZ4294967295")}</row>',
    "no place": f'<row r="0">{CELL.format("A0")}</row>',
    "no such text": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    "cut off": '<row r="1"><c r="A1"><v>1',
    "entities": '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;&a;</t></is></c></row>',
}


@pytest.mark.parametrize("what", SHEETS)
def test_workbooks_made_to_break(what: str, folder: Path, tried):
    """A cell at the far corner, one beyond, an entity bomb, a part that is cut off: told, and the program lives."""
    _workbook(folder / "list.xlsx", SHEETS[what])
    assert held(run("data", "import", str(folder / "list.xlsx")), what).code == 2
    tried("import xlsx", 1)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x05\x06" + b"\0" * 18])
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_workbooks_that_are_none(data: bytes, ending: str, folder: Path, tried):
    """The beginning of one, or nothing."""
    (folder / f"list.{ending}").write_bytes(data)
    assert held(run("data", "import", str(folder / f"list.{ending}")), ending).code == 2
    tried("import xlsx", 1)


def _workbook(path: Path, rows: str) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
        f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
