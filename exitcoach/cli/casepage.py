"""A case to read, stage by stage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.cli.caselist import NOTHING, status_text
from exitcoach.domain.cases import Case, Row, Value
from exitcoach.domain.playbooks import FieldWords, Playbook, Question, Stage
from exitcoach.domain.questions import Kind, Spec
from exitcoach.domain.text import LocalText, in_language, shown, shown_in_line
from exitcoach.frontends.terminal.lines import cut, padded, wrap
from exitcoach.frontends.values import value_text
from exitcoach.locale import _

LABEL, GAP = 24, "  "
NO_END = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """How a case is put on a page; ``width`` 0 leaves lines as long as they are.

    ``after``: the sections on what came after the call, each of labels and texts.
    """

    case: Case
    playbook: Playbook
    language: str
    zone: tzinfo
    width: int = 0
    after: Iterable[tuple[str, Sequence[tuple[str, str]]]] = ()

    def lines(self) -> list[str]:
        """The whole page; what is private is not on it."""
        told = [*self._head()]
        for stage in self.playbook.stages:
            told.extend(_section(self._words(stage.title), self._stage(stage)))
        told.extend(_section(_("Other"), self._unasked()))
        told.extend(_section(_("Notes"), self._notes()))
        for title, pairs in self.after:
            told.extend(_section(title, [line for label, text in pairs for line in self._pair(label, shown(text))]))
        return told

    def _words(self, text: LocalText) -> str:
        return in_language(text, self.language)

    def _head(self) -> Iterator[str]:
        from babel.dates import format_datetime  # dates by locale; not needed during a call

        case = self.case
        created = format_datetime(case.created.astimezone(self.zone), "long", locale=self.language)
        yield from self._pair(_("Case"), f"{case.id} · {status_text(case)}")
        yield from self._pair(_("Begun"), created)
        yield from self._pair(_("Employee"), shown_in_line(case.employee) or NOTHING)
        yield from self._pair(_("Playbook"), f"{shown_in_line(case.playbook.id)} {case.playbook.version}")

    def _stage(self, stage: Stage) -> list[str]:
        told = [line for question in stage.questions for line in self._answer(question)]
        return [*self._gate(), *told] if stage.id == "recovery" else told

    def _gate(self) -> Iterator[str]:
        gate = self.case.gate
        if gate is None:
            return
        words = self.playbook.verdicts.get(gate.verdict)
        yield from self._pair(_("Advice"), self._words(words.headline) if words else gate.verdict)
        for code in gate.reasons:
            reason = self.playbook.reasons.get(code)
            yield from self._pair("", f"· {self._words(reason) if reason else code}")

    def _answer(self, question: Question) -> Iterator[str]:
        value = self.case.answers.get(question.id)
        label = self._words(question.label)
        if value is None:
            return
        if question.spec.kind is Kind.LIST and isinstance(value, tuple):
            rows = [row for row in value if isinstance(row, Mapping)]
            for number, row in enumerate(rows, start=1):
                yield from self._pair(f"{label} {number}", "")
                yield from self._row(question, row)
        elif question.spec.kind is Kind.NOTE:
            yield from self._paragraphs(label, str(value))
        else:
            yield from self._pair(label, self._value(question, value))

    def _paragraphs(self, label: str, text: str) -> Iterator[str]:
        for number, line in enumerate(shown(text).rstrip("\n").split("\n")):
            yield from self._pair("" if number else label, line)

    def _value(self, question: Question, value: Value) -> str:
        if question.spec.kind is Kind.DATE:
            return day_text(str(value), self.language)
        return value_text(value, question, self.playbook, self.language)

    def _row(self, question: Question, row: Row) -> Iterator[str]:
        for spec in question.spec.fields:
            if spec.id in row:
                words = question.fields.get(spec.id)
                label = self._words(words.label) if words else spec.id
                yield from self._pair(label, self._cell(spec, words, row[spec.id]), indent=GAP)

    def _cell(self, spec: Spec, words: FieldWords | None, value: str | int) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if words and str(value) in words.choices:
            return self._words(words.choices[str(value)])
        return day_text(str(value), self.language) if spec.kind is Kind.DATE else shown_in_line(str(value))

    def _unasked(self) -> list[str]:
        asked = {question.id for question in self.playbook.questions}
        other = [(key, value) for key, value in self.case.answers.items() if key not in asked]
        return [line for key, value in other for line in self._pair(key, shown_in_line(str(value)))]

    def _notes(self) -> list[str]:
        times = [(f"{note.at.astimezone(self.zone):%H:%M}", note.text) for note in self.case.notes]
        return [line for time, text in times for line in self._pair(time, shown_in_line(text))]

    def _pair(self, label: str, text: str, *, indent: str = "") -> Iterator[str]:
        margin = f"{GAP}{padded(indent + cut(label, LABEL - len(indent)), LABEL)}{GAP}"
        room = self.width - len(GAP) * 2 - LABEL
        parts = wrap(text, room, NO_END) if self.width and room > 0 else [text]
        yield (margin + (parts[0] if parts else "")).rstrip()
        for part in parts[1:]:
            yield " " * (LABEL + 2 * len(GAP)) + part


def day_text(day: str, language: str) -> str:
    """A whole day by locale; a year or a month as it was written."""
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(day), "long", locale=language)
    except ValueError:
        return day


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title.upper(), *lines] if lines else []
