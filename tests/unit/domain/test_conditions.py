"""Conditions on answers."""

import pytest

from exitcoach.domain.conditions import ALWAYS, Condition, Test

WORDS = {"cause": ("core.quality",), "obstacles": ("fee", "waiting"), "explore": ("yes",)}


def lookup(subject: str) -> tuple[str, ...]:
    return WORDS.get(subject, ())


LEAVING = Test("cause", ("core.*",))
FEE = Test("obstacles", ("fee",))
NEVER = Test("wish", ("*",))


@pytest.mark.parametrize(
    ("test", "holds"),
    [
        (LEAVING, True),
        (Test("cause", ("price.*", "core.quality")), True),
        (Test("cause", ("price.*",)), False),
        (Test("cause", ("CORE.*",)), False),
        (Test("cause", ("*",)), True),
        (Test("obstacles", ("waiting",)), True),
        (NEVER, False),
        (Test("explore", ()), False),
    ],
)
def test_a_test(test: Test, holds: bool) -> None:
    """Any word may match any pattern; a star wants an answer."""
    assert test.holds(lookup) is holds


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (ALWAYS, True),
        (Condition(all_of=(LEAVING, FEE)), True),
        (Condition(all_of=(LEAVING, NEVER)), False),
        (Condition(any_of=(NEVER, FEE)), True),
        (Condition(any_of=(NEVER,)), False),
        (Condition(none_of=(NEVER,)), True),
        (Condition(none_of=(NEVER, FEE)), False),
        (Condition(all_of=(LEAVING,), any_of=(FEE,), none_of=(NEVER,)), True),
        (Condition(all_of=(LEAVING,), any_of=(FEE,), none_of=(FEE,)), False),
    ],
)
def test_a_condition(condition: Condition, holds: bool) -> None:
    """Every one of all, one of any where there are some, none of none."""
    assert condition.holds(lookup) is holds


def test_subjects() -> None:
    """Everything it asks about."""
    condition = Condition(all_of=(LEAVING,), any_of=(FEE,), none_of=(NEVER,))

    assert condition.subjects() == ("cause", "obstacles", "wish")
