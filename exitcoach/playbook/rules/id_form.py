"""Ids are small letters, digits, hyphens and underscores; those of questions may have dots between."""

import re
from collections.abc import Iterator

from exitcoach.domain.catalog import BY_ID
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft

_ID = re.compile(r"[a-z][a-z0-9_-]*")
_DOTTED = re.compile(rf"{_ID.pattern}(\.{_ID.pattern})*")


def check(draft: Draft) -> Iterator[Breach]:
    """The id of the playbook, of its own questions and of their choices."""
    yield from _check(_ID, draft.playbook.id, "id")
    for where, question in draft.questions():
        if question.id not in BY_ID:
            yield from _check(_DOTTED, question.id, f"{where}.id")
            for choice in question.choices:
                yield from _check(_ID, choice, f"{where}.choices.{choice}")


def _check(form: re.Pattern[str], word: str, where: str) -> Iterator[Breach]:
    if word and not form.fullmatch(word):
        yield Breach(code=Code.BAD_ID, where=where, facts={"id": word})
