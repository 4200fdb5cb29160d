"""What is written at an id, as the value of its question."""

import pytest

from exitcoach.domain.cases import Value
from exitcoach.domain.catalog import CATALOG
from exitcoach.frontends.answers_file import AnswerSheet
from tests.fakes.answer_files import read, told


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("client: {name: Ana}", "client.name", "Ana"),
        ("client.name: Ana", "client.name", "Ana"),
        ("client: {ref: 0012345}", "client.ref", "0012345"),
        ("client.ref: 3.10", "client.ref", "3.10"),
        ("exit_reference: 12:30", "exit_reference", "12:30"),
        ("service: No", "service", "No"),
        ("service: 'null'", "service", "null"),
        ("service: 2026-11-22", "service", "2026-11-22"),
        ('service: "e\\u0301"', "service", "é"),
        ("story: |\n  one\n\n  two\n", "story", "one\n\ntwo\n"),
        ("heard_out: yes", "heard_out", True),
        ("heard_out: No", "heard_out", False),
        ("heard_out: TRUE", "heard_out", True),
        ("heard_out: 'false'", "heard_out", False),
        ("playback_confirmed: yes", "playback_confirmed", "yes"),
        ("playback_confirmed: true", "playback_confirmed", "yes"),
        ("recontact_consent: False", "recontact_consent", "no"),
        ("decision: stays", "decision", "stays"),
        ("intensity: 5", "intensity", 5),
        ("intensity: '3'", "intensity", 3),
        ("client: {since: 2019}", "client.since", "2019"),
        ("client: {since: 2019-05}", "client.since", "2019-05"),
        ("first_signal_on: 2026-01-31", "first_signal_on", "2026-01-31"),
        ("call: {date: 1999-12-31}", "call.date", "1999-12-31"),
        ("effective_date: 2036-02-29", "effective_date", "2036-02-29"),
        ("self_check: thanked", "self_check", ("thanked",)),
        ("self_check: [thanked, null, did_not_push, ~, '']", "self_check", ("thanked", "did_not_push")),
        ("obstacles: none", "obstacles", ("none",)),
        ("causes_contributing: [price.high, core.quality]", "causes_contributing", ("price.high", "core.quality")),
        (
            "incidents:\n  - what: 007\n    times: '2'\n    reported_before: yes\n    when: 2026-03\n    process: ~\n",
            "incidents",
            ({"what": "007", "times": 2, "reported_before": True, "when": "2026-03"},),
        ),
        ("incidents: [{}, null, {what: ' '}, {what: a}]", "incidents", ({"what": "a"},)),
        (
            "promises: [{what: call, owner: Bo, due: 2026-12-01, authority: yes, tell_client_by: phone}]",
            "promises",
            ({"what": "call", "owner": "Bo", "due": "2026-12-01", "authority": "yes", "tell_client_by": "phone"},),
        ),
        ("service: &x Ana\nclient: {name: *x}", "client.name", "Ana"),
        ('{"client":\t{"name":\t"A\\/B \\ud83d\\ude00"}}', "client.name", "A/B 😀"),
    ],
)
def test_values(text: str, question: str, value: Value) -> None:
    """People's ways of writing lead to one stored value."""
    assert read(text).answers[question] == value


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", "'  '", "[]", "{}"])
def test_skipped(nothing: str) -> None:
    """Absent, empty and null are all the same: skipped, whatever the question."""
    text = "".join(f"{spec.id}: {nothing}\n" for spec in CATALOG)

    assert read(f"{text}notes: {nothing}\n") == AnswerSheet(answers={})


@pytest.mark.parametrize("text", ["{}", "client: {}", "client:", "call: []", "notes: []"])
def test_no_answers(text: str) -> None:
    """A file may say nothing, as long as it is a mapping."""
    assert read(text) == AnswerSheet(answers={})


def test_notes() -> None:
    """Quick notes are texts, one or many, the same twice if need be; empty ones are left out."""
    assert read("notes: [a, 0012, a, '', ~, No]").notes == ("a", "0012", "a", "No")
    assert read("notes: just one").notes == ("just one",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("channel: Phone", [(1, "channel", "not-a-choice")]),
        ("cause: core", [(1, "cause", "not-a-choice")]),
        ("self_check:\n  - thanked\n  - thankd", [(3, "self_check[2]", "not-a-choice")]),
        ("heard_out: sí", [(1, "heard_out", "not-yes-no")]),
        ("heard_out: 1", [(1, "heard_out", "not-yes-no")]),
        ("intensity: 0", [(1, "intensity", "not-a-scale")]),
        ("intensity: 6", [(1, "intensity", "not-a-scale")]),
        ("feeling: 3.0", [(1, "feeling", "not-a-scale")]),
        ("incidents: [{times: 0}]", [(1, "incidents[1].times", "not-a-number")]),
        ("incidents: [{times: many}]", [(1, "incidents[1].times", "not-a-number")]),
        ("effective_date: 31/12/2026", [(1, "effective_date", "not-a-date")]),
        ("effective_date: 2026-02-30", [(1, "effective_date", "not-a-date")]),
        ("call.date: 2026", [(1, "call.date", "not-a-full-date")]),
        ("incidents: [{when: 2026-13}]", [(1, "incidents[1].when", "not-a-date")]),
        ("service: !!str a", [(1, "service", "tag")]),
        ("service: a\n---\nservice: b", [(2, "", "second-document")]),
    ],
)
def test_unfit_values(text: str, expected: list[tuple[int, str, str]]) -> None:
    """A value its question cannot take is told at its line."""
    assert told(text) == expected
