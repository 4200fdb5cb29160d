"""Answer files nobody meant well."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exitcoach.domain.catalog import CATALOG
from exitcoach.domain.questions import Kind
from exitcoach.domain.text import clean
from exitcoach.frontends.answers_file import read_answers
from exitcoach.ports import Rejected
from tests.fakes.answer_files import PLAYBOOK, read, told

TEXTS = [spec.id for spec in CATALOG if spec.kind in (Kind.TEXT, Kind.NOTE)]
HOSTILE = Path(__file__).parents[4] / "shared" / "data" / "hostile" / "hostile.jsonl"
APPLIES: Mapping[str, object] = {
    "cause": "competition.better_offer",
    "firmness": "firm",
    "explore": True,
    "permission": "yes",
    "recontact_consent": "yes",
}
"""With these every text question applies."""


def payloads() -> list[str]:
    if not HOSTILE.exists():
        return []
    lines = HOSTILE.read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["payload"] for line in lines if line]


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile texts are not beside this checkout")
@pytest.mark.parametrize("ascii_only", [True, False])
def test_hostile_texts(ascii_only: bool) -> None:
    """Every text answer comes back as it was written, from JSON and from JSON strings inside YAML."""
    for payload in payloads():
        answers = {**APPLIES, **dict.fromkeys(TEXTS, payload), "notes": [payload]}
        as_json = json.dumps(answers, ensure_ascii=ascii_only)
        as_yaml = "".join(f"{key}: {json.dumps(value, ensure_ascii=ascii_only)}\n" for key, value in answers.items())
        expected = clean(payload) if payload.strip() else None
        for text in (as_json, as_yaml):
            if expected is None:
                assert told(text) == [(told(text)[0][0], "override_reason", "missing")]
                continue
            sheet = read(text)
            assert {sheet.answers.get(name) for name in TEXTS} == {expected}
            assert sheet.notes == (expected,)


KEYS = st.sampled_from([*(spec.id for spec in CATALOG), "client", "call", "notes", "what", "due", "zzz", ""])
WORDS = st.sampled_from(["yes", "no", "none", "firm", "price.high", "2026-12-01", "2026", "3", "", "phone", "null"])
GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, GARBAGE, max_size=8) | GARBAGE)
@settings(max_examples=400)
def test_garbage_in_json(value: object) -> None:
    """Any JSON is read or told, and every problem names the file."""
    assert_read_or_told(json.dumps(value).encode())


@given(st.binary(max_size=100) | st.text(max_size=60).map(str.encode))
def test_garbage(data: bytes) -> None:
    """Any bytes are read or told."""
    assert_read_or_told(data)


def assert_read_or_told(data: bytes) -> None:
    problems: tuple[str, ...] = ("f.yaml",)
    try:
        read_answers(data, "f.yaml", PLAYBOOK)
    except Rejected as rejected:
        problems = tuple(problem.file for problem in rejected.problems)
    assert set(problems) == {"f.yaml"}
