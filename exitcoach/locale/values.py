"""Answers in the words of the playbook and of the locale, for people to read."""

from collections.abc import Mapping

from exitcoach.domain.cases import Value
from exitcoach.domain.playbooks import Playbook, Question
from exitcoach.domain.questions import CAUSES, Kind
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.locale import _, ngettext


def value_text(value: Value, question: Question, playbook: Playbook, language: str) -> str:
    """The answer in one line."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        if question.spec.kind is Kind.LIST:
            return _rows_text(value, question.spec.field_ids[0])
        return ", ".join(choice_text(str(item), question, playbook, language) for item in value)
    if question.spec.kind is Kind.CHOICE:
        return choice_text(str(value), question, playbook, language)
    return shown_in_line(str(value))


def choice_text(choice: str, question: Question, playbook: Playbook, language: str) -> str:
    """A choice by its label."""
    if question.spec.source == CAUSES:
        cause = playbook.causes.causes.get(choice)
        return in_language(cause.label, language) if cause else choice
    label = question.choices.get(choice)
    return in_language(label, language) if label else choice


def _rows_text(rows: tuple[object, ...], told_by: str) -> str:
    first = [str(row.get(told_by, "")) for row in rows if isinstance(row, Mapping)]
    told = "; ".join(filter(None, map(shown_in_line, first)))
    return told or ngettext("{count} entry", "{count} entries", len(rows)).format(count=len(rows))
