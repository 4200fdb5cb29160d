"""A condition can hold: its patterns match something its subject can be."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from exitcoach.domain.catalog import ANY_CAUSE, CIRCUMSTANCE, REPEATED, VERDICT
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.questions import CAUSES, SCALE, Kind
from exitcoach.domain.text import nearest
from exitcoach.playbook.codes import Code
from exitcoach.playbook.conditions import spots
from exitcoach.playbook.draft import Breach, Draft
from exitcoach.playbook.guidance import VERDICTS

_YES_NO = ("yes", "no")


def check(draft: Draft) -> Iterator[Breach]:
    """Subjects with free text match anything."""
    for where, question in draft.questions():
        for spot, test in spots(question.spec.when) if f"{where}.when" in draft.places else ():
            words = _words(draft.playbook, test.subject)
            for number, pattern in enumerate(test.patterns, start=1):
                if words and pattern and not any(fnmatchcase(word, pattern) for word in words):
                    facts = {"value": pattern, "near": nearest(pattern, words), "known": ", ".join(words)}
                    yield Breach(code=Code.NEVER_HOLDS, where=f"{where}.{spot}[{number}]", facts=facts)


def _words(playbook: Playbook, subject: str) -> tuple[str, ...]:
    facts = {CIRCUMSTANCE: _YES_NO, REPEATED: _YES_NO, VERDICT: VERDICTS, ANY_CAUSE: tuple(playbook.causes.causes)}
    question = playbook.question(subject)
    if question is None:
        return facts.get(subject, ())
    if question.spec.source == CAUSES:
        return tuple(playbook.causes.causes)
    match question.spec.kind:
        case Kind.CHOICE | Kind.CHOICES:
            return question.spec.choices
        case Kind.CONFIRM:
            return _YES_NO
        case Kind.SCALE:
            return tuple(str(step) for step in SCALE)
        case _:
            return ()
