"""The report in one to three sentences."""

from dataclasses import replace
from datetime import date

import pytest

from exitcoach.insights.selection import Selection
from exitcoach.insights.share import Share
from exitcoach.locale import speak
from exitcoach.reports.headline import headline, part_words
from tests.browser.believable import taxonomy
from tests.unit.insights.cases import TAXONOMY, case
from tests.unit.reports.october import FIGURES, october
from tests.unit.reports.samples import report_on


def causes(*primary):
    return october(causes=replace(FIGURES.causes, primary=primary))


QUIET = {
    "alarms": None,
    "promises": replace(FIGURES.promises, overdue=0),
    "investigations": replace(FIGURES.investigations, overdue=0),
    "correctives": replace(FIGURES.correctives, overdue=0, back=()),
}


def test_a_whole_headline():
    """Who left, what over, what waits."""
    assert headline(october(), TAXONOMY) == (
        "18 of 24 clients left in October 2026; 15 of 20 in September 2026.",
        "The commonest main cause is “Slow answer or too much effort”: half of the cases (12 of 24).",
        "To act on: 1 alarm; 3 promises overdue; 5 investigations overdue; 1 corrective overdue; "
        "1 failure back after it was put right.",
    )


def test_nothing_is_said_of_no_case():
    """An empty selection has no headline."""
    assert headline(report_on(), TAXONOMY) == ()


def test_nothing_to_do_is_said_too():
    """Silence is no answer."""
    assert headline(october(**QUIET), TAXONOMY)[-1] == "Nothing is overdue."


def test_one_case_of_which_nothing_is_known():
    """In the singular, and without a period to compare with."""
    assert headline(report_on(case(answers={"decision": "leaves"})), TAXONOMY)[:2] == (
        "1 of 1 client left.",
        "No cause is known yet.",
    )


def test_a_period_before_without_cases_is_not_compared_with():
    """Nothing out of nothing is no figure."""
    empty = replace(FIGURES.before, figures=replace(FIGURES.before.figures, n=0))

    assert headline(october(before=empty), TAXONOMY)[0] == "18 of 24 clients left in October 2026."


@pytest.mark.parametrize(
    ("primary", "told"),
    [
        (
            (("core.reliability", 7), ("price.high", 7), ("response.slow", 2)),
            "The commonest main causes are “Outages or unreliable” and “Price too high”: 7 of 24 each.",
        ),
        (
            (("core.reliability", 3), ("price.high", 3), ("response.slow", 3), ("unknown.unclear", 3)),
            "No cause stands out: the commonest have 3 of 24 each.",
        ),
        ((("price.high", 8), ("core.reliability", 1)), "“Price too high”: about a third of the cases (8 of 24)."),
    ],
)
def test_causes_that_lead_together_are_told_together(primary, told):
    """None of them is the first by its place in the alphabet."""
    assert headline(causes(*primary), TAXONOMY)[1].endswith(told)


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (3, 4, "3 of 4"),
        (5, 5, "all the cases (5 of 5)"),
        (96, 100, "nearly all the cases (96 of 100)"),
        (75, 100, "about three quarters of the cases (75 of 100)"),
        (67, 100, "about two thirds of the cases (67 of 100)"),
        (53, 100, "just over half of the cases (53 of 100)"),
        (5, 10, "half of the cases (5 of 10)"),
        (47, 100, "nearly half of the cases (47 of 100)"),
        (1, 4, "1 of 4"),
        (25, 100, "about a quarter of the cases (25 of 100)"),
        (18, 100, "18% of the cases (18 of 100)"),
    ],
)
def test_shares_as_people_say_them(count, of, words):
    """In words where they come near, never without the numbers, and few cases without any word."""
    assert part_words(Share(count, of)) == words


@pytest.mark.parametrize(
    ("since", "until", "when"),
    [
        (None, None, ""),
        (date(2026, 2, 1), date(2026, 2, 28), " in February 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), " in 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), " from Jan 1, 2026 to Mar 31, 2026"),
        (date(2026, 2, 1), date(2026, 2, 27), " from Feb 1, 2026 to Feb 27, 2026"),
        (date(2026, 2, 1), date(2026, 2, 1), " on Feb 1, 2026"),
        (date(2026, 2, 1), None, " since Feb 1, 2026"),
        (None, date.max, " until Dec 31, 9999"),
    ],
)
def test_the_period_in_words(since, until, when):
    """Whole months and years by their names."""
    report = replace(october(before=None), selection=Selection(since=since, until=until))

    assert headline(report, TAXONOMY)[0] == f"18 of 24 clients left{when}."


@pytest.fixture
def spanish():
    speak("es")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("left", "n", "told"),
    [
        (1, 24, "Se fue 1 de 24 clientes"),
        (18, 24, "Se fueron 18 de 24 clientes"),
        (0, 24, "Se fueron 0 de 24 clientes"),
        (1, 1, "Se fue 1 de 1 cliente"),
    ],
)
def test_the_spanish_verb_goes_with_those_who_left(spanish, left, n, told):
    """And the noun with all of them."""
    report = october(before=None, n=n, definitive={"leaves": left})

    assert headline(report, TAXONOMY)[0] == f"{told} en octubre de 2026."


def test_spanish_joins_causes_as_it_is_spoken(spanish):
    """“e” before the sound of an i."""
    leading = causes(("response.slow", 7), ("encounter.indifferent", 7))

    assert " e “Indiferencia o frialdad”" in headline(leading, taxonomy())[1]
