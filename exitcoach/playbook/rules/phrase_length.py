"""A phrase can be said in one breath."""

from collections.abc import Iterator

from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft

MOST = 110
"""Characters: about five seconds aloud."""


def check(draft: Draft) -> Iterator[Breach]:
    """In every language."""
    for where, phrase in draft.phrases():
        for language, text in phrase.text.items():
            if len(text) > MOST:
                facts = {"length": str(len(text)), "most": str(MOST)}
                yield Breach(code=Code.LONG_PHRASE, where=f"{where}.{language}", facts=facts)
