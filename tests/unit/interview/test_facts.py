"""What phrases are tagged with."""

import pytest

from exitcoach.domain.cases import Answers, Gate
from exitcoach.interview.facts import tags_of

HOLD = Gate(verdict="hold", reasons=("not_heard",))


@pytest.mark.parametrize(
    ("answers", "gate", "tags"),
    [
        ({}, None, ()),
        ({"emotion": "sad", "firmness": "firm"}, None, ("sad", "firm")),
        ({"decision": "stays", "cause": "price.high"}, HOLD, ("stays", "price.high", "hold")),
        ({"causes_contributing": ("core.quality", "core.damage")}, None, ("core.quality", "core.damage")),
    ],
)
def test_tags(answers: Answers, gate: Gate | None, tags: tuple[str, ...]) -> None:
    """Emotion, firmness, decision, every cause and the verdict, as far as they are known."""
    assert tags_of(answers, gate) == tags
