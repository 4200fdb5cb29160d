"""One row a case. UTF-8 without a mark, as tools expect it; a cell a spreadsheet would compute is made text."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

import msgspec

from exitcoach.domain.catalog import CATALOG
from exitcoach.domain.text import UNSHOWABLE
from exitcoach.services.report import Report

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LINE_SIGNS = ("\t", "\n", "\r")
_DROPPED = dict.fromkeys(UNSHOWABLE)
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


def write_csv(report: Report) -> Iterator[bytes]:
    """The header and the rows."""
    decode = msgspec.json.Decoder(_Row).decode
    rows = [decode(raw) for raw in report.cases]
    custom = sorted({question for row in rows for question in row.answers} - _KNOWN)
    questions = (*QUESTIONS, *custom)
    yield _line((*CASE_COLUMNS, *GATE_COLUMNS, *questions))
    for row in rows:
        yield _line((*_case_cells(row), *_gate_cells(row), *(_answer(row, question) for question in questions)))


def cell(text: str) -> str:
    """The text as a cell: no control characters but line breaks and tabs, and nothing to compute."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)
    computes = kept.lstrip().startswith(_FORMULA_SIGNS) or kept.startswith(_LINE_SIGNS)
    return f"'{kept}" if computes else kept


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
