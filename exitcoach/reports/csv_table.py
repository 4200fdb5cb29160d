"""One row a case. UTF-8 without a mark, as tools expect it; a cell a spreadsheet would compute is made text.

Such a cell gets one apostrophe in front: a text that, but for apostrophes it begins with, begins with a sign of a
formula (unseen characters before the sign count for nothing) or with a tab or line break. To have the text back, take
one apostrophe from a cell that begins with apostrophes and then with such a sign. Control characters are dropped
before, and a carriage return is a line break.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from exitcoach.domain.catalog import CATALOG
from exitcoach.reports.unsteered import STEERING, unsteered
from exitcoach.services.report import Report

_COMPUTED = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\n\r]")
_HARMLESS = re.compile(rf"[\w¿¡][^{STEERING}]*")
_QUOTE = "'"
_PROMISE_FIELDS = ("what", "owner", "due", "authority", "tell_client_by", "state", "settled_on", "note")
_PROMISES = "promises"
QUESTIONS = tuple(spec.id for spec in CATALOG if not spec.private)
_KNOWN = frozenset(spec.id for spec in CATALOG)
CASE_COLUMNS = ("id", "status", "created", "left_at", "employee", "language", "playbook")
GATE_COLUMNS = ("gate.verdict", "gate.reasons", "asks")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What a row tells of a case. Times stay the text that was stored."""

    id: str
    status: str
    created: str
    left_at: str | None
    employee: str
    language: str
    playbook: Mapping[str, object]
    answers: Mapping[str, object]
    gate: Mapping[str, object] | None
    asks: int
    promises: tuple[Mapping[str, object], ...] = ()


class _Lines:
    """What is written to it comes back from the writer, as it stands in the file."""

    def write(self, line: str) -> bytes:
        """The line."""
        return line.encode("utf-8")


def write_csv(report: Report) -> Iterator[bytes]:
    """The header and the rows."""
    questions = (*QUESTIONS, *own_questions(report))
    places = {question: place for place, question in enumerate(questions)}
    line = csv.writer(_Lines()).writerow
    yield line(map(cell, (*CASE_COLUMNS, *GATE_COLUMNS, *questions)))
    decode = msgspec.json.Decoder(_Row).decode
    for row in map(decode, report.cases):
        yield line([*map(cell, (*_case_cells(row), *_gate_cells(row))), *_answer_cells(row, places)])


def cell(text: str) -> str:
    """The text as a cell: no control characters but line breaks and tabs, and nothing to compute."""
    if not text or text.isalnum() or _HARMLESS.fullmatch(text):
        return text
    kept = unsteered(text)
    return f"{_QUOTE}{kept}" if _COMPUTED.match(kept.lstrip(_QUOTE)) else kept


def own_questions(report: Report) -> tuple[str, ...]:
    """The questions of the house's own playbooks that any case answers."""
    return tuple(sorted(report.answered - _KNOWN))


def _case_cells(row: _Row) -> Sequence[str]:
    playbook = str(row.playbook.get("id", ""))
    return row.id, row.status, row.created, row.left_at or "", row.employee, row.language, playbook


def _gate_cells(row: _Row) -> Sequence[str]:
    gate = row.gate or {}
    return _words(gate.get("verdict")), _words(gate.get("reasons")), str(row.asks)


def _answer_cells(row: _Row, places: Mapping[str, int]) -> Sequence[str]:
    """One for each of ``places``. Only questions that have an answer are looked at."""
    cells = [""] * len(places)
    for question, value in row.answers.items():
        if question in places:
            cells[places[question]] = cell(value if isinstance(value, str) else _words(value))
    if row.promises:
        cells[places[_PROMISES]] = cell(" | ".join(_fields(promise, _PROMISE_FIELDS) for promise in row.promises))
    return cells


def _words(value: object) -> str:
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            between = " | " if any(isinstance(item, dict) for item in value) else "; "
            return between.join(map(_words, value))
        case dict():
            return _fields(value, tuple(value))
        case _:
            return str(value)


def _fields(row: Mapping[str, object], names: Sequence[str]) -> str:
    """``what: …; owner: …``, the fields that have something."""
    return "; ".join(f"{name}: {_words(row.get(name))}" for name in names if row.get(name) not in (None, ""))
