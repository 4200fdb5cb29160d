"""Ids and shapes of an answer file."""

import pytest

from exitcoach.domain.questions import Kind, Spec
from exitcoach.frontends.answers_file import read_answers
from tests.fakes.answer_files import told
from tests.fakes.playbooks import small_playbook


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chanel: phone", [(1, "chanel", "unknown-id")]),
        ("client:\n  nmae: Ana", [(2, "client.nmae", "unknown-id")]),
        ("client: Ana", [(1, "client", "not-a-group")]),
        ("client: [Ana]", [(1, "client", "not-a-group")]),
        ("service: a\nservice: b", [(2, "service", "duplicate-id")]),
        ("service:\nservice:", [(2, "service", "duplicate-id")]),
        ("client: {name: a}\nclient.name: b", [(2, "client.name", "duplicate-id")]),
        ("client: {name: a}\nclient: {name: b, ref: c}", [(2, "client.name", "duplicate-id")]),
        ("notes: a\nnotes: b", [(2, "notes", "duplicate-id")]),
        ("service: [a]", [(1, "service", "not-one-value")]),
        ("service: {a: b}", [(1, "service", "not-one-value")]),
        ("channel:\n  - phone", [(2, "channel", "not-one-value")]),
        ("obstacles: {fee: yes}", [(1, "obstacles", "not-a-list")]),
        ("obstacles: [[fee]]", [(1, "obstacles", "not-one-value")]),
        ("notes: {a: b}", [(1, "notes", "not-a-list")]),
        ("notes: [a, [b]]", [(1, "notes[2]", "not-one-value")]),
        ("promises: x", [(1, "promises", "not-a-list")]),
        ("promises: {what: a}", [(1, "promises", "not-a-list")]),
        ("incidents:\n  - what: a\n  - it broke", [(3, "incidents[2]", "not-a-row")]),
        ("incidents:\n  - deparment: a", [(2, "incidents[1].deparment", "unknown-field")]),
        ("incidents:\n  - what: a\n    what: b", [(3, "incidents[1].what", "duplicate-field")]),
        ("incidents: [{what: [a]}]", [(1, "incidents[1].what", "not-one-value")]),
        ("[a, b]", [(1, "", "not-answers")]),
        ("just text", [(1, "", "not-answers")]),
    ],
)
def test_shape(text: str, expected: list[tuple[int, str, str]]) -> None:
    """An unknown or repeated id and a value of the wrong shape are told at their line."""
    assert told(text) == expected


def test_questions_left_out() -> None:
    """Ids of the general playbook are accepted although the chosen one leaves them out; its own are too."""
    own = Spec(id="shop.till", kind=Kind.NUMBER, stage="open")
    playbook = small_playbook(left_out=["competitor", "cause"], own=[own])
    sheet = read_answers(b"shop: {till: 3}\ncompetitor: c\ncause: competition.better_offer\n", "f", playbook)

    assert sheet.answers == {"shop.till": 3, "cause": "competition.better_offer", "competitor": "c"}
