"""Answer files as a whole."""

from collections.abc import Mapping

import pytest

from exitcoach.frontends.answers_findings import MOST_PROBLEMS
from exitcoach.ports import Rejected
from tests.fakes.answer_files import read, told


def test_order() -> None:
    """Answers come in the order of the call."""
    assert list(read("lesson: l\ndecision: leaves\nclient: {since: 2020, name: Ana}\n").answers) == [
        "client.name",
        "client.since",
        "decision",
        "lesson",
    ]


def test_all_problems_at_once() -> None:
    """Nothing hides behind something else: every problem, sorted by line, with its facts."""
    text = (
        "chanel: phone\nintensity: 9\nservice: !x a\nclient: {name: a, name: b}\ndecision: stays\nexit_reference: a\n"
    )

    assert told(text, {"client.name": "c"}) == [
        (1, "chanel", "unknown-id"),
        (2, "intensity", "not-a-scale"),
        (3, "service", "tag"),
        (4, "client.name", "contradicts-option"),
        (4, "client.name", "duplicate-id"),
        (6, "exit_reference", "does-not-apply"),
    ]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("chanel: a", {"near": "channel"}),
        ("client: {nmae: a}", {"near": "client.name"}),
        ("incidents: [{deparment: a}]", {"near": "department"}),
        ("cause: core.qualty", {"value": "core.qualty", "near": "core.quality"}),
        ("service: a\n\nservice: b", {"first": "1"}),
        ("decision: stays\nexit_reference: a", {"subject": "decision", "has": "stays", "barred": "yes"}),
        ("explore: no\npermission: yes", {"subject": "explore", "has": "no", "wanted": "yes"}),
        ("competitor: Acme", {"subject": "causes.any", "has": "", "wanted": "competition.*"}),
        ("explore: yes", {"verdict": "hold"}),
    ],
)
def test_facts(text: str, facts: Mapping[str, str]) -> None:
    """A problem brings the nearest spelling, the first line, or the answer that makes another not apply."""
    with pytest.raises(Rejected) as caught:
        read(text)

    assert facts.items() <= dict(caught.value.problems[0].facts).items()


@pytest.mark.parametrize("text", ["{}", "client: {name: ' '}\nchannel: ~", "client.name: Ana\nchannel: phone"])
def test_options(text: str) -> None:
    """What the command line says is added where the file is silent, and may be said twice."""
    assert read(text, {"client.name": "Ana", "channel": "phone"}).answers == {"client.name": "Ana", "channel": "phone"}


def test_contradicting_options() -> None:
    """An option that says something else than the file is a problem of that line; an impossible one, of the option."""
    text = "client:\n  name: Ana\nchannel: chat\n"

    assert told(text, {"client.name": "Bea", "channel": "phone"}) == [
        (2, "client.name", "contradicts-option"),
        (3, "channel", "contradicts-option"),
    ]
    assert told(text, {"client.name": "", "channel": "fax"}) == [(0, "", "not-a-choice")]


@pytest.mark.parametrize(("answer", "expected"), [("no", ("cause-not-controlled",)), ("yes", ()), ("unknown", ())])
def test_warning(answer: str, expected: tuple[str, ...]) -> None:
    """A promise about a cause that nobody controls warns, and is taken."""
    promise = "promises: [{what: a, owner: b, due: 2026-12-01}]"

    assert read(f"cause_controlled: {answer}\n{promise}").warnings == expected
    assert read(f"cause_controlled: {answer}").warnings == ()


def test_checking_stops_somewhere() -> None:
    """A file that is wrong in every line is told only so far."""
    problems = told("".join(f"a{number}: 1\n" for number in range(3 * MOST_PROBLEMS)))

    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == (0, "", "more-problems")
