"""Nothing a person typed steers a screen, a page, a spreadsheet or a line reader."""

import csv
import io
import json
import re
import unicodedata
from datetime import UTC, date

import openpyxl
import pytest
from markdown_it import MarkdownIt

from exitcoach.domain.text import shown_in_line
from exitcoach.reports.as_json import write_json
from exitcoach.reports.case_record import write_record
from exitcoach.reports.case_sections import CaseTold
from exitcoach.reports.csv_table import cell, write_csv
from exitcoach.reports.jsonl import write_jsonl
from exitcoach.reports.markdown import plain, write_markdown
from exitcoach.reports.terminal import Screen, draw
from exitcoach.reports.unsteered import unsteered
from exitcoach.reports.workbook import kept
from exitcoach.reports.xlsx import write_xlsx
from exitcoach.stores.codec import decode_case
from tests.fakes.playbooks import small_playbook
from tests.unit.insights.cases import TAXONOMY
from tests.unit.reports.hostile import hostile_case, needs_shared_data, payloads
from tests.unit.reports.samples import report_on

TEXTS = payloads()
CASES = [hostile_case(number, text) for number, text in enumerate(TEXTS)]
REPORT = report_on(*CASES)
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def steering(text: str) -> set[str]:
    return {char for char in text if (unicodedata.category(char) == "Cc" and char not in "\n\t\r") or char in BIDI}


def turned_back(cell: str) -> str:
    """The inverse of ``cell``, as its module documents it."""
    begins = re.match(r"'+(?:[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\n\r])", cell)
    return cell[1:] if begins else cell


def read_back(cell: str) -> str:
    """A cell as Excel reads it: the library that reads here leaves the escapes of inline texts as they are."""
    return re.sub("_x005F_", "_", cell)


def told_case(plain: dict) -> CaseTold:
    playbook = small_playbook()
    return CaseTold(
        case=decode_case(json.dumps(plain).encode()),
        playbook=playbook,
        causes=playbook.causes,
        language="en",
        zone=UTC,
        today=date(2026, 12, 10),
    )


def test_the_data_for_development_is_among_them():
    """All its payloads go through every format below."""
    needs_shared_data()

    assert len(TEXTS) > 500


def test_json_is_read_back_whole():
    """Text comes back as stored; what could steer a screen is escaped on the way."""
    whole = b"".join(write_json(REPORT)).decode()

    assert json.loads(whole)["cases"] == CASES
    assert steering(whole) == set()


def test_each_line_of_jsonl_is_one_case():
    """However lines are split."""
    whole = b"".join(write_jsonl(REPORT)).decode()

    assert [json.loads(line) for line in whole.splitlines()] == CASES
    assert steering(whole) == set()


def test_csv_is_read_back_with_its_cells_made_harmless():
    """Cells come back as they were neutralised; no cell begins a formula."""
    whole = b"".join(write_csv(REPORT)).decode()
    rows = list(csv.DictReader(io.StringIO(whole, newline="")))

    assert [cell(text) for text in TEXTS] == [row["story"] for row in rows]
    assert [cell(text) for text in TEXTS] == [row["own_question"] for row in rows]
    assert [value for row in rows for value in row.values() if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", value)] == []
    assert steering(whole) == set()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+34 600", "'+34 600"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\nx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("－1", "'－1"),
        ("\x00=1", "'=1"),
        ("a\x1b[31mb\u202ec", "a[31mbc"),
        ("two\r\nlines", "two\nlines"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_cells(typed, written):
    """A cell a spreadsheet would compute begins with an apostrophe; control characters are gone."""
    assert cell(typed) == written


@pytest.mark.parametrize(
    "text", [*TEXTS, "'=1", "''=1", "'tis", "'", "''", "'\t", "\u200b=1", "'\ufeff+1", "' =1", "=", "x=1"]
)
def test_a_cell_can_be_turned_back(text):
    """Exactly: what was neutralised has one apostrophe more, and no two texts have one cell."""
    assert turned_back(cell(text)) == unsteered(text)


@pytest.mark.parametrize("large", [1, 10_000])
def test_no_cell_of_the_workbook_computes(large):
    """Every text of a person is text: no formula, no link, no control character; and it is the text that was typed."""
    book = openpyxl.load_workbook(io.BytesIO(b"".join(write_xlsx(REPORT, TAXONOMY, large=large))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    kinds = {cell.data_type for cell in cells}
    heads = [head.value for head in book["Cases"][1]]
    stories = [row[heads.index("story")] or "" for row in book["Cases"].iter_rows(min_row=2, values_only=True)]

    assert kinds <= {"s", "n", "d", "inlineStr"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert steering("".join(str(cell.value) for cell in cells)) == set()
    assert [read_back(story) for story in stories] == [kept(text) for text in TEXTS]


@pytest.mark.parametrize("chosen", ["md", "html"])
def test_a_record_is_not_steered(chosen):
    """Of a case that is hostile in every field."""
    for told in map(told_case, CASES[:: len(CASES) // 60 or 1]):
        page = b"".join(write_record(told, chosen)).decode()
        assert steering(page) == set()
        assert "<script" not in page


@pytest.mark.parametrize("colour", [False, True])
def test_the_screen_is_not_steered(colour):
    """With colour only our own sequences are there; without, none."""
    drawn = draw(REPORT, TAXONOMY, Screen(colour=colour))

    assert steering(re.sub(r"\x1b\[[0-9;]*m", "", drawn) if colour else drawn) == set()


def test_the_screen_shows_brackets_as_typed():
    """Markup of a person is text."""
    typed = "[red]Support[/red]"

    assert typed in draw(report_on(hostile_case(1, typed)), TAXONOMY, Screen())


def test_the_page_is_not_steered():
    """No control character, and every row of the map has its five cells."""
    page = write_markdown(REPORT, TAXONOMY)
    rows = MarkdownIt("gfm-like", {"linkify": False}).parse(page)

    assert steering(page) == set()
    assert [token.type for token in rows if token.type in ("html_block", "fence", "code_block")] == []


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_shows_what_was_typed(text):
    """Read as Markdown, an escaped text is that text and nothing else: no link, no emphasis, no tag."""
    parsed = MarkdownIt("gfm-like", {"linkify": False}).parseInline(f"x {plain(text)} x")[0].children or []

    assert {token.type for token in parsed} <= {"text", "text_special"}
    assert "".join(token.content for token in parsed).split() == f"x {shown_in_line(text)} x".split()
