"""One row a case. UTF-8 without a mark, as tools expect it; a cell a spreadsheet would compute is made text.

Such a cell gets one apostrophe in front: a text that, but for apostrophes it begins with, begins with a sign of a
formula (unseen characters before the sign count for nothing) or with a tab or line break. To have the text back, take
one apostrophe from a cell that begins with apostrophes and then with such a sign. Control characters are dropped
before, and a carriage return is a line break.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

import msgspec

from exitcoach.domain.catalog import CATALOG
from exitcoach.reports.unsteered import unsteered
from exitcoach.services.report import Report

_COMPUTED = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\n\r]")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questions:
    """What a case answers; the answers themselves are not decoded."""

    answers: dict[str, msgspec.Raw]


def write_csv(report: Report) -> Iterator[bytes]:
    """The header and the rows. Goes twice over the cases: own questions are known first."""
    questions = (*QUESTIONS, *own_questions(report.cases))
    yield _line((*CASE_COLUMNS, *GATE_COLUMNS, *questions))
    decode = msgspec.json.Decoder(_Row).decode
    for row in map(decode, report.cases):
        yield _line((*_case_cells(row), *_gate_cells(row), *(_answer(row, question) for question in questions)))


def cell(text: str) -> str:
    """The text as a cell: no control characters but line breaks and tabs, and nothing to compute."""
    if not text or text.isalnum():
        return text
    kept = unsteered(text)
    return f"{_QUOTE}{kept}" if _COMPUTED.match(kept.lstrip(_QUOTE)) else kept


def own_questions(cases: Iterable[bytes]) -> tuple[str, ...]:
    """The questions of the house's own playbooks that any case answers."""
    decode = msgspec.json.Decoder(_Questions).decode
    return tuple(sorted({question for raw in cases for question in decode(raw).answers} - _KNOWN))


def _line(cells: Iterable[str]) -> bytes:
    paper = StringIO(newline="")
    csv.writer(paper).writerow([cell(text) for text in cells])
    return paper.getvalue().encode("utf-8")


def _case_cells(row: _Row) -> Sequence[str]:
    playbook = str(row.playbook.get("id", ""))
    return row.id, row.status, row.created, row.left_at or "", row.employee, row.language, playbook


def _gate_cells(row: _Row) -> Sequence[str]:
    gate = row.gate or {}
    return _words(gate.get("verdict")), _words(gate.get("reasons")), str(row.asks)


def _answer(row: _Row, question: str) -> str:
    if question == _PROMISES and row.promises:
        return " | ".join(_fields(promise, _PROMISE_FIELDS) for promise in row.promises)
    return _words(row.answers.get(question))


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            between = " | " if any(isinstance(item, Mapping) for item in value) else "; "
            return between.join(map(_words, value))
        case Mapping():
            return _fields(value, tuple(value))
        case _:
            return str(value)


def _fields(row: Mapping[str, object], names: Sequence[str]) -> str:
    """``what: …; owner: …``, the fields that have something."""
    return "; ".join(f"{name}: {_words(row.get(name))}" for name in names if row.get(name) not in (None, ""))
