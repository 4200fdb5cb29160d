"""The sheets of rows: cases, incidents, promises, correctives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from exitcoach.domain.catalog import BY_ID, CATALOG
from exitcoach.domain.commitments import Corrective, PromiseState
from exitcoach.domain.questions import Kind, Spec
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.locale import _
from exitcoach.reports.follow_up_words import state_word, status_word
from exitcoach.reports.workbook import Book, Column, Sheet, Value
from exitcoach.reports.xlsx_columns import after_columns, case_columns, corrective_columns, promise_columns
from exitcoach.reports.xlsx_words import Wording

_INCIDENTS, _PROMISES, _CALL_DATE = "incidents", "promises", "call.date"
_LISTS = frozenset({_INCIDENTS, _PROMISES})
QUESTIONS = tuple(spec for spec in CATALOG if not spec.private and spec.id not in _LISTS | {_CALL_DATE})
_WIDTHS = {Kind.TEXT: 28, Kind.NOTE: 60, Kind.CHOICE: 22, Kind.CHOICES: 32}
_NARROW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCase(CaseFacts):
    """What the rows tell of a case."""

    employee: str
    language: str


class Rows(Protocol):
    """A sheet that takes case after case."""

    def add(self, told: ToldCase) -> None:
        """Write what it has to say of this case."""
        ...

    def finish(self) -> None:
        """Nothing more comes."""
        ...


class CaseRows:
    """One row a case; ``own`` are the questions of the house's own playbooks."""

    def __init__(self, book: Book, words: Wording, zone: tzinfo, own: Sequence[str]) -> None:
        self._words = words
        self._zone = zone
        self._own = own
        asked = (Column(words.head(spec.id), _WIDTHS.get(spec.kind, _NARROW)) for spec in QUESTIONS)
        columns = (*case_columns(), *asked, *after_columns(), *(Column(question, 28) for question in own))
        self._sheet = book.sheet(_("Cases"), columns)

    def add(self, told: ToldCase) -> None:
        """One row."""
        answers = (self._words.answer(spec, told.answers.get(spec.id)) for spec in QUESTIONS)
        own = (self._words.answer(None, told.answers.get(question)) for question in self._own)
        self._sheet.add(*self._head(told), *answers, *self._after(told), *own)

    def finish(self) -> None:
        """Nothing more comes."""
        self._sheet.finish()

    def _head(self, told: ToldCase) -> tuple[Value, ...]:
        begun = None if told.imported else told.created.astimezone(self._zone).replace(tzinfo=None)
        left = told.left_at.astimezone(self._zone).replace(tzinfo=None) if told.left_at else None
        day = _day(told, self._zone)
        return told.id, day, status_word(told.status.value), begun, left, told.employee, told.language, told.playbook.id

    def _after(self, told: ToldCase) -> tuple[Value, ...]:
        gate, decided, found, words = told.gate, told.decided, told.investigation, self._words
        imported = told.imported
        return (
            words.verdict(gate.verdict) if gate else None,
            "; ".join(map(words.reason, gate.reasons)) if gate else None,
            told.asks,
            len(told.rows(_INCIDENTS)),
            len(told.promises),
            words.answer(BY_ID["decision"], decided.decision) if decided else None,
            decided.on if decided else None,
            "; ".join(map(words.cause, found.diagnosed)) if found else None,
            found.finished_on if found else None,
            told.recontact.on if told.recontact else None,
            told.returned.on if told.returned else None,
            _("{file}, row {row}").format(file=imported.source, row=imported.row) if imported else None,
        )


class IncidentRows:
    """One row an incident."""

    def __init__(self, book: Book, words: Wording, zone: tzinfo) -> None:
        self._words = words
        self._zone = zone
        self._fields: Sequence[Spec] = BY_ID[_INCIDENTS].fields
        told = (
            Column(words.field_head(_INCIDENTS, field.id), _WIDTHS.get(field.kind, _NARROW)) for field in self._fields
        )
        columns = (Column(_("Case"), 22), Column(_("Day of the call"), 14), Column(_("Main cause"), 32), *told)
        self._sheet = book.sheet(_("Incidents"), columns)

    def add(self, told: ToldCase) -> None:
        """A row for each."""
        for row in told.rows(_INCIDENTS):
            cells = (self._words.field(_INCIDENTS, field, row.get(field.id)) for field in self._fields)
            self._sheet.add(told.id, _day(told, self._zone), self._words.cause(told.word("cause")), *cells)

    def finish(self) -> None:
        """Nothing more comes."""
        self._sheet.finish()


class PromiseRows:
    """One row a promise, and what became of it until ``today``."""

    def __init__(self, book: Book, words: Wording, zone: tzinfo, today: date) -> None:
        self._words = words
        self._zone = zone
        self._today = today
        self._sheet = book.sheet(_("Promises"), promise_columns())
        self._authority = BY_ID[_PROMISES].field("authority")

    def add(self, told: ToldCase) -> None:
        """A row for each."""
        for promise in told.promises:
            late = promise.state is PromiseState.OPEN and promise.due < self._today
            self._sheet.add(
                told.id,
                _day(told, self._zone),
                promise.what,
                promise.owner,
                promise.due,
                state_word("overdue" if late else promise.state.value),
                (self._today - promise.due).days if late else None,
                promise.settled_on,
                promise.note,
                self._words.answer(None, promise.client_agreed) if promise.state is PromiseState.WITHDRAWN else None,
                self._words.field(_PROMISES, self._authority, promise.authority),
                promise.tell_client_by,
                promise.id,
            )

    def finish(self) -> None:
        """Nothing more comes."""
        self._sheet.finish()


class CorrectiveRows:
    """One row a corrective, once all the cases it serves are known."""

    def __init__(self, book: Book, words: Wording, today: date) -> None:
        self._words = words
        self._today = today
        self._sheet: Sheet = book.sheet(_("Correctives"), corrective_columns())
        self._found: dict[str, tuple[Corrective, list[str]]] = {}

    def add(self, told: ToldCase) -> None:
        """Remember those of this case."""
        for corrective in told.correctives:
            self._found.setdefault(corrective.id, (corrective, []))[1].append(told.id)

    def finish(self) -> None:
        """Write them."""
        for one, cases in self._found.values():
            late = one.due is not None and one.placed_on is None and one.due < self._today
            self._sheet.add(
                one.what,
                one.owner,
                state_word(one.state.value),
                one.due,
                _("yes") if late else None,
                self._words.cause(one.cause),
                one.process,
                one.planned_on,
                one.placed_on,
                one.verify_by,
                one.verified_on,
                one.how,
                one.evidence,
                len(cases),
                ", ".join(cases),
                one.id,
            )
        self._sheet.finish()


def _day(told: ToldCase, zone: tzinfo) -> Value:
    return day_of_call(told, zone) or (told.imported.when if told.imported else None)
