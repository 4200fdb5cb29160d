"""Nothing a person typed steers a screen, a page, a spreadsheet or a line reader."""

import csv
import io
import json
import re
import unicodedata

import pytest
from markdown_it import MarkdownIt

from exitcoach.domain.text import shown_in_line
from exitcoach.reports.as_json import write_json
from exitcoach.reports.csv_table import cell, write_csv
from exitcoach.reports.jsonl import write_jsonl
from exitcoach.reports.markdown import plain, write_markdown
from exitcoach.reports.terminal import Screen, draw
from tests.unit.insights.cases import TAXONOMY
from tests.unit.reports.hostile import hostile_case, needs_shared_data, payloads
from tests.unit.reports.samples import report_on

TEXTS = payloads()
CASES = [hostile_case(number, text) for number, text in enumerate(TEXTS)]
REPORT = report_on(*CASES)
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def steering(text: str) -> set[str]:
    return {char for char in text if (unicodedata.category(char) == "Cc" and char not in "\n\t\r") or char in BIDI}


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
