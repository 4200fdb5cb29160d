"""Everything unkind a person can type, and cases that hold it in every field."""

import json
from pathlib import Path

import pytest

from exitcoach.domain.catalog import CATALOG
from exitcoach.domain.questions import Kind
from tests.unit.insights.cases import case, promise

SHARED = Path(__file__).parents[4] / "shared" / "data" / "hostile" / "hostile.jsonl"
OWN = (
    "[red]nothing[/red] [bold",
    "\x1b[31mred\x1b[0m \x07\x08\x9b2J",
    "\u202eelgoog\u202c \u2066a\u2069",
    "a|b`c`<script>alert(1)</script>\r\n# title\n- item",
    "=1+1",
    " \t@SUM(A1)",
    "＝cmd",
    "\x00=1",
    "line\u2028separator\u2029and\x85next",
    "quote \" and ; and , and ' and \\",
    "https://example.com www.example.com someone@example.com @someone #1",
)


def payloads() -> list[str]:
    """Our own, and those of the data for development where they are at hand."""
    if not SHARED.exists():
        return list(OWN)
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    return [*OWN, *(json.loads(line)["payload"] for line in lines if line.strip())]


def needs_shared_data() -> None:
    """Skip, with a word, where the data for development is not beside the checkout."""
    if not SHARED.exists():
        pytest.skip("the hostile texts of the data for development are not beside this checkout")


def hostile_case(number: int, text: str) -> dict:
    """A case with ``text`` wherever a person types, in the call and after it."""
    answers = {spec.id: text for spec in CATALOG if spec.kind in (Kind.TEXT, Kind.NOTE)}
    answers |= {
        "cause": "response.slow",
        "decision": "leaves",
        "own_question": text,
        "incidents": [{"what": text, "should_have": text, "department": text, "process": text, "position": text}],
    }
    at = "2026-12-01T10:00:00Z"
    return case(
        number,
        employee=text,
        answers=answers,
        notes=[{"at": at, "stage": "listen", "text": text}],
        promises=[promise("broken", what=text, owner=text, tell_client_by=text, note=text)],
        decided={"decision": "leaves", "on": "2026-12-01", "by": text, "note": text},
        investigation={"findings": text, "departments": [text], "factors": [text], "by": text, "notes": [text]},
        correctives=[{"id": f"261130-abcdefg{number:04d}", "what": text, "owner": text, "how": text, "evidence": text}],
        recontact={"on": "2026-12-02", "by": text, "received": text},
        returned={"on": "2026-12-03", "because": text, "by": text},
        history=[{"at": at, "by": text, "what": "promise.kept", "about": "p1", "note": text}],
    )
