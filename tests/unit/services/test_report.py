"""A report on stored cases."""

import json
from dataclasses import replace

import pytest

from exitcoach.insights.anonymize import LABELS
from exitcoach.insights.around import SupportFacts
from exitcoach.insights.figures import compute
from exitcoach.insights.selection import Selection
from exitcoach.insights.share import Share
from exitcoach.ports import AmbiguousCase, UnknownCase
from exitcoach.services.report import LeftOut, report
from tests.unit.insights.cases import AROUND, TAXONOMY, StoredCases, case, case_id, facts, promise
from tests.unit.insights.year import YEAR

STORE = StoredCases(*YEAR)


def report_on(store=STORE, stand_ins=None, around=AROUND, group_by="", **filters):
    selection = Selection(**filters)
    return report(store, selection, TAXONOMY, around, group_by=group_by, stand_ins=stand_ins)


def ids_of(overview):
    return [json.loads(raw)["id"] for raw in overview.cases]


def test_cases_are_the_counted_ones_as_stored():
    """The bytes of the store, in its order; what figures do not count is not exported."""
    overview = report_on()

    assert STORE.raws[:6] == list(overview.cases) == list(overview.cases)
    assert len(overview.cases) == 6
    assert overview.figures.n == 6


def test_figures_are_of_the_selection():
    """A filter narrows figures and cases alike."""
    overview = report_on(causes=("response",))

    assert [case_id(1), case_id(5)] == ids_of(overview)
    assert overview.figures.n == 2


def test_a_case_may_be_named_by_any_unique_start():
    """In either case of its letters."""
    store = StoredCases(case(1), case(20))

    assert [case_id(20)] == ids_of(report_on(store, cases=(case_id(20)[:-1].upper(),)))


def test_a_start_must_name_one_case():
    """None and several are both told."""
    with pytest.raises(UnknownCase) as unknown:
        report_on(cases=("260101",))
    with pytest.raises(AmbiguousCase) as ambiguous:
        report_on(cases=("261122",))
    assert unknown.value.start == "260101"
    assert len(ambiguous.value.matches) == 8


def test_named_cases_that_do_not_count_are_told():
    """An interrupted call and practice are left out, and the report says which."""
    overview = report_on(cases=(case_id(1), case_id(7), case_id(8)))

    assert (LeftOut(case_id(7), "interrupted"), LeftOut(case_id(8), "practice")) == overview.left_out
    assert [case_id(1)] == ids_of(overview)


def test_unnamed_cases_that_do_not_count_are_not_told():
    """Without --case nobody asked for them."""
    assert report_on().left_out == ()


def test_an_anonymous_report_has_no_names_in_cases_or_figures():
    """The map of what should have happened is free text too."""
    answers = {
        "client.name": "Ana López",
        "causes_contributing": ["response.slow"],
        "incidents": [{"department": "Soporte", "should_have": "Llamar a Ana López"}],
    }
    store = StoredCases(case(1, answers=answers, promises=[promise(owner="Luis Gómez")]))
    overview = report_on(store, stand_ins=LABELS)

    assert overview.figures.map[0].should_have == ("Llamar a Client 1",)
    [told] = overview.cases
    assert "Ana" not in told.decode()
    assert "Luis" not in told.decode()


def test_an_anonymous_report_counts_the_same():
    """Only names change."""
    assert report_on().figures == report_on(stand_ins=LABELS).figures


def test_no_case_is_an_empty_report():
    """Zeros, no failure."""
    overview = report_on(StoredCases())

    assert compute([], TAXONOMY.control, AROUND) == replace(overview.figures, alarms=None)
    assert list(overview.cases) == []


def test_facts_do_not_depend_on_what_they_leave_out():
    """A case with fields nobody here knows is read all the same."""
    assert facts(unheard_of={"a": [1]}).id == case_id(1)


def test_picked_cases_have_no_totals_of_the_house():
    """Six picked cases beside five of them would tell what one person answered; a filter of days picks nobody."""
    support = {case_id(at): SupportFacts(wanted=at == 6, backed=3) for at in range(1, 7)}
    store = StoredCases(*(case(at) for at in range(1, 7)))
    around = replace(AROUND, support=support)

    picked = report_on(store, around=around, cases=tuple(case_id(at) for at in range(1, 7))).figures.house
    every = report_on(store, around=around).figures.house

    assert (picked.support_wanted, picked.backed, picked.backed_by) == (None, None, None)
    assert every.support_wanted == Share(1, 6)
