"""The overview on a screen and as Markdown."""

import re
from datetime import date

import pytest

from exitcoach.insights.share import Share
from exitcoach.locale import speak
from exitcoach.reports.markdown import write_markdown
from exitcoach.reports.sections import sections
from exitcoach.reports.terminal import Screen, draw, drawn_bar
from tests.unit.insights.cases import TAXONOMY, case
from tests.unit.insights.year import YEAR
from tests.unit.reports.october import october
from tests.unit.reports.samples import report_on, year


@pytest.fixture
def spanish():
    speak("es")
    yield
    speak("en")


def many(count):
    return [case(at, answers={"incidents": [{"department": f"Department {at:02}"}]}) for at in range(count)]


def test_the_overview_on_a_screen(golden):
    """Every section, in 80 columns."""
    golden("reports/year.txt", draw(year(), TAXONOMY, Screen()))


def test_the_overview_where_there_is_only_ascii(golden):
    """Bars of number signs, lines of plain characters."""
    drawn = draw(year(), TAXONOMY, Screen(unicode=False))

    assert drawn.isascii()
    golden("reports/year.ascii.txt", drawn)


def test_the_overview_as_markdown(golden):
    """One figure a line."""
    golden("reports/year.md", write_markdown(year(causes=("core", "price.high")), TAXONOMY))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width):
    """Long names wrap."""
    wide = [case(at, answers={"incidents": [{"department": "Wide " * 40, "process": "w" * 90}]}) for at in range(5)]

    assert max(map(len, draw(report_on(*YEAR, *wide), TAXONOMY, Screen(width=width)).splitlines())) <= width


def test_colour_is_never_the_only_sign():
    """Without its sequences the coloured screen is the plain one."""
    coloured = draw(year(), TAXONOMY, Screen(colour=True))
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]

    assert "\x1b[" in coloured
    assert bare == draw(year(), TAXONOMY, Screen()).splitlines()


def test_who_stays_is_never_shown_alone():
    """Every section that tells who stays tells promises and obstacles too."""
    telling = [
        {line.label for line in section.lines}
        for section in sections(year(), TAXONOMY)
        if any(line.label == "Stays" for line in section.lines)
    ]

    assert len(telling) == 2
    assert all({"Promises made", "Met an obstacle on the way out"} <= labels for labels in telling)


def test_shares_of_several_causes_say_so():
    """A reader who adds them up is told why they do not make 100 %."""
    noted = [section.title for section in sections(october(), TAXONOMY) if "100 %" in " ".join(section.notes)]

    assert noted == ["All causes, main or contributing", "All causes, by group", "All causes the house found"]


def test_few_cases_are_marked():
    """Below five cases a share is marked, from five on not."""
    four, five = (draw(report_on(*YEAR[:count]), TAXONOMY, Screen()) for count in (4, 5))

    assert re.search(r"^Leaves .* 3 of 4 +75% \(few cases\)$", four, re.MULTILINE)
    assert re.search(r"^Leaves .* 3 of 5 +60%$", five, re.MULTILINE)


def test_a_long_ranking_is_cut_on_the_screen_and_whole_on_the_page():
    """The screen says how many more there are, and where."""
    drawn, page = draw(report_on(*many(13)), TAXONOMY, Screen()), write_markdown(report_on(*many(13)), TAXONOMY)

    assert "and 3 more; all of them with --format md" in drawn
    assert "Department 12" not in drawn
    assert "Department 12" in page


def test_no_case_at_all_says_how_to_begin():
    """An empty home is not an error."""
    for page in (draw(report_on(), TAXONOMY, Screen()), write_markdown(report_on(), TAXONOMY)):
        assert "There is no finished case to report on yet." in page
        assert "exitcoach demo" in page


def test_an_empty_selection_says_how_to_widen_it():
    """Only the filters in use are named."""
    drawn = draw(year(outcomes=("unknown",), departments=("Nowhere",)), TAXONOMY, Screen())

    assert "No finished case is in this selection." in drawn
    assert "leave out --department; leave out --outcome" in drawn
    assert "--since" not in drawn


def test_left_out_cases_are_told_on_the_page():
    """With the way to bring them in."""
    named = tuple(plain["id"] for plain in YEAR[6:])
    drawn = draw(year(cases=named), TAXONOMY, Screen())

    assert "it was practice" in drawn
    assert "exitcoach resume" in drawn


@pytest.mark.usefixtures("spanish")
def test_causes_and_days_are_in_the_language():
    """Words of the taxonomy and dates follow it."""
    page = write_markdown(year(since=date(2026, 1, 1), causes=("price",)), TAXONOMY)

    assert "Precio demasiado alto" in page
    assert "1 ene 2026" in page
    assert "| 1 | 1 | 100 % | pocos casos |" in page


def test_a_cause_the_taxonomy_lost_is_shown_by_its_id():
    """A retired leaf is still counted."""
    assert "old.leaf" in draw(report_on(case(answers={"cause": "old.leaf"})), TAXONOMY, Screen())


@pytest.mark.parametrize(("count", "bar"), [(0, ""), (1, "▉"), (8, "███████"), (16, "██████████████")])
def test_bars(count, bar):
    """Eighths of a block: sixteen of sixteen fill fourteen columns."""
    assert drawn_bar(Share(count, 16), Screen()) == bar
