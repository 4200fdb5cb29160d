"""How a client's earlier cases are told in a line."""

from datetime import date

import pytest

from exitcoach.cli.earlier import earlier_line, lesson_lines, ordinal
from exitcoach.domain.commitments import CorrectiveState, Lesson, LessonState
from exitcoach.services.earlier_cases import EarlierCase
from tests.fakes.ledger import MemoryLedger
from tests.fakes.records import an_id
from tests.fakes.scenes import general
from tests.unit.followups.cases import a_cure, a_proven_cure

LAST = {"id": an_id(), "day": date(2025, 3, 1), "decision": "leaves", "cause": "response.slow"}


def an_earlier_case(**changes: object) -> EarlierCase:
    return EarlierCase(**{**LAST, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2nd time; left in 2025 over: Slow answer or too much effort"),
        ({"decision": "stays", "cause": ""}, "2nd time; stayed in 2025"),
        ({"decision": "", "cause": "old.cause"}, "2nd time; called in 2025 about: old.cause"),
        ({"cause": "", "returned_on": date(2026, 1, 2)}, "2nd time; left in 2025; came back in 2026"),
        ({"cause": "", "correctives": (a_proven_cure(),)}, "2nd time; left in 2025; corrective verified"),
        (
            {"cause": "", "correctives": (a_proven_cure(), a_cure(CorrectiveState.IN_PLACE))},
            "2nd time; left in 2025; corrective in place",
        ),
        ({"cause": "", "recontacted_on": date(2025, 5, 1)}, "2nd time; left in 2025; contacted again"),
    ],
)
def test_the_newest_case_is_told(changes, expected):
    """What the client did, why, and what the house has done since; of several correctives the least advanced."""
    assert earlier_line([an_earlier_case(**changes)], general().causes, "en") == expected


@pytest.mark.parametrize(
    ("number", "told"), [(2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (113, "113th")]
)
def test_times_are_counted(number, told):
    """As English does, and as Spanish does."""
    assert (ordinal(number, "en"), ordinal(number, "es")) == (told, f"{number}.ª")


def test_a_lesson_has_its_corrective():
    """Where that is still known; drafts are not told, the newest comes first."""
    ledger, cure = MemoryLedger(), a_proven_cure()
    ledger.add(cure)
    told = {"cause": "response.slow", "state": LessonState.PUBLISHED}
    ledger.add(Lesson(id=an_id(1), text="Say the date", corrective=cure.id, **told))
    ledger.add(Lesson(id=an_id(2), text="Call first", corrective=an_id(99), **told))
    ledger.add(Lesson(id=an_id(3), text="A draft", cause="response.slow"))
    assert lesson_lines(ledger, "response.slow") == (
        "Learned here: Call first",
        "Learned here: Say the date · second desk (verified)",
    )
