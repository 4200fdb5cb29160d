"""Taking a sheet apart. Every place is remembered, every problem kept; what could not be read is left hollow.

Items are never dropped, so the indexes of a breadcrumb are those of the file. They count from 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exitcoach.domain.text import LocalText, clean, nearest
from exitcoach.errors import Problem
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Place
from exitcoach.sheet import Block, Entry, Items, Leaf, Node, is_null

Codes = tuple[Code, Code]
KEYS: Codes = (Code.UNKNOWN_KEY, Code.MISSING_KEY)
TRUTHS: Mapping[str, bool] = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class At:
    """A node, its breadcrumb and the place of its key. ``node`` is None where nothing is written."""

    node: Node | None
    where: str
    line: int
    column: int

    @property
    def key(self) -> "At":
        """The key alone, to tell a problem with it and not with its value."""
        return At(None, self.where, self.line, self.column)

    @property
    def spot(self) -> Place:
        """Where a problem with the value is told: at a scalar itself, else at the key."""
        return (self.node.line, self.node.column) if isinstance(self.node, Leaf) else (self.line, self.column)


@dataclass(frozen=True, slots=True)
class Fields:
    """The entries of a block. One that is not there is an empty At at the place of the block."""

    at: At
    entries: Mapping[str, At]

    def __getitem__(self, key: str) -> At:
        return self.entries.get(key) or At(None, _joined(self.at.where, key), self.at.line, self.at.column)

    def __contains__(self, key: str) -> bool:
        return self[key].node is not None

    def __iter__(self) -> Iterator[str]:
        return (key for key in self.entries if key in self)


_MOST_LIKENED = 100


class Reader:
    """Reads one file. ``languages`` is empty until the title is read, and stays so when it cannot be."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.places: dict[str, Place] = {}
        self.languages: tuple[str, ...] = ()

    def report(self, code: Code, at: At, **facts: str) -> None:
        """Keep a problem with the value at ``at``."""
        self._keep(code, at.where, at.spot, facts)

    def block(self, at: At, known: tuple[str, ...], wanted: tuple[str, ...] = (), codes: Codes = KEYS) -> Fields:
        """The entries called as in ``known``; those of ``wanted`` must be there unless a misspelling stands for it."""
        fields = self._block(at)
        if not isinstance(at.node, Block):
            return fields
        strangers = [entry for entry in at.node.entries if entry.key not in known]
        # To look for what was meant takes its time: not for more than anybody misspells.
        spellings = {entry.key: nearest(entry.key, known) for entry in strangers[:_MOST_LIKENED]}
        for entry in strangers:
            facts = {"key": entry.key, "near": spellings.get(entry.key, ""), "known": ", ".join(known)}
            self._keep(codes[0], _joined(at.where, entry.key), (entry.line, entry.column), facts)
        for key in wanted:
            if key not in fields and key not in spellings.values():
                self.report(codes[1], fields[key], key=key)
        return Fields(at, {key: entry for key, entry in fields.entries.items() if key in known})

    def open_block(self, at: At) -> Fields:
        """The entries, whatever they are called; every one must hold something."""
        fields = self._block(at)
        for entry in fields.entries.values():
            self._filled(entry)
        return fields

    def _block(self, at: At) -> Fields:
        entries: dict[str, At] = {}
        for entry in self._entries(at):
            if entry.key in entries:
                facts = {"key": entry.key, "first": str(entries[entry.key].line)}
                self._keep(Code.REPEATED_KEY, _joined(at.where, entry.key), (entry.line, entry.column), facts)
            else:
                place = (entry.line, entry.column)
                entries[entry.key] = self._at(entry.value, _joined(at.where, entry.key), place)
        return Fields(at, entries)

    def items(self, at: At) -> tuple[At, ...]:
        """The items of a list, each with its number."""
        if at.node is None:
            return ()
        if not isinstance(at.node, Items):
            self.report(Code.NOT_LIST, at)
            return ()
        places = ((node, f"{at.where}[{number}]") for number, node in enumerate(at.node.items, start=1))
        return tuple(self._filled(self._at(node, where, (node.line, node.column))) for node, where in places)

    def text(self, at: At) -> str:
        """A scalar on one line; empty when it cannot be read."""
        if at.node is None:
            return ""
        if not isinstance(at.node, Leaf):
            self.report(Code.NOT_TEXT, at)
            return ""
        text = " ".join(clean(at.node.text).split())
        if not text:
            self.report(Code.EMPTY_TEXT, at)
        return text

    def texts(self, at: At) -> tuple[str, ...]:
        """A list of scalars, or one alone: then the list stands at its key, and its only item at the scalar."""
        if isinstance(at.node, Leaf):
            self.places |= {at.where: (at.line, at.column), f"{at.where}[1]": at.spot}
            return (self.text(at),)
        return tuple(self.text(item) for item in self.items(at))

    def word(self, at: At, known: tuple[str, ...]) -> str:
        """One of the known words; empty when it cannot be read."""
        word = self.text(at)
        if word and word not in known:
            self.report(Code.UNKNOWN_WORD, at, value=word, near=nearest(word, known), known=", ".join(known))
            return ""
        return word

    def flag(self, at: At) -> bool:
        """Yes or no; no where nothing is written."""
        word = self.text(at)
        if word and word.casefold() not in TRUTHS:
            self.report(Code.NOT_YES_NO, at, value=word)
        return TRUTHS.get(word.casefold(), False)

    def local(self, at: At) -> LocalText:
        """The words in every language of the playbook."""
        return self.local_with(at)[0]

    def local_with(self, at: At, *besides: str, wanted: tuple[str, ...] = ()) -> tuple[LocalText, Fields]:
        """The words in every language of the playbook, and the block they share with the keys ``besides``."""
        if isinstance(at.node, Leaf):
            self.report(Code.NOT_LOCAL, at, languages=", ".join(self.languages))
            return {}, Fields(at, {})
        fields = self._languages(at, besides) if self.languages else self.open_block(at)
        for key in wanted:
            if at.node is not None and key not in fields:
                self.report(Code.MISSING_KEY, fields[key], key=key)
        return {key: self.text(fields[key]) for key in fields if key not in besides}, fields

    def _languages(self, at: At, besides: tuple[str, ...]) -> Fields:
        codes = (Code.UNKNOWN_KEY, Code.MISSING_LANGUAGE)
        return self.block(at, (*self.languages, *besides), self.languages, codes)

    def _entries(self, at: At) -> tuple[Entry, ...]:
        if isinstance(at.node, Block):
            return at.node.entries
        if at.node is not None:
            self.report(Code.NOT_BLOCK, at)
        return ()

    def _filled(self, at: At) -> At:
        if at.node is None:
            self.report(Code.EMPTY_TEXT, at)
        return at

    def _at(self, node: Node, where: str, place: Place) -> At:
        at = At(None if _is_empty(node) else node, where, *place)
        self.places[where] = at.spot
        return at

    def _keep(self, code: Code, where: str, place: Place, facts: Mapping[str, str]) -> None:
        line, column = place
        problem = Problem(code=code.value, file=self.file, where=where, line=line, column=column, facts=dict(facts))
        self.problems.append(problem)


def _joined(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _is_empty(node: Node) -> bool:
    match node:
        case Block(entries=()) | Items(items=()):
            return True
        case _:
            return is_null(node)
