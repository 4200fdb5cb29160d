"""A report on stored cases."""

import json
from datetime import UTC

import pytest

from exitcoach.insights.anonymize import LABELS
from exitcoach.insights.figures import compute
from exitcoach.insights.selection import Selection
from exitcoach.ports import AmbiguousCase, UnknownCase
from exitcoach.services.report import LeftOut, report
from tests.unit.insights.cases import TAXONOMY, StoredCases, case, case_id, facts, promise
from tests.unit.insights.year import YEAR

STORE = StoredCases(*YEAR)


def report_on(store=STORE, stand_ins=None, with_cases=True, **filters):
    selection = Selection(**filters)
    return report(store, selection, TAXONOMY, UTC, with_cases=with_cases, stand_ins=stand_ins)


def ids_of(overview):
    return [json.loads(raw)["id"] for raw in overview.cases]


def test_cases_are_the_counted_ones_as_stored():
    """The bytes of the store, in its order; what figures do not count is not exported."""
    overview = report_on()

    assert tuple(STORE.raws[:6]) == overview.cases
    assert overview.figures.n == 6


def test_figures_are_of_the_selection():
    """A filter narrows figures and cases alike."""
    overview = report_on(causes=("response",))

    assert [case_id(1), case_id(5)] == ids_of(overview)
    assert overview.figures.n == 2


def test_cases_are_kept_only_when_asked_for():
    """A page of figures needs no copy of every case."""
    overview = report_on(with_cases=False)

    assert (overview.figures.n, overview.cases) == (6, ())


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
    assert b"Ana" not in overview.cases[0]
    assert "Luis" not in overview.cases[0].decode()


def test_an_anonymous_report_counts_the_same():
    """Only names change."""
    assert report_on().figures == report_on(stand_ins=LABELS).figures


def test_no_case_is_an_empty_report():
    """Zeros, no failure."""
    overview = report_on(StoredCases())

    assert compute([], TAXONOMY.control) == overview.figures
    assert overview.cases == ()


def test_facts_do_not_depend_on_what_they_leave_out():
    """A case with fields nobody here knows is read all the same."""
    assert facts(unheard_of={"a": [1]}).id == case_id(1)
