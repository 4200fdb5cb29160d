"""A question that depends on an answer comes after the one that asks for it."""

from collections.abc import Iterator

from exitcoach.domain.catalog import BY_ID, FACTS
from exitcoach.domain.playbooks import Question
from exitcoach.domain.text import nearest
from exitcoach.playbook.codes import Code
from exitcoach.playbook.conditions import spots
from exitcoach.playbook.draft import Breach, Draft


def check(draft: Draft) -> Iterator[Breach]:
    """Own conditions, and those the known questions come with."""
    asked = [question.id for _, question in draft.questions()]
    before: set[str] = set()
    for where, question in draft.questions():
        for place, subject in _subjects(where, question):
            if subject not in before and subject not in FACTS:
                yield _breach(place, question.id, subject, asked)
        before.add(question.id)


def _subjects(where: str, question: Question) -> Iterator[tuple[str, str]]:
    if question.id in BY_ID:
        needed: dict[str, None] = dict.fromkeys((*question.spec.when.subjects(), *question.spec.offer.subjects()))
        return ((f"{where}.id", subject) for subject in needed)
    return ((f"{where}.{spot}", test.subject) for spot, test in spots(question.spec.when))


def _breach(place: str, question_id: str, subject: str, asked: list[str]) -> Breach:
    facts = {"id": question_id, "value": subject}
    if subject in asked:
        return Breach(code=Code.SUBJECT_LATER, where=place, facts=facts)
    if subject in BY_ID:
        return Breach(code=Code.SUBJECT_UNASKED, where=place, facts=facts)
    near = nearest(subject, (*asked, *FACTS))
    return Breach(code=Code.SUBJECT_UNKNOWN, where=place, facts={"value": subject, "near": near})
