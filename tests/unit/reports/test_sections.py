"""What a page says, whatever draws it."""

from dataclasses import replace
from datetime import date

import pytest

from exitcoach.insights.selection import Selection
from exitcoach.insights.share import Share
from exitcoach.insights.spread import NO_SPREAD, Spread, spread
from exitcoach.reports.sections import sections
from exitcoach.reports.sparklines import sparkline
from exitcoach.reports.spreads import spread_words
from exitcoach.reports.wording import group_name
from tests.unit.insights.cases import TAXONOMY
from tests.unit.reports.october import FIGURES, october


def section(title, report=None):
    return next(each for each in sections(report or october(), TAXONOMY) if each.title == title)


def line(title, label, report=None):
    return next(each for each in section(title, report).lines if each.label == label)


def test_what_to_act_on_comes_first():
    """Then why they left, then how it ended; how it was counted comes last."""
    titles = [each.title for each in sections(october(), TAXONOMY)]

    assert titles[:4] == ["Alarms", "Overdue", "Main cause", "How it ended"]
    assert titles[-3:] == ["What clients said", "Lessons", "How it is counted"]


def test_too_short_a_history_takes_no_room_at_the_top():
    """One quiet line with how it is counted; under its own title only with a signal that somebody logged."""
    short = replace(FIGURES.alarms, history="too_little", raised=())
    silent = sections(october(alarms=replace(short, smoke=())), TAXONOMY)
    logged = sections(october(alarms=short), TAXONOMY)

    assert silent[0].title == "Overdue"
    assert [words for words in silent[-1].sentences if words.startswith("Too little history")]
    assert silent[-1].quiet
    assert logged[0].title == "Alarms"
    assert not [words for words in logged[-1].sentences if words.startswith("Too little history")]


def test_picked_cases_say_why_the_house_is_not_told():
    """And other reports say nothing of it."""
    picked = replace(october(), selection=Selection(cases=("261122-h3k2v000001",)))
    told = ["picked by --case" in " ".join(sections(each, TAXONOMY)[-1].sentences) for each in (picked, october())]

    assert told == [True, False]


@pytest.mark.parametrize(
    ("title", "label"), [("Investigations", "Investigations overdue"), ("Correctives", "Correctives overdue")]
)
def test_what_is_overdue_is_named_with_it(title, label):
    """One word for all of them would need one gender."""
    assert line(title, label).warns


def test_each_share_has_its_former_one():
    """Also of what was not there before, and under a name spelled otherwise."""
    assert line("Main cause", "Slow answer or too much effort").before == Share(5, 20)
    assert line("Main cause", "Outages or unreliable").before == Share(0, 20)
    assert line("Departments", "Support").before == Share(7, 20)
    assert line("How it ended", "Stays").before == Share(5, 20)


def test_a_period_before_without_cases_compares_with_nothing():
    """Shares of nothing tell nothing."""
    empty = replace(FIGURES.before, figures=replace(FIGURES.before.figures, n=0))

    assert line("Main cause", "Price too high", october(before=empty)).before is None


def test_what_stands_open_today_has_no_former_figure():
    """What was overdue a month ago nobody knows any more."""
    assert line("Overdue", "Promises overdue").count_before is None
    assert line("Promises", "Still open").count_before is None
    assert line("Promises", "Broken").count_before == 2


def test_only_what_is_overdue_is_listed_as_overdue():
    """A list of noughts would hide it; with nothing overdue there is no list."""
    promises, none = replace(FIGURES.promises, overdue=0), replace(FIGURES.investigations, overdue=0)
    correctives = replace(FIGURES.correctives, overdue=0)

    assert [each.label for each in section("Overdue", october(promises=promises)).lines] == [
        "Investigations overdue",
        "Correctives overdue",
    ]
    titles = {
        each.title
        for each in sections(october(promises=promises, investigations=none, correctives=correctives), TAXONOMY)
    }
    assert "Overdue" not in titles


def test_a_stay_that_did_not_hold_is_told_apart():
    """It is neither a stay nor a departure."""
    label = "Said they stay, but a promise was broken or is late"

    assert line("How it ended, with what was decided later", label).share == Share(2, 24)
    assert label not in {each.label for each in section("How it ended").lines}


def test_a_failure_that_came_back_is_told_with_its_numbers():
    """After which corrective, how often, since when."""
    assert section("Correctives").sentences == (
        "Back again after “Answer every complaint in a day”: 2 cases since Mar 3, 2026.",
    )


def test_shares_of_consent_leave_out_cases_that_could_not_answer():
    """Cases of the time before are in no answer."""
    recontact = replace(FIGURES.recontact, unanswered=0)

    assert line("May we write again?", "Not asked", october(recontact=recontact)).share == Share(3, 22)


@pytest.mark.parametrize(
    ("dimension", "group", "name"),
    [
        ("cause", "price.high", "Price too high"),
        ("channel", "in_person", "In person"),
        ("month", "2026-10", "October 2026"),
        ("month", "some day", "some day"),
        ("segment", "Households", "Households"),
        ("department", "", "Not given"),
    ],
)
def test_groups_have_names(dimension, group, name):
    """Ids in the language; names as people gave them."""
    assert group_name(TAXONOMY, dimension, group) == name


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (NO_SPREAD, ""),
        (spread([7]), "7 (1 case)"),
        (spread([7, 8, 9]), "8 in the middle of 3 cases"),
        (
            Spread(n=20, median=14.5, low=9, high=1222.25),
            "14.5 in the middle case, half of them between 9 and 1,222.2 (20 cases)",
        ),
    ],
)
def test_spreads_in_words(values, words):
    """Without the word median, and no more said of few cases than they tell."""
    assert spread_words(values) == words


@pytest.mark.parametrize(
    ("values", "blocks", "typed"),
    [
        ((), "", ""),
        ((0, 0), "▁▁", "__"),
        ((0, 1, 700), "▁▂█", "_.#"),
        ((0, 1, 2, 3, 4, 5, 6, 7), "▁▂▃▄▅▆▇█", "_.:-=+*#"),
    ],
)
def test_sparklines(values, blocks, typed):
    """Only none at all is on the ground."""
    assert sparkline(values) == blocks
    assert sparkline(values, unicode=False) == typed


def test_the_day_of_the_report_stands_beside_what_is_overdue():
    """Tomorrow it may be more."""
    report = replace(october(), made_on=date(2026, 11, 1))

    assert section("Overdue", report).notes == (
        "As of Nov 1, 2026. To see who owes what: exitcoach followups --overdue",
    )
