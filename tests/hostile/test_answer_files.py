"""Answer files nobody meant well, through the whole program: filed, shown, listed, reported, written as letters."""

import json
from itertools import cycle
from pathlib import Path

import pytest

from exitcoach.cli.errors import sentences
from exitcoach.domain.catalog import CATALOG
from exitcoach.domain.questions import Kind
from exitcoach.frontends.answers_file import read_answers
from exitcoach.ports import Rejected
from tests.fakes.answer_files import PLAYBOOK
from tests.fakes.house import CALL
from tests.hostile.payloads import payloads, steering
from tests.hostile.running import held, run

TEXTS = [spec.id for spec in CATALOG if spec.kind in (Kind.TEXT, Kind.NOTE)]
FORMATS = ("terminal", "md", "html", "csv", "json", "jsonl", "xlsx", "ics")
LETTERS = ("txt", "md", "html", "eml")
LINES_OF_FILES = "\n\t\r"
FEW = 5
"""Of the cases that are filed, so many are shown and written one by one."""


def hostile_answers(texts: list[str]) -> dict[str, object]:
    """A call with a text wherever one can be written, each in its turn; ``x`` where something must be."""
    turn = cycle(texts)
    wanted = (text if text.strip() else "x" for text in turn)
    call = {key: value for key, value in CALL.items() if key != "client"}
    call |= {"cause": "competition.offer", "causes_contributing": ["core.error_billing"], "firmness": "firm"}
    call |= {name: next(turn) for name in TEXTS} | {"override_reason": next(wanted), "decision": "decides_later"}
    row = {name: next(wanted) for name in ("what", "should_have", "department", "process", "position")}
    promise = {"what": next(wanted), "owner": next(wanted), "due": "2026-12-01", "tell_client_by": next(wanted)}
    return call | {"incidents": [row], "promises": [promise], "notes": [next(wanted), next(wanted)]}


def test_every_text_in_both_forms(tmp_path: Path, warm, tried):
    """All payloads, a few dozen a call, as JSON and as YAML: filed, then read by every command and every format."""
    texts = payloads()
    files = [texts[start : start + len(TEXTS)] for start in range(0, len(texts), len(TEXTS))]
    for number, some in enumerate(files):
        answers = hostile_answers(some)
        file = tmp_path / f"call.{('json', 'yaml')[number % 2]}"
        lines = (f"{key}: {json.dumps(value, ensure_ascii=number % 3 == 0)}\n" for key, value in answers.items())
        written = "".join(lines) if number % 2 else json.dumps(answers)
        file.write_bytes(written.encode("utf-8", "replace"))
        ended = held(run("start", "--answers", str(file)), some)
        assert ended.code == 0, (some, ended.err)
    tried("answer files", len(texts))
    found = json.loads(held(run("cases", "--json"), "cases").out)
    assert len(found) == len(files)
    for words in (("cases",), ("followups",), ("followups", "--json")):
        held(run(*words), words)
    held(run("followups", "--ics", "-"), "ics", line_ends=LINES_OF_FILES)
    for name in FORMATS:
        words = ("report", "--format", name, "--output", "-", *(("--anonymize",) if name in ("md", "csv") else ()))
        ended = held(run(*words), words, line_ends=LINES_OF_FILES, binary=name == "xlsx")
        assert ended.code == 0, (name, ended.err)
    _each(found)
    tried("outputs", len(texts) * (len(FORMATS) + 4))


def _each(found: list[dict[str, str]]) -> None:
    for case in found[:: len(found) // FEW or 1]:
        held(run("show", case["id"]), case["id"])
        held(run("report", "--case", case["id"], "--format", "md", "--output", "-"), case["id"])
        for name in LETTERS:
            held(run("letter", case["id"], "--format", name), (name, case["id"]), line_ends=LINES_OF_FILES)


@pytest.mark.parametrize(
    "form", ["{}: x\n", "story: {}\n", 'story: "{}"\n', "story: |\n  {}\ncause: x\n", '{"story": "{}"}']
)
def test_pasted_as_they_are(form: str, tried):
    """A payload in the file without any care: read or told with its place, and what is told steers nothing."""
    texts = payloads()
    told: list[str] = []
    for text in texts:
        try:
            read_answers(form.replace("{}", text).encode("utf-8", "replace"), "call.yaml", PLAYBOOK)
        except Rejected as rejected:
            told += sentences(rejected)
    assert steering("".join(told)) == set()
    tried("answer files", len(texts))
