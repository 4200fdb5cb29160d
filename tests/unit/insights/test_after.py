"""The figures of what came after the call, by hand."""

import json
from dataclasses import replace

import msgspec
import pytest

from exitcoach.insights.around import SupportFacts
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.figures import Before, compute, public
from exitcoach.insights.house import HouseFigures
from exitcoach.insights.share import Share
from tests.unit.insights.aftermath import AFTER, AROUND_AFTER
from tests.unit.insights.cases import AROUND, TAXONOMY, case, case_id, facts, promise, raw


def figures_of(*cases, around=AROUND_AFTER):
    decoded = (msgspec.json.decode(raw(plain), type=CaseFacts) for plain in cases)
    return compute(decoded, TAXONOMY.control, around)


def in_json(*cases, around=AROUND_AFTER):
    return json.loads(msgspec.json.encode(public(figures_of(*cases, around=around))))


def share(count, of):
    return {"count": count, "of": of}


def test_promises_are_overdue_after_their_day_and_on_time_on_it():
    """Due yesterday is overdue, due today is not; kept a day late is kept and not on time."""
    assert in_json(*AFTER)["promises"] == {
        "made": 5,
        "cases": share(3, 6),
        "open": 2,
        "kept": 2,
        "broken": 0,
        "withdrawn": 1,
        "overdue": 1,
        "kept_of_settled": share(2, 2),
        "on_time": share(1, 2),
    }


def test_a_stay_on_a_promise_overdue_is_unsettled():
    """One who stays while the promises hold stays; one whose promise is overdue is counted apart."""
    assert in_json(*AFTER)["definitive"] == {
        "leaves": 5,
        "stays": 1,
        "decides_later": 0,
        "unknown": 0,
        "unanswered": 0,
        "unsettled": 1,
    }


def test_investigations_finished_of_those_owed():
    """Owed where promised or avoidable; what was finished beyond that is told apart."""
    assert in_json(*AFTER)["investigations"] == {"finished": share(2, 3), "overdue": 1, "beyond": 2}


@pytest.mark.parametrize(("days", "overdue"), [(17, 1), (18, 0)])
def test_the_house_says_how_long_an_investigation_may_take(days, overdue):
    """Eighteen days after the call, a term of eighteen days has not passed."""
    around = replace(AROUND_AFTER, days=days)

    assert figures_of(AFTER[1], around=around).investigations.overdue == overdue


def test_correctives_count_once_however_many_cases_they_serve():
    """Those of the selected cases, as the house has them now."""
    assert in_json(*AFTER)["correctives"] == {
        "planned": 1,
        "in_place": 1,
        "verified": share(2, 4),
        "overdue": 1,
        "back": [
            {"id": "c1", "what": "Cure c1", "since": "2026-11-21", "cases": 2},
            {"id": "c2", "what": "Cure c2", "since": "2026-11-01", "cases": 1},
        ],
    }


def test_a_copy_of_a_corrective_the_house_does_not_have_counts():
    """As the case shows it."""
    stranger = {"id": "c9", "what": "Old", "owner": "Iván", "state": "verified", "verified_on": "2026-11-01"}

    assert figures_of(case(correctives=[stranger]), around=AROUND).correctives.verified == Share(1, 1)


def test_a_stale_copy_counts_as_the_house_has_it():
    """The house is the truth, also when it took the case out."""
    copies = [{"id": one, "what": "Old", "owner": "Iván"} for one in ("c2", "c3")]
    correctives = figures_of(case(2, correctives=copies[:1]), case(3, correctives=copies)).correctives

    assert (correctives.planned, correctives.verified) == (1, Share(1, 2))


def test_recontact_is_allowed_with_an_open_gate_or_once_made():
    """A cured and investigated case, and one that was contacted; not one with a day to wait for."""
    recontact = in_json(*AFTER)["recontact"]

    assert (recontact["yes"], recontact["unanswered"]) == (4, 2)
    assert (recontact["allowed"], recontact["made"]) == (share(2, 4), share(1, 2))


def test_returns_are_of_those_who_left_for_good():
    """With the door said or not; days count from the call."""
    assert in_json(*AFTER)["returns"] == {
        "returned": share(1, 4),
        "door_said": share(1, 1),
        "door_unsaid": share(0, 3),
        "days": {"n": 1, "median": 10.0, "low": 10.0, "high": 10.0},
    }


def test_minutes_are_of_calls_that_were_lived_through():
    """Not of cases from files, nor of the time before."""
    assert in_json(*AFTER)["minutes"] == {"n": 3, "median": 20.0, "low": 15.0, "high": 30.0}


