"""What the case says beside the questions of its investigation."""

import pytest

from exitcoach.domain import investigation as asked
from exitcoach.domain.cases import Case
from tests.fakes.inquiries import scene_at, told
from tests.unit.services.house import a_left_case

CASE = a_left_case(
    answers={
        "story": "Charged twice.",
        "cause": "core.repeated",
        "causes_contributing": ("response.slow",),
        "investigation_promised": True,
        "recontact_consent": "no",
        "incidents": (
            {"what": "Double charge", "should_have": "Charge once", "department": "Billing", "position": "Cashier"},
            {"what": "No call back", "should_have": "Call back", "department": "Billing", "process": "Aftercare"},
        ),
    }
)


def news(question: str, case: Case = CASE) -> tuple[str, ...]:
    return told(case).news(scene_at(question, "en"))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (asked.SHOULD_HAVE, ("In the call: Charge once; Call back",)),
        (asked.DEPARTMENTS, ("In the call: Billing",)),
        (asked.PROCESSES, ("In the call: Aftercare",)),
        (asked.CAUSE, ("Stated by the client: Repeated failures, never fixed; Slow answer or too much effort",)),
        (asked.FACTORS, ("Positions told in the call: Cashier",)),
        (asked.NO_CORRECTIVE, ()),
        (
            asked.CLIENT_TOLD,
            (
                "In the call the client was promised that this would be investigated.",
                "The client has not agreed to be contacted again.",
            ),
        ),
        (asked.FINISHED_ON, ("The call was on November 22, 2026; the investigation is due by December 6, 2026.",)),
    ],
)
def test_each_question_has_what_belongs_to_it(question: str, lines: tuple[str, ...]):
    assert news(question) == lines


def test_first_comes_the_story():
    """With the client, the causes and what happened."""
    story, causes, *incidents = news(asked.FINDINGS)

    assert story == "The client: Rosa Núñez · Charged twice."
    assert causes.startswith("Stated by the client: ")
    assert incidents == ["Incident: Double charge · Billing", "Incident: No call back · Billing · Aftercare"]


def test_a_case_that_says_nothing_adds_nothing():
    """And a cause nobody knows any more is told by its id."""
    bare = a_left_case(answers={"client.name": "", "cause": "old.gone", "incidents": ()})

    assert news(asked.FINDINGS, bare) == ("Stated by the client: old.gone",)
    assert news(asked.DEPARTMENTS, bare) == ()
