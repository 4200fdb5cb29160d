"""What a phrase or a reminder fits is something that can be."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.playbooks import Phrase, Playbook, Reminder
from exitcoach.domain.text import nearest
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft
from exitcoach.playbook.guidance import VERDICTS

_ANSWERS = tuple(choice for asked in ("emotion", "firmness", "decision") for choice in BY_ID[asked].choices)


def check(draft: Draft) -> Iterator[Breach]:
    """Emotions, firmness, verdicts, decisions, and causes or patterns that match one."""
    causes = tuple(draft.playbook.causes.causes)
    words = (*_ANSWERS, *VERDICTS, *causes)
    spellings = (*words, *(f"{group}.*" for group in draft.playbook.causes.groups))
    for where, tag in _tags(draft):
        if tag and tag not in words and not any(fnmatchcase(cause, tag) for cause in causes):
            facts = {"value": tag, "near": _near(draft.playbook, tag) or nearest(tag, spellings)}
            yield Breach(code=Code.UNKNOWN_TAG, where=where, facts=facts)


def _near(playbook: Playbook, tag: str) -> str:
    return f"{tag}.*" if tag in playbook.causes.groups else ""


def _tags(draft: Draft) -> Iterator[tuple[str, str]]:
    tagged_texts: tuple[tuple[str, Phrase | Reminder], ...] = (*draft.phrases(), *draft.reminders())
    for where, tagged in tagged_texts:
        for name, tags in (("fits", tagged.fits), ("unless", tagged.unless)):
            for number, tag in enumerate(tags, start=1):
                yield f"{where}.{name}[{number}]", tag