def test_months_between_the_first_and_the_last_are_all_there():
    """A month without a case too; one known only by its month is in it."""
    months = in_json(*AFTER, case(8, answers={"call.date": "2027-01-01"}))["by_month"]

    assert [(month["month"], month["cases"], month["left"]) for month in months] == [
        ("2026-09", 1, 1),
        ("2026-10", 1, 1),
        ("2026-11", 5, 3),
        ("2026-12", 0, 0),
        ("2027-01", 1, 0),
    ]
    assert months[2]["groups"] == {"circumstance": 1, "core": 1, "price": 1, "response": 1}


def test_stated_and_diagnosed_causes_stand_side_by_side():
    """Only a finished investigation has diagnosed; agreement needs both causes."""
    causes = in_json(*AFTER)["causes"]

    assert causes["basis"] == {"stated": 1, "inferred": 1, "declined": 0, "unanswered": 4}
    assert causes["diagnosed"] == [["core.reliability", 4]]
    assert causes["diagnosed_any"] == [["core.reliability", 4], ["response.slow", 1]]
    assert causes["agreed"] == share(1, 3)


def test_the_house_is_told_from_five_answers_on():
    """Five answers to one question, six to the other; what other cases answered stays out."""
    house = in_json(*AFTER)["house"]

    assert house["support_wanted"] == share(1, 5)
    assert house["backed"] == {"n": 6, "median": 3.5, "low": 2.25, "high": 4.75}
    assert house["backed_by"] == {"1": 1, "2": 1, "3": 1, "4": 1, "5": 2}


def test_the_house_is_not_told_from_four_answers():
    """Nobody shall be found out."""
    assert figures_of(*AFTER[:4]).house == HouseFigures()


def test_a_practice_case_tells_nothing_of_its_employee():
    """Nor does a call that is not over."""
    support = {case_id(at): SupportFacts(wanted=True, backed=1) for at in range(1, 6)}
    around = replace(AROUND, support=support)
    cases = [case(1, practice=True), case(2, status="interrupted"), *(case(at) for at in range(3, 6))]

    assert figures_of(*cases, around=around).house == HouseFigures()


def test_imported_cases_leave_out_what_they_lack():
    """They count in outcomes, causes and the map; nobody asked, promised or said goodbye in them that we know of."""
    old = {"source": "old.csv", "row": 1, "key": "k", "on": "2026-11-22T12:00:00Z"}
    given = {"cause": "price.high", "decision": "leaves", "incidents": [{"department": "Billing"}]}
    figures = figures_of(
        case(1, imported=old | {"when": "2012"}, answers=given),
        case(2, imported=old | {"when": "2012-05-04"}, answers=given | {"obstacles": ["fee"], "cause_basis": "stated"}),
    )

    assert (figures.n, figures.imported, figures.undated) == (2, 2, 1)
    assert figures.outcomes["leaves"] == figures.definitive["leaves"] == 2
    assert figures.departments == (("Billing", 2),)
    assert (figures.obstacles.met, figures.obstacles.unanswered) == (Share(1, 1), 0)
    assert figures.causes.basis == {"stated": 1, "inferred": 0, "declined": 0, "unanswered": 0}
    assert (figures.goodbye.of, figures.asks.cases.of, figures.recontact.unanswered) == (0, 0, 0)
    assert (figures.promises.cases, figures.returns.returned, figures.minutes.n) == (Share(0, 0), Share(0, 0), 0)
    assert [month.month for month in figures.by_month] == ["2012-05"]


def test_an_imported_case_owes_no_investigation():
    """One that was made all the same is beyond what was owed."""
    old = {"source": "old.csv", "row": 1, "key": "k", "on": "2026-11-22T12:00:00Z", "when": "2012-05-04"}
    given = {"cause": "core.reliability"}
    done = {"findings": "It was the van.", "finished_on": "2026-11-30"}
    figures = figures_of(case(1, imported=old, answers=given), case(2, imported=old, answers=given, investigation=done))

    assert (figures.investigations.finished, figures.investigations.overdue) == (Share(0, 0), 0)
    assert figures.investigations.beyond == 1


def test_the_period_before_is_told_without_what_is_only_of_now():
    """Its own period before, groups, alarms and months stay out."""
    figures = figures_of(*AFTER)
    before = Before(since=AROUND.today, until=AROUND.today, figures=figures_of(case(promises=[promise("kept")])))
    told = json.loads(msgspec.json.encode(public(replace(figures, before=before))))["before"]

    assert (told["since"], told["until"]) == ("2026-12-10", "2026-12-10")
    assert (told["n"], told["promises"]["made"], told["obstacles"]["with"]) == (1, 1, share(0, 0))
    assert not {"before", "groups", "alarms", "by_month"} & set(told)


def test_a_decoded_case_without_what_came_later_needs_none_of_it():
    """Cases stored before these fields were there are read as they are."""
    assert (facts().imported, facts().investigation, facts().correctives) == (None, None, ())
