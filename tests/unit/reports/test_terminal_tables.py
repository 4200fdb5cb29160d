"""A table says the name of each of its rows, however narrow the screen."""

import json
import re
from datetime import date
from functools import cache

import msgspec
import pytest

from exitcoach.insights.selection import Selection
from exitcoach.insights.share import Share
from exitcoach.locale import speak
from exitcoach.reports.section import Table
from exitcoach.reports.sections_grouped import grouped
from exitcoach.reports.terminal import Screen, draw
from exitcoach.services.report import report
from tests.fakes.examples import house, playbook
from tests.unit.insights.cases import AROUND, StoredCases

MONTH = {"since": date(2026, 10, 1), "until": date(2026, 10, 31)}


@pytest.fixture(params=["es", "en"])
def language(request):
    speak(request.param)
    yield request.param
    speak("en")


@cache
def store(language):
    """The example house, as it is stored."""
    return StoredCases(*(json.loads(msgspec.json.encode(record.case)) for record in house(language).records))


def grouped_report(language, group_by="cause", **filters):
    selection = Selection(**filters)
    return report(store(language), selection, playbook().causes, AROUND, group_by=group_by)


def part(drawn, title):
    """The lines of one section, without its title."""
    _before, _title, after = drawn.partition(f"\n{title}\n")
    return after.partition("\n\n")[0].splitlines()


@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("filters", [{}, MONTH], ids=["a year", "few cases"])
@pytest.mark.parametrize("width", [80, 72, 60])
def test_each_group_keeps_its_name(language, width, filters, unicode):
    """Also where marks of few cases and long words stand in the other columns; and no line is too wide."""
    told = grouped_report(language, **filters)
    section = grouped(told.figures, playbook().causes)
    drawn = draw(told, playbook().causes, Screen(width=width, unicode=unicode))
    lines = part(drawn, section.title)
    words = set(" ".join(lines).replace("|", " ").split())

    assert max(map(len, drawn.splitlines())) <= width
    for row in section.table.rows[:10]:
        assert set(row[0].split()) <= words


@pytest.mark.parametrize("width", [80, 72, 60])
def test_no_number_is_cut(language, width):
    """All shares stand whole in a line, whatever else had to wrap."""
    told = grouped_report(language, **MONTH)
    section = grouped(told.figures, playbook().causes)
    lines = part(draw(told, playbook().causes, Screen(width=width)), section.title)
    between = {"es": "de", "en": "of"}[language]
    shares = [cell for row in section.table.rows[:10] for cell in row if isinstance(cell, Share) and cell.of]

    found = re.findall(rf"\b(\d+) {between} (\d+)\b", "\n".join(lines))
    assert sorted(found) == sorted((str(share.count), str(share.of)) for share in shares)


def test_a_table_without_room_for_its_names_is_a_list():
    """Where numbers alone would fill the screen."""
    from rich.console import Console

    from exitcoach.reports.terminal_tables import drawn_table

    heads = ("What", *(f"Longest word {at}" for at in range(8)))
    table = Table(heads, (("Waiting", *(Share(1234567, 2345678),) * 8),))
    console = Console(width=80)
    with console.capture() as captured:
        console.print(drawn_table(table, 80, unicode=True))

    assert captured.get().startswith("Waiting\n  Longest word 0: 1234567 of 2345678 (53%)\n")
