"""Questions and choices in the words of a playbook, and answers as cells."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import Playbook, Question
from exitcoach.domain.questions import CAUSES, Kind, Spec
from exitcoach.domain.text import in_language
from exitcoach.locale import _, language
from exitcoach.reports import wording
from exitcoach.reports.workbook import Value


class Wording:
    """What a ``playbook`` calls its questions and choices; their ids where there is none, or where it has none."""

    def __init__(self, taxonomy: Taxonomy, playbook: Playbook | None) -> None:
        self._taxonomy = taxonomy
        self._playbook = playbook

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in self._playbook.questions} if self._playbook else {}

    def head(self, question_id: str) -> str:
        """The short name of a question."""
        question = self._questions.get(question_id)
        return in_language(question.label, language()) if question else question_id

    def field_head(self, question_id: str, field: str) -> str:
        """The short name of a field of a repeated group."""
        question = self._questions.get(question_id)
        words = question.fields.get(field) if question else None
        return in_language(words.label, language()) if words else field

    def answer(self, spec: Spec | None, value: object) -> Value:
        """An answer as a cell: a whole date is a date, a number is a number, several choices are one text."""
        match value:
            case None:
                return None
            case bool():
                return _("yes") if value else _("no")
            case list() | tuple():
                return "; ".join(str(self.answer(spec, one)) for one in value)
            case Mapping():
                return "; ".join(f"{name}: {self.answer(None, one)}" for name, one in value.items())
            case str() if spec is not None:
                return self._words(spec, value)
            case int() | float():
                return value
            case _:
                return str(value)

    def field(self, question_id: str, spec: Spec, value: object) -> Value:
        """The same for a field of a repeated group."""
        question = self._questions.get(question_id)
        words = question.fields.get(spec.id) if question else None
        label = words.choices.get(str(value)) if words else None
        return in_language(label, language()) if label else self.answer(spec, value)

    def cause(self, cause_id: str) -> str:
        """The label of a cause."""
        return wording.cause_label(self._taxonomy, cause_id)

    def verdict(self, verdict: str) -> str:
        """What the recovery gate said."""
        words = self._playbook.verdicts.get(verdict) if self._playbook else None
        return in_language(words.headline, language()) if words else verdict

    def reason(self, code: str) -> str:
        """Why it said so."""
        words = self._playbook.reasons.get(code) if self._playbook else None
        return in_language(words, language()) if words else code

    def _words(self, spec: Spec, value: str) -> Value:
        if spec.kind is Kind.DATE:
            return day_in(value)
        if spec.source == CAUSES:
            return self.cause(value)
        question = self._questions.get(spec.id)
        label = question.choices.get(value) if question else None
        return in_language(label, language()) if label else value


def day_in(text: str) -> Value:
    """A whole day as a date; a year or a month as the text it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
