"""What a case says, stage by stage and after the call, before a screen or a page draws it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.domain.cases import Case, Row, Value
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import FieldWords, Playbook, Question, Stage
from exitcoach.domain.questions import Kind, Spec
from exitcoach.domain.text import LocalText, in_language, shown, shown_in_line
from exitcoach.locale import _
from exitcoach.locale.values import value_text
from exitcoach.reports.aftermath import Aftermath
from exitcoach.reports.day_words import day_text
from exitcoach.reports.follow_up_words import status_word

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and a text of one or more lines; without a label, it goes on. ``is_deep``: it is of the row above."""

    label: str
    text: str
    is_deep: bool = False


@dataclass(frozen=True, slots=True)
class CaseSection:
    """Pairs under a title; the head of the case has none."""

    title: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTold:
    """A case in the words of its ``playbook``, as it stands ``today``; what is private is not in it."""

    case: Case
    playbook: Playbook
    causes: Taxonomy
    language: str
    zone: tzinfo
    today: date

    def sections(self) -> tuple[CaseSection, ...]:
        """All that have something to say, the head first."""
        every = [("", tuple(self._head()))]
        every += [(self._words(stage.title), tuple(self._stage(stage))) for stage in self.playbook.stages]
        every += [(_("Other"), tuple(self._unasked())), (_("Notes"), tuple(self._notes()))]
        after = Aftermath(self.case, self.causes, self.language, self.zone, self.today)
        every += [(title, tuple(_shown(pairs))) for title, pairs in after.sections()]
        return tuple(CaseSection(title, pairs) for title, pairs in every if pairs)

    def _words(self, text: LocalText) -> str:
        return in_language(text, self.language)

    def _head(self) -> Iterator[Pair]:
        from babel.dates import format_datetime  # dates by locale; not needed during a call

        case = self.case
        created = format_datetime(case.created.astimezone(self.zone), "long", locale=self.language)
        yield Pair(_("Case"), f"{case.id} · {status_word(case.status.value)}")
        yield Pair(_("Begun"), created)
        yield Pair(_("Employee"), shown_in_line(case.employee) or NOTHING)
        yield Pair(_("Playbook"), f"{shown_in_line(case.playbook.id)} {case.playbook.version}")

    def _stage(self, stage: Stage) -> Iterator[Pair]:
        if stage.id == "recovery":
            yield from self._gate()
        for question in stage.questions:
            yield from self._answer(question)

    def _gate(self) -> Iterator[Pair]:
        gate = self.case.gate
        if gate is None:
            return
        words = self.playbook.verdicts.get(gate.verdict)
        yield Pair(_("Advice"), self._words(words.headline) if words else gate.verdict)
        for code in gate.reasons:
            reason = self.playbook.reasons.get(code)
            yield Pair("", f"· {self._words(reason) if reason else code}")

    def _answer(self, question: Question) -> Iterator[Pair]:
        value = self.case.answers.get(question.id)
        label = self._words(question.label)
        if value is None:
            return
        if question.spec.kind is Kind.LIST and isinstance(value, tuple):
            rows = [row for row in value if isinstance(row, Mapping)]
            for number, row in enumerate(rows, start=1):
                yield Pair(f"{label} {number}", "")
                yield from self._row(question, row)
        elif question.spec.kind is Kind.NOTE:
            yield Pair(label, shown(str(value)).rstrip("\n"))
        else:
            yield Pair(label, self._value(question, value))

    def _value(self, question: Question, value: Value) -> str:
        if question.spec.kind is Kind.DATE:
            return day_text(str(value), self.language)
        return value_text(value, question, self.playbook, self.language)

    def _row(self, question: Question, row: Row) -> Iterator[Pair]:
        for spec in question.spec.fields:
            if spec.id in row:
                words = question.fields.get(spec.id)
                label = self._words(words.label) if words else spec.id
                yield Pair(label, self._cell(spec, words, row[spec.id]), is_deep=True)

    def _cell(self, spec: Spec, words: FieldWords | None, value: str | int) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if words and str(value) in words.choices:
            return self._words(words.choices[str(value)])
        return day_text(str(value), self.language) if spec.kind is Kind.DATE else shown_in_line(str(value))

    def _unasked(self) -> Iterator[Pair]:
        asked = {question.id for question in self.playbook.questions}
        other = ((key, value) for key, value in self.case.answers.items() if key not in asked)
        return (Pair(shown_in_line(key), shown_in_line(str(value))) for key, value in other)

    def _notes(self) -> Iterator[Pair]:
        times = ((f"{note.at.astimezone(self.zone):%H:%M}", note.text) for note in self.case.notes)
        return (Pair(time, shown_in_line(text)) for time, text in times)


def _shown(pairs: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    return (Pair(label, shown(text)) for label, text in pairs)
