"""The rules between answers."""

import pytest

from exitcoach.domain.cases import Answers, Gate, Value
from exitcoach.domain.catalog import BY_ID, CATALOG
from exitcoach.domain.conditions import Condition, Test
from exitcoach.domain.questions import Kind, Spec
from exitcoach.interview.facts import any_causes, repeated_failure, rows
from exitcoach.interview.rules import applicable, choices_of, subject_lookup, value_faults
from tests.fakes.playbooks import CAUSES, small_taxonomy

TAXONOMY = small_taxonomy()
HOLD = Gate(verdict="hold", reasons=("not_heard",))
CARE = Gate(verdict="care", reasons=("still_hot",))
PROMISE = {"what": "call", "owner": "Bo", "due": "2026-12-01"}


@pytest.mark.parametrize(
    ("subject", "answers", "expected"),
    [
        ("heard_out", {"heard_out": True}, ("yes",)),
        ("heard_out", {"heard_out": False}, ("no",)),
        ("intensity", {"intensity": 4}, ("4",)),
        ("decision", {"decision": "stays"}, ("stays",)),
        ("obstacles", {"obstacles": ("fee", "waiting")}, ("fee", "waiting")),
        ("obstacles", {"obstacles": ()}, ()),
        ("story", {"story": "It broke"}, ("It broke",)),
        ("story", {"story": " "}, ()),
        ("story", {}, ()),
        ("incidents", {"incidents": ({"what": "a"}, {})}, ("2",)),
        (
            "causes.any",
            {"cause": "price.high", "causes_contributing": ("fit.need_changed",)},
            ("price.high", "fit.need_changed"),
        ),
        ("causes.any", {"causes_contributing": ("fit.need_changed",)}, ("fit.need_changed",)),
        ("causes.any", {}, ()),
        ("cause.circumstance", {"cause": "circumstance.moved"}, ("yes",)),
        ("cause.circumstance", {"cause": "unknown.not_said"}, ("no",)),
        ("cause.circumstance", {}, ("no",)),
        ("failure.repeated", {"cause": "core.repeated"}, ("yes",)),
        ("failure.repeated", {}, ("no",)),
        ("gate.verdict", {}, ("hold",)),
    ],
)
def test_subjects(subject: str, answers: Answers, expected: tuple[str, ...]) -> None:
    """A condition finds words for every answer and every fact; none where there is no answer."""
    assert subject_lookup(answers, TAXONOMY, HOLD)(subject) == expected


def test_no_verdict_before_the_gate() -> None:
    """Without a stored gate there is no verdict to speak of."""
    assert subject_lookup({}, TAXONOMY, None)("gate.verdict") == ()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"incidents": ({"times": 2},)}, True),
        ({"incidents": ({"times": 1},)}, False),
        ({"incidents": ({"times": 1}, {"reported_before": True})}, True),
        ({"incidents": ({"reported_before": False},)}, False),
        ({"cause": "response.slow"}, True),
        ({"cause": "price.high", "causes_contributing": ("core.repeated",)}, True),
        ({"cause": "core.quality"}, False),
        ({}, False),
    ],
)
def test_repeated_failure(answers: Answers, expected: bool) -> None:
    """Twice or more, reported before, or a cause that says so, primary or contributing."""
    assert repeated_failure(answers) is expected


def test_causes_and_rows_of_nothing() -> None:
    """What was not answered has no causes and no rows."""
    assert any_causes({}) == ()
    assert rows({}, "incidents") == ()


