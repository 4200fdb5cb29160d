"""The ear on sentences written after its rules by another hand, which nothing learns from."""

from pathlib import Path

import pytest

from exitcoach.playbook.ears import Ears
from exitcoach.playbook.shelf import built_in
from scripts.tone.rows import Row, read_rows

LATE = Path(__file__).parent / "tone"
RECALL, ALARMS = 0.7, 0.08
"""What is kept from now on; ``scripts/eval_tone tests/tone/late_es.jsonl`` tells what it is."""


@pytest.fixture(scope="module")
def ears(tmp_path_factory):
    return Ears(own=Path("nowhere"), cache=tmp_path_factory.mktemp("ears"), shipped=built_in() / "tone")


def heard(row: Row, ears: Ears) -> bool:
    return bool(ears.get(row.lang).hear(row.text, row.stage))


@pytest.mark.parametrize("language", ["es", "en"])
def test_late_sentences_are_heard(language, ears):
    """Most of what is defensive, and little of what is fine."""
    rows = read_rows(LATE / f"late_{language}.jsonl")
    defensive, fine = [row for row in rows if row.markers], [row for row in rows if not row.markers]
    assert len(rows) >= 100
    assert len(fine) * 2 >= len(rows)
    assert sum(heard(row, ears) for row in defensive) / len(defensive) >= RECALL
    assert sum(heard(row, ears) for row in fine) / len(fine) <= ALARMS


def test_nothing_late_was_learnt_from():
    """A test that was in the lesson tests nothing."""
    lesson = Path(__file__).parents[1] / "scripts" / "tone" / "corpus"
    for language in ("es", "en"):
        learnt = {row.text for row in read_rows(lesson / f"{language}.jsonl")}
        assert not learnt & {row.text for row in read_rows(LATE / f"late_{language}.jsonl")}
