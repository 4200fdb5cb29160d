"""Which answers stand where in the file, dotted or nested."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from exitcoach.domain.questions import Kind, Spec
from exitcoach.domain.text import nearest
from exitcoach.frontends.answers_findings import Findings, Trouble
from exitcoach.sheet import Block, Entry, Items, Node, is_null

NOTES = Spec(id="notes", kind=Kind.NOTE)
"""Quick notes stand beside the answers and are read like a question."""
_MOST_LIKENED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question's id in the file, with what is written there; the place is the id's."""

    spec: Spec
    node: Node
    line: int
    column: int


def find_answers(root: Node, specs: Mapping[str, Spec], findings: Findings) -> tuple[Found, ...]:
    """Every known id in the order of the file; the second of the same id is told and left out."""
    if not isinstance(root, Block):
        findings.add(Trouble.NOT_ANSWERS, "", root)
        return ()
    return tuple(_Search(specs, findings).within(root, ""))


def likely(word: str, known: Mapping[str, object]) -> str:
    """The nearest known spelling; a text of many lines is nobody's slip of the finger."""
    return nearest(word, known) if len(word) <= _MOST_LIKENED else ""


class _Search:
    def __init__(self, specs: Mapping[str, Spec], findings: Findings) -> None:
        self.specs = {**specs, NOTES.id: NOTES}
        self.groups = {group for name in specs for group in _groups(name)}
        self.findings = findings
        self.seen: dict[str, Entry] = {}

    def within(self, block: Block, prefix: str) -> Iterator[Found]:
        for entry in block.entries:
            name = prefix + entry.key
            if name in self.specs:
                yield from self._known(name, entry)
            elif name in self.groups:
                yield from self._group(name, entry)
            else:
                self.findings.add(Trouble.UNKNOWN_ID, name, entry, near=likely(name, self.specs))

    def _known(self, name: str, entry: Entry) -> Iterator[Found]:
        first = self.seen.setdefault(name, entry)
        if first is entry:
            yield Found(spec=self.specs[name], node=entry.value, line=entry.line, column=entry.column)
        else:
            self.findings.add(Trouble.DUPLICATE_ID, name, entry, first=str(first.line))

    def _group(self, name: str, entry: Entry) -> Iterator[Found]:
        if isinstance(entry.value, Block):
            yield from self.within(entry.value, f"{name}.")
        elif not (is_null(entry.value) or entry.value == Items((), entry.value.line, entry.value.column)):
            members = ", ".join(known for known in self.specs if known.startswith(f"{name}."))
            self.findings.add(Trouble.NOT_A_GROUP, name, entry, members=members)


def _groups(name: str) -> list[str]:
    """``client`` for ``client.name``."""
    return list(accumulate(name.split(".")[:-1], lambda group, part: f"{group}.{part}"))
