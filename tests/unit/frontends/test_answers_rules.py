"""What the answers of a file break between them."""

import pytest

from tests.fakes.answer_files import read, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cause: price.high\ncauses_contributing: [price.high]", [(2, "causes_contributing", "same-as-primary")]),
        ("causes_contributing: [core.quality, core.quality]", [(1, "causes_contributing[2]", "repeated-choice")]),
        ("causes_contributing: [unknown.not_said]", [(1, "causes_contributing", "barred-choice")]),
        (
            "causes_contributing:\n  - core.quality\n  - price.high\n  - access.hours\n  - encounter.rude",
            [(5, "causes_contributing[4]", "too-many")],
        ),
        (
            "causes_contributing: [core.qualty, price.high, access.hours,\n encounter.rude]",
            [(1, "causes_contributing[1]", "not-a-choice"), (2, "causes_contributing[4]", "too-many")],
        ),
        ("obstacles:\n  - fee\n  - none", [(3, "obstacles[2]", "stands-alone")]),
        ("exit_steps: [end_date_told, ~, end_date_told]", [(1, "exit_steps[3]", "repeated-choice")]),
        ("cause: price.high\ncompetitor: Acme", [(2, "competitor", "does-not-apply")]),
        ("permission: yes", [(1, "permission", "does-not-apply")]),
        ("explore: no\npermission: yes", [(2, "permission", "does-not-apply")]),
        ("decision: leaves\ndecision_due: 2026-12-01", [(2, "decision_due", "does-not-apply")]),
        (
            "decision: stays\nexit_steps: [end_date_told]\nexit_reference: a\n"
            "effective_date: 2026-12-01\nobstacles: none",
            [
                (line, name, "does-not-apply")
                for line, name in enumerate(("exit_steps", "exit_reference", "effective_date", "obstacles"), start=2)
            ],
        ),
        (
            "recontact_channel: phone\nrecontact_at: a\nrecontact_consent: not_asked\n"
            "recontact_topic: b\nrecontact_after: 2027-01-01",
            [
                (line, name, "does-not-apply")
                for line, name in (
                    (1, "recontact_channel"),
                    (2, "recontact_at"),
                    (4, "recontact_topic"),
                    (5, "recontact_after"),
                )
            ],
        ),
        ("firmness: firm\nexplore: yes", [(2, "override_reason", "missing")]),
        ("firmness: firm\nexplore: yes\noverride_reason: ' '", [(2, "override_reason", "missing")]),
        ("firmness: firm\nexplore: no\noverride_reason: r", [(3, "override_reason", "does-not-apply")]),
        (
            "explore: yes\nheard_out: yes\nstory: s\ncause: price.high\noverride_reason: r",
            [(5, "override_reason", "does-not-apply")],
        ),
        ("explore: yes", [(1, "override_reason", "missing")]),
        (
            "promises:\n  - what: call\n    tell_client_by: phone\n  - {owner: Bo, due: 2026-12-01}",
            [
                (2, "promises[1].owner", "missing"),
                (2, "promises[1].due", "missing"),
                (4, "promises[2].what", "missing"),
            ],
        ),
        ("promises: [{what: a, owner: b, due: soon}]", [(1, "promises[1].due", "not-a-date")]),
        (
            "promises:\n  - what: a\n    owner: b\n    due: 2026-12-01\n    authority: no",
            [(5, "promises[1].authority", "authority-no")],
        ),
    ],
)
def test_rules(text: str, expected: list[tuple[int, str, str]]) -> None:
    """A broken rule is told at the line of what breaks it; what is missing, at the line of what makes it necessary."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "permission: ys\nexplore: yes\noverride_reason: r\nwish: w",
        "explore: perhaps\npermission: yes\nwish: w\noverride_reason: r",
        "cause: competition.bettr_offer\ncompetitor: Acme",
        "cause: zzz\ncompetitor: Acme",
        "decision: decides_latr\ndecision_due: 2026-12-01",
        "firmness: opn\nheard_out: yes\nstory: s\ncause: price.high\nexplore: yes",
        "heard_out: perhaps\nstory: s\ncause: price.high\nexplore: yes",
    ],
)
def test_no_followup_problems(text: str) -> None:
    """A slip of the pen is told once: what depends on it is checked with the word that was meant, or not at all."""
    assert len(told(text)) == 1


def test_misspelt_answers_still_count() -> None:
    """What depends on a misspelt answer is checked with the word that was meant."""
    assert told("cause: core.qualty\ncompetitor: Acme\nfirmness: fim\nexplore: yes") == [
        (1, "cause", "not-a-choice"),
        (2, "competitor", "does-not-apply"),
        (3, "firmness", "not-a-choice"),
        (4, "override_reason", "missing"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "explore: yes\nheard_out: yes\nstory: s\ncause: price.high",
        "explore: yes\noverride_reason: r\npermission: no\npromises: [{what: a, owner: b, due: 2026-12-01}]",
        "cause: circumstance.moved\napology: We are sorry\ncauses_contributing: [price.high]",
        "cause_controlled: unknown",
        "causes_contributing: [competition.better_offer]\ncompetitor: Acme",
        "exit_steps: [end_date_told]\nobstacles: [fee, waiting]",
        "decision: stays\ncompetitor: ~\nexit_steps: []",
    ],
)
def test_accepted(text: str) -> None:
    """What is only not asked by the wizard is accepted in a file."""
    assert read(text).answers
