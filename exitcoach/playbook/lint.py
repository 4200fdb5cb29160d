"""Every rule, run over a draft."""

from collections.abc import Callable, Iterator

from exitcoach.errors import Problem
from exitcoach.playbook.draft import Breach, Draft
from exitcoach.playbook.rules import (
    asked_before,
    cause_ids,
    close_questions,
    conditions,
    entangled_ids,
    home_stage,
    id_form,
    phrase_length,
    stage_order,
    tags,
    unique_ids,
)

Rule = Callable[[Draft], Iterator[Breach]]
RULES: tuple[Rule, ...] = (
    id_form.check,
    unique_ids.check,
    entangled_ids.check,
    stage_order.check,
    home_stage.check,
    close_questions.check,
    asked_before.check,
    conditions.check,
    tags.check,
    cause_ids.check,
    phrase_length.check,
)


def lint(draft: Draft, rules: tuple[Rule, ...] = RULES) -> Iterator[Problem]:
    """A problem for every rule broken."""
    for rule in rules:
        for breach in rule(draft):
            line, column = draft.place(breach.where)
            yield Problem(
                code=breach.code.value,
                file=draft.file,
                where=breach.where,
                line=line,
                column=column,
                facts=breach.facts,
            )
