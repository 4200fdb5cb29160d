"""No stage and no question comes twice."""

from collections.abc import Iterable, Iterator

from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft


def check(draft: Draft) -> Iterator[Breach]:
    """Names the line of the first."""
    yield from _check(draft, ((f"{where}.id", stage.id) for where, stage in draft.stages()))
    yield from _check(draft, ((f"{where}.id", question.id) for where, question in draft.questions()))


def _check(draft: Draft, ids: Iterable[tuple[str, str]]) -> Iterator[Breach]:
    first: dict[str, str] = {}
    for where, word in ids:
        if word and first.setdefault(word, where) != where:
            facts = {"id": word, "first": str(draft.place(first[word])[0])}
            yield Breach(code=Code.REPEATED_ID, where=where, facts=facts)
