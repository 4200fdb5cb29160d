"""A month that has every figure there is, on the screen and as Markdown."""

from dataclasses import replace

import pytest

from exitcoach.domain.commitments import Lesson
from exitcoach.insights.groups import Grouping
from exitcoach.insights.house import HouseFigures
from exitcoach.insights.months import MonthFigures
from exitcoach.insights.share import Share
from exitcoach.reports.definitions import definitions
from exitcoach.reports.markdown import write_markdown
from exitcoach.reports.terminal import Screen, draw
from exitcoach.services.report import Quote
from tests.unit.insights.cases import TAXONOMY
from tests.unit.reports.october import FIGURES, october


@pytest.mark.parametrize("width", [60, 80])
def test_a_month_with_everything_on_a_screen(width, golden):
    """Every figure there is, with groups, months, and the period before."""
    golden(f"reports/october.{width}.txt", draw(october(), TAXONOMY, Screen(width=width)))


def test_a_month_with_everything_as_markdown(golden):
    """The same on a page."""
    golden("reports/october.md", write_markdown(october(), TAXONOMY))


def test_the_first_screen_tells_the_truth():
    """Twenty-four lines hold the headline, alarms, what is overdue, and the commonest causes."""
    first = "\n".join(draw(october(), TAXONOMY, Screen()).splitlines()[:24])

    for words in (
        "18 of 24 clients left",
        "12 cases in the 28 days",
        "Promises overdue                              3",
        "12 of 24 50%",
    ):
        assert words in first


def test_every_sign_of_our_own_has_one_of_ascii():
    """Bars, sparklines, bullets, quotation marks and dashes."""
    assert draw(october(), TAXONOMY, Screen(unicode=False)).isascii()


@pytest.mark.parametrize("width", [40, 60, 79, 80, 100])
def test_no_line_of_a_full_report_is_wider_than_the_screen(width):
    """Tables become lists where they have no room."""
    assert max(map(len, draw(october(), TAXONOMY, Screen(width=width)).splitlines())) <= width


def test_a_page_has_one_figure_a_line():
    """A change of one number changes one line of the page."""
    goodbye = replace(FIGURES.goodbye, by_act=FIGURES.goodbye.by_act | {"thanks": Share(21, 24)})
    before, after = (write_markdown(report, TAXONOMY).splitlines() for report in (october(), october(goodbye=goodbye)))

    assert [line for line in after if line not in before] == ["| Thanks | 21 | 24 | 88% | before 83% |"]


def test_a_month_that_runs_says_so():
    """Its low numbers are no turn for the better."""
    running = (*FIGURES.by_month, MonthFigures(month="2026-11", cases=2, left=1, groups={}))

    assert "November 2026 is not over yet." in draw(october(by_month=running), TAXONOMY, Screen())


@pytest.mark.parametrize(("months", "told"), [(48, "and 28 months before"), (21, "and 1 month before"), (20, "")])
def test_a_long_course_of_months_shows_the_last(months, told):
    """As many as there is room for on the screen, all of them on the page."""
    course = tuple(
        MonthFigures(month=f"{2020 + at // 12}-{at % 12 + 1:02}", cases=at + 1, left=at, groups={})
        for at in range(months)
    )
    drawn, page = (
        draw(october(by_month=course), TAXONOMY, Screen()),
        write_markdown(october(by_month=course), TAXONOMY),
    )

    assert ("month before;" in drawn or "months before;" in drawn) == bool(told)
    assert told in drawn
    assert f"last {months}" in drawn
    assert "| 2020-01 | 1 | 0 |" in page


@pytest.mark.parametrize("page", [write_markdown, lambda report, taxonomy: draw(report, taxonomy, Screen())])
def test_what_is_missing_is_not_told(page):
    """No comparison, groups, house totals, quotes or lessons without any."""
    bare = replace(
        october(before=None, groups=None, house=HouseFigures(), alarms=None, by_month=()), quotes=(), lessons=()
    )
    told = page(bare, TAXONOMY)

    for words in (
        "(before",
        "before 2",
        "By department",
        "Felt backed",
        "Alarms",
        "Month by",
        "clients said",
        "Lessons",
    ):
        assert words not in told


def test_cases_of_the_time_before_say_what_they_lack():
    """A word why some figures leave them out."""
    drawn = " ".join(draw(october(imported=20, undated=1), TAXONOMY, Screen()).split())

    assert "24 cases, 3 still without their debrief, 20 from before exitcoach" in drawn
    assert "20 cases are from the time before exitcoach" in drawn
    assert "1 case has no day of the call" in drawn


def test_the_definitions_are_printed_with_the_report():
    """All of them, on the screen and on the page."""
    drawn = " ".join(draw(october(), TAXONOMY, Screen()).replace("\n ", "").split())
    page = write_markdown(october(), TAXONOMY)

    assert len(definitions()) > 20
    for term, meaning in definitions():
        assert f"{term}: {meaning}" in drawn
        assert f"- {term}: {meaning}" in page


TYPED = "<b>[red]\x1b[31m| *x* \u202e=1+1"


def test_what_people_typed_obeys_nothing():
    """Quotes, lessons, signals, correctives and names of groups."""
    row = replace(FIGURES.groups.rows[0], id=TYPED)
    report = replace(
        october(
            groups=Grouping(by="segment", rows=(row,)),
            correctives=replace(FIGURES.correctives, back=(replace(FIGURES.correctives.back[0], what=TYPED),)),
            alarms=replace(FIGURES.alarms, smoke=(replace(FIGURES.alarms.smoke[0], text=TYPED, by=TYPED),)),
        ),
        quotes=(Quote(cause="price.high", text=TYPED, day=None),),
        lessons=(Lesson(id="l1", cause="price.high", text=TYPED),),
    )
    drawn, page = draw(report, TAXONOMY, Screen(width=100)), write_markdown(report, TAXONOMY)

    assert not set(drawn + page) & {"\x1b", "\u202e"}
    assert drawn.count("[red]") == 6
    assert page.count("&lt;b&gt;\\[red\\]�\\[31m\\| \\*x\\* �=1+1") == 6
