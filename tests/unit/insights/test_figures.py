"""The figures of a selection, by hand."""

import json

import msgspec

from exitcoach.insights.figures import compute, public
from exitcoach.insights.share import Share
from tests.unit.insights.cases import AROUND, TAXONOMY, case, facts, raw
from tests.unit.insights.year import YEAR


def figures_of(*cases):
    decoded = (msgspec.json.decode(raw(plain), type=type(facts())) for plain in cases)
    return compute(decoded, TAXONOMY.control, AROUND)


def in_json(*cases):
    return json.loads(msgspec.json.encode(public(figures_of(*cases))))


def test_counts_closed_and_debrief_without_practice():
    """n leaves out interrupted calls and practice, and tells how many still lack their debrief."""
    figures = figures_of(*YEAR)

    assert (figures.n, figures.without_debrief) == (6, 2)


def test_outcomes_have_every_decision_and_its_absence():
    """A case without decision counts as unanswered; definitive reads what was decided later, then the promises."""
    figures = in_json(*YEAR)

    assert figures["outcomes"] == {"leaves": 3, "stays": 1, "decides_later": 1, "unknown": 0, "unanswered": 1}
    assert figures["definitive"] == {
        "leaves": 4,
        "stays": 0,
        "decides_later": 0,
        "unknown": 0,
        "unanswered": 1,
        "unsettled": 1,
    }


def test_causes_are_ranked_with_ties_by_id():
    """Most first, ties by id; any counts primary and contributing, each cause and group once a case."""
    causes = in_json(*YEAR)["causes"]

    assert causes["primary"] == [
        ["circumstance.deceased", 1],
        ["core.reliability", 1],
        ["price.high", 1],
        ["response.slow", 1],
        ["unknown.not_said", 1],
    ]
    assert causes["any"][:2] == [["core.reliability", 2], ["response.slow", 2]]
    assert causes["group_any"] == [["core", 2], ["response", 2], ["circumstance", 1], ["price", 1], ["unknown", 1]]


def test_control_is_over_cases_with_a_cause_and_unknown_over_all():
    """A case without cause is in no hands, and raises the unknown."""
    causes = in_json(*YEAR)["causes"]

    assert causes["control"] == {"A": 2, "M": 1, "U": 2}
    assert causes["avoidable"] == {"count": 2, "of": 5}
    assert causes["unknown"] == {"count": 2, "of": 6}


def test_third_party_is_a_known_cause():
    """Of the group without clear cause, only what nobody said or understood is unknown."""
    assert figures_of(case(answers={"cause": "unknown.third_party"})).causes.unknown == Share(0, 1)


def test_obstacles_leave_out_none():
    """None is an answer and no obstacle; a case without answer is told apart."""
    assert in_json(*YEAR)["obstacles"] == {
        "each": [["waiting", 2], ["paperwork", 1]],
        "with": {"count": 2, "of": 3},
        "unanswered": 3,
    }


def test_asks_and_advice():
    """Asked cases are a share of n; against advice is over the explored, by the stored gate."""
    figures = in_json(*YEAR)

    assert figures["asks"] == {"total": 2, "cases": {"count": 2, "of": 6}}
    assert figures["against_advice"] == {"count": 1, "of": 3}


def test_goodbye_pools_acts_that_apply():
    """A death asks for no open door, a client who stays meets no obstacle, a blank apology is none."""
    goodbye = in_json(*YEAR)["goodbye"]

    assert goodbye["by_act"] == {
        "apology": {"count": 2, "of": 4},
        "thanks": {"count": 3, "of": 6},
        "feedback": {"count": 1, "of": 3},
        "investigation": {"count": 1, "of": 4},
        "no_obstacles": {"count": 1, "of": 4},
        "door_open": {"count": 2, "of": 3},
        "recontact_asked": {"count": 3, "of": 5},
    }
    assert (goodbye["count"], goodbye["of"]) == (13, 29)


def test_an_act_that_does_not_apply_is_not_counted_when_done():
    """An apology given for a removal raises neither side of the share."""
    goodbye = figures_of(case(answers={"cause": "circumstance.moved", "apology": "Sorry to see you go."})).goodbye

    assert goodbye.by_act["apology"] == Share(0, 0)


def test_recontact_consent_is_over_those_asked():
    """Not asked and not answered stand beside."""
    assert in_json(*YEAR)["recontact"] == {
        "yes": 2,
        "no": 1,
        "not_asked": 2,
        "unanswered": 1,
        "consent": {"count": 2, "of": 3},
        "allowed": {"count": 0, "of": 2},
        "made": {"count": 0, "of": 0},
    }


def test_promises_and_where_they_stand():
    """Every promise of a counted case, by its state."""
    assert in_json(*YEAR)["promises"] == {
        "made": 3,
        "cases": {"count": 2, "of": 6},
        "open": 1,
        "kept": 1,
        "broken": 1,
        "withdrawn": 0,
        "overdue": 1,
        "kept_of_settled": {"count": 1, "of": 2},
        "on_time": {"count": 0, "of": 1},
    }


def test_the_map_counts_a_place_once_a_case():
    """Two incidents at one place are one case there; an incident without a place is on no map."""
    assert in_json(*YEAR)["map"] == [
        {"department": "Billing", "process": "", "position": "", "cases": 1, "should_have": []},
        {"department": "Support", "process": "", "position": "", "cases": 1, "should_have": ["Call back the same day"]},
        {
            "department": "Support",
            "process": "Repairs",
            "position": "Technician",
            "cases": 1,
            "should_have": ["Send a technician in two days"],
        },
    ]


def test_spellings_that_fold_alike_are_one_name():
    """The commonest spelling stands for all, whatever came first."""
    written = ("atencion", "Atención", "ATENCIÓN ", "Atención")
    cases = [case(at, answers={"incidents": [{"department": name}]}) for at, name in enumerate(written)]

    assert in_json(*cases)["departments"] == [["Atención", 4]]


def test_nothing_gives_zeros():
    """No cases, no division: every share is 0 of 0."""
    figures = in_json()

    assert figures["n"] == 0
    assert {"count": 0, "of": 0} == figures["causes"]["avoidable"] == figures["recontact"]["consent"]


def test_few_is_below_five_cases():
    """A share of four cases is marked, of five not."""
    assert [Share(0, 4).few, Share(0, 5).few] == [True, False]
