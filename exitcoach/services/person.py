"""A person as somebody writes their name, and every place where they are named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exitcoach.domain.cases import Answers
from exitcoach.domain.text import fold
from exitcoach.insights.folding import folded, words_of
from exitcoach.insights.names import NameIndex
from exitcoach.insights.redaction import without_names
from exitcoach.services.erased import ERASED

OWN = ("client.name", "client.account", "client.ref")
CALLER = "client.caller"
CONTACT = "recontact_at"
_LEAST = 5
"""A reference or address with fewer letters and digits stands for too much else."""


def is_named(names: Iterable[str], answers: Answers) -> str:
    """The question whose answer is one of these names, whole; empty when none is."""
    wanted = {_compared(name) for name in names}
    for question in (*OWN, CALLER, CONTACT):
        value = answers.get(question)
        if isinstance(value, str) and value.strip() and _compared(value) in wanted:
            return question
    return ""


def also_named(question: str, answers: Answers) -> Iterator[str]:
    """What else the same person is called in a case where ``question`` names them."""
    told = (CONTACT,) if question == CALLER else ("client.name", "client.ref", CONTACT)
    for one in told:
        value = answers.get(one)
        if isinstance(value, str) and value.strip():
            yield value


@dataclass(frozen=True)
class Person:
    """All that a person is called. Texts are searched for what cannot well mean somebody else."""

    names: tuple[str, ...]
    _index: NameIndex = field(default_factory=NameIndex, init=False)
    _firsts: list[str] = field(default_factory=list, init=False)
    _traces: list[re.Pattern[str]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        for name in self.names:
            words = words_of(name)
            if len(words) > 1 and not any(word.isdigit() for word in words):
                self._index.add_whole(name, ERASED)
                self._firsts.append(words[0])
            elif sum(map(str.isalnum, name)) >= _LEAST and (len(words) > 1 or "@" in name):
                self._traces.append(re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE))

    @property
    def is_searchable(self) -> bool:
        """Whether texts can be searched for them at all: a first name alone is that of many."""
        return bool(self._firsts or self._traces)

    def without(self, text: str) -> str:
        """The text without them."""
        if len(text) < _LEAST:
            return text
        for trace in self._traces:
            text = trace.sub(ERASED, text)
        flat = folded(text)
        return without_names(text, (self._index,)) if any(first in flat for first in self._firsts) else text

    def is_in(self, text: str) -> bool:
        """Whether a line of the text names them."""
        return any(self.without(line) != line for line in text.splitlines())


def _compared(name: str) -> str:
    return " ".join(words_of(name)) or fold(name)