@pytest.mark.parametrize(
    ("answers", "gate", "set_aside"),
    [
        ({"explore": True, "permission": "yes", "wish": "w", "statement": "s"}, CARE, set()),
        ({"explore": True, "permission": "report_only", "wish": "w", "statement": "s"}, CARE, {"wish"}),
        ({"explore": True, "permission": "no", "wish": "w", "statement": "s"}, CARE, {"wish", "statement"}),
        ({"explore": False, "permission": "yes", "wish": "w"}, CARE, {"permission", "wish"}),
        ({"permission": "yes", "wish": "w"}, CARE, {"permission", "wish"}),
        ({"explore": True, "override_reason": "r"}, HOLD, set()),
        ({"explore": True, "override_reason": "r"}, CARE, {"override_reason"}),
        ({"explore": False, "override_reason": "r"}, HOLD, {"override_reason"}),
        ({"explore": True, "override_reason": "r"}, None, {"override_reason"}),
        ({"cause": "competition.better_offer", "competitor": "c"}, CARE, set()),
        ({"cause": "price.high", "causes_contributing": ("competition.better_offer",), "competitor": "c"}, CARE, set()),
        ({"cause": "price.high", "competitor": "c"}, CARE, {"competitor"}),
        ({"decision": "decides_later", "decision_due": "2026-12-01"}, CARE, set()),
        ({"decision": "leaves", "decision_due": "2026-12-01"}, CARE, {"decision_due"}),
        (
            {"decision": "stays", "exit_steps": ("end_date_told",), "obstacles": ("none",)},
            CARE,
            {"exit_steps", "obstacles"},
        ),
        ({"exit_reference": "x", "effective_date": "2026-12-01"}, CARE, set()),
        (
            {"recontact_consent": "no", "recontact_at": "x", "recontact_topic": "y"},
            CARE,
            {"recontact_at", "recontact_topic"},
        ),
        ({"recontact_consent": "yes", "recontact_at": "x", "recontact_channel": "phone"}, CARE, set()),
        ({"permission": "no", "promises": (PROMISE,), "cause_controlled": "no", "apology": "a"}, CARE, {"permission"}),
        ({"cause": "circumstance.moved", "apology": "a", "causes_contributing": ("price.high",)}, CARE, set()),
    ],
)
def test_applicable(answers: Answers, gate: Gate | None, set_aside: set[str]) -> None:
    """An answer counts only if it applies on the answers that count before it."""
    counting = applicable(CATALOG, answers, TAXONOMY, gate)

    assert set(answers) - set(counting) == set_aside
    assert all(counting[name] == answers[name] for name in counting)


def test_order_of_the_call() -> None:
    """What counts comes in the order of the questions, whatever the order of the answers."""
    assert list(applicable(CATALOG, {"lesson": "l", "story": "s", "channel": "phone"}, TAXONOMY, None)) == [
        "channel",
        "story",
        "lesson",
    ]


def test_own_conditions() -> None:
    """A condition of a playbook's own question may ask about any fact."""
    own = Spec(
        id="own", kind=Kind.TEXT, when=Condition(all_of=(Test("gate.verdict", ("care",)), Test("story", ("*",))))
    )
    answers = {"story": "s", "own": "o"}

    assert "own" in applicable((*CATALOG, own), answers, TAXONOMY, CARE)
    assert "own" not in applicable((*CATALOG, own), answers, TAXONOMY, HOLD)


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        ("causes_contributing", ("core.quality", "fit.need_changed", "ethics.dishonest"), []),
        ("causes_contributing", ("core.quality", "core.quality"), [("repeated-choice", 1, "")]),
        ("causes_contributing", ("core.quality", "price.high"), [("same-as-primary", 1, "")]),
        ("causes_contributing", ("unknown.unclear",), [("barred-choice", 0, "")]),
        (
            "causes_contributing",
            ("core.quality", "fit.need_changed", "ethics.dishonest", "access.hours", "encounter.rude"),
            [("too-many", 3, "")],
        ),
        (
            "causes_contributing",
            ("core.quality", "core.quality", "fit.need_changed", "access.hours"),
            [("repeated-choice", 1, "")],
        ),
        ("obstacles", ("none",), []),
        ("obstacles", ("fee", "none"), [("stands-alone", 1, "")]),
        ("obstacles", ("none", "none"), [("repeated-choice", 1, "")]),
        ("self_check", ("thanked", "did_not_push", "thanked"), [("repeated-choice", 2, "")]),
        ("promises", (PROMISE, {**PROMISE, "authority": "to_confirm"}), []),
        ("promises", ({},), [("missing", 0, "what"), ("missing", 0, "owner"), ("missing", 0, "due")]),
        ("promises", (PROMISE, {**PROMISE, "owner": " "}), [("missing", 1, "owner")]),
        ("promises", ({**PROMISE, "authority": "no"},), [("authority-no", 0, "authority")]),
        ("incidents", ({}, {"reported_before": False}), []),
        ("story", "a", []),
        ("intensity", 3, []),
    ],
)
def test_value_faults(question: str, value: Value, expected: list[tuple[str, int, str]]) -> None:
    """Every rule a value breaks is told with the item and the field it is about."""
    faults = value_faults(BY_ID[question], value, {"cause": "price.high"})

    assert [(fault.code, fault.item, fault.field) for fault in faults] == expected


def test_choices() -> None:
    """Causes come from the playbook's taxonomy, other choices from the question."""
    assert choices_of(BY_ID["cause"], TAXONOMY) == tuple(CAUSES)
    assert choices_of(BY_ID["permission"], TAXONOMY) == ("yes", "no", "report_only", "not_asked")
