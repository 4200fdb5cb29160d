"""An own id means one thing only, in an answer file and in a condition."""

from collections.abc import Iterator

from exitcoach.domain.catalog import BY_ID, FACTS
from exitcoach.playbook.codes import Code
from exitcoach.playbook.conditions import ANY, NOT
from exitcoach.playbook.draft import Breach, Draft

RESERVED = (*FACTS, ANY, NOT, "notes")


def check(draft: Draft) -> Iterator[Breach]:
    """``visit`` and ``visit.when`` cannot stand together: nested, the first would be both a value and a group."""
    asked = {question.id for _, question in draft.questions()}
    for where, question in draft.questions():
        if question.id in RESERVED:
            yield Breach(code=Code.RESERVED_ID, where=f"{where}.id", facts={"id": question.id})
        elif question.id and question.id not in BY_ID:
            for other in sorted(asked | set(BY_ID) | set(FACTS)):
                if _entangled(question.id, other):
                    facts = {"id": question.id, "other": other}
                    yield Breach(code=Code.ENTANGLED_ID, where=f"{where}.id", facts=facts)
                    break


def _entangled(own: str, other: str) -> bool:
    return other.startswith(f"{own}.") or own.startswith(f"{other}.")
