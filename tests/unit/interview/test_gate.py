"""The recovery gate against a second reading of its table, and by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exitcoach.domain.cases import Answers
from exitcoach.interview.gate import evaluate, stored
from tests.fakes.playbooks import CAUSES, small_taxonomy
from tests.unit.interview.second_reading import read_again, read_early

TAXONOMY = small_taxonomy()
CONTROLS = {cause: control.value for cause, control in CAUSES.items()}
CONFIRMED = some.sampled_from(["yes", "corrected", "not_asked"])
INCIDENT = some.fixed_dictionaries(
    {}, optional={"what": some.just("late"), "times": some.integers(1, 3), "reported_before": some.booleans()}
)
ANSWERS = some.fixed_dictionaries(
    {},
    optional={
        "story": some.sampled_from(["It broke", " ", "\n\t", ""]),
        "intensity": some.integers(1, 5),
        "heard_out": some.booleans(),
        "playback_confirmed": CONFIRMED,
        "firmness": some.sampled_from(["firm", "leaning", "open", "unknown"]),
        "cause": some.sampled_from(list(CAUSES)),
        "causes_contributing": some.lists(some.sampled_from(list(CAUSES)), max_size=3, unique=True).map(tuple),
        "cause_basis": some.sampled_from(["stated", "inferred", "declined"]),
        "causes_confirmed": CONFIRMED,
        "incidents": some.lists(INCIDENT, max_size=2).map(tuple),
        "permission": some.sampled_from(["yes", "no", "report_only", "not_asked"]),
        "decision": some.sampled_from(["leaves", "stays"]),
    },
)
READY: Answers = {
    "story": "It broke",
    "heard_out": True,
    "intensity": 3,
    "playback_confirmed": "yes",
    "firmness": "open",
    "cause": "core.quality",
    "cause_basis": "stated",
}


@settings(max_examples=400)
@given(ANSWERS)
def test_second_reading(answers: Answers) -> None:
    """Verdict and every reason are those of the table, whatever the answers."""
    gate = evaluate(answers, TAXONOMY)

    assert (gate.verdict, gate.reasons) == read_again(answers, CONTROLS)


@settings(max_examples=200)
@given(ANSWERS)
def test_stored_is_blind_to_recovery(answers: Answers) -> None:
    """The stored gate looks only at what comes before recovery, so it never stops."""
    gate = stored(answers, TAXONOMY)

    assert (gate.verdict, gate.reasons) == read_early(answers, CONTROLS)
    assert gate.verdict != "stop"


@pytest.mark.parametrize(
    ("change", "verdict", "reasons"),
    [
        ({}, "explore", ["opening"]),
        ({"permission": "no"}, "stop", ["client_said_no"]),
        ({"permission": "report_only"}, "stop", ["report_only_wanted"]),
        ({"permission": "yes"}, "explore", ["opening"]),
        ({"permission": "no", "firmness": "firm"}, "stop", ["client_said_no", "decision_firm"]),
        ({"firmness": "firm"}, "let_go", ["decision_firm"]),
        ({"firmness": "firm", "heard_out": False}, "let_go", ["decision_firm", "not_heard"]),
        ({"cause": "circumstance.deceased"}, "let_go", ["circumstance"]),
        ({"causes_contributing": ("circumstance.moved",)}, "explore", ["opening"]),
        ({"cause": "unknown.not_said"}, "let_go", ["declined_to_say"]),
        ({"cause_basis": "declined"}, "let_go", ["declined_to_say"]),
        ({"cause": "unknown.unclear"}, "hold", ["cause_unknown"]),
        ({"cause": None}, "hold", ["cause_unknown"]),
        ({"heard_out": None}, "hold", ["not_heard"]),
        ({"story": " \n"}, "hold", ["not_heard"]),
        ({"story": None, "heard_out": None, "cause": None}, "hold", ["not_heard", "cause_unknown"]),
        ({"intensity": 4}, "care", ["still_hot"]),
        ({"intensity": None}, "explore", ["opening"]),
        ({"playback_confirmed": "not_asked"}, "care", ["unconfirmed"]),
        ({"playback_confirmed": None, "causes_confirmed": "corrected"}, "explore", ["opening"]),
        ({"cause": "response.slow"}, "care", ["repeated_failure"]),
        ({"causes_contributing": ("core.repeated",)}, "care", ["repeated_failure"]),
        ({"incidents": ({"times": 2},)}, "care", ["repeated_failure"]),
        ({"incidents": ({"times": 1}, {"reported_before": True})}, "care", ["repeated_failure"]),
        ({"incidents": ({"times": 1, "reported_before": False},)}, "explore", ["opening"]),
        ({"intensity": 5, "playback_confirmed": "not_asked"}, "care", ["still_hot", "unconfirmed"]),
    ],
)
def test_by_hand(change: Answers, verdict: str, reasons: list[str]) -> None:
    """One step away from a client who was heard, calm and understood."""
    answers = {name: value for name, value in {**READY, **change}.items() if value is not None}
    gate = evaluate(answers, TAXONOMY)

    assert (gate.verdict, list(gate.reasons)) == (verdict, reasons)


def test_nothing_known() -> None:
    """Before anything is known the advice is to listen, and what is missing is told."""
    gate = evaluate({}, TAXONOMY)

    assert (gate.verdict, gate.reasons) == ("hold", ("not_heard", "cause_unknown", "unconfirmed"))
