"""YAML with places, built from parser events: no tags, no types, aliases unfolded within bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from exitcoach.sheet.nodes import MOST_DEPTH, MOST_NODES, Block, Broken, Entry, Flaw, Items, Leaf, Node
from exitcoach.sheet.stand_ins import StandIns, stand_ins_for

MOST_UNFOLDED_NODES = 200_000
MOST_UNFOLDED_CHARACTERS = 20_000_000
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class _Size:
    nodes: int = 0
    characters: int = 0


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come; ``before`` is what there was when it began."""

    event: yaml.CollectionStartEvent
    before: _Size
    members: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """What was read, and what is wrong with it although the reading went on."""

    root: Node | None = None
    flaws: list[Broken] = field(default_factory=list)


class _Builder:
    def __init__(self, stand_ins: StandIns, most: int) -> None:
        self.most = most
        self.tree = Tree()
        self.stand_ins = stand_ins
        self.open: list[_Open] = []
        self.size = _Size()
        self.unfolded = _Size()
        self.anchors: dict[str, tuple[Node, _Size] | _Open] = {}

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.CollectionStartEvent():
                self._begin(event)
            case yaml.CollectionEndEvent():
                self._finish()
            case yaml.AliasEvent():
                self._alias(event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        text = self.stand_ins.original(event.value, event.style)
        leaf = Leaf(text, not event.style, *_place(event))
        if event.anchor:
            self.anchors[event.anchor] = (leaf, _Size(1, len(text)))
        self.size.characters += len(text)
        self._add(leaf)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        if len(self.open) == MOST_DEPTH:
            raise Broken(Flaw.TOO_DEEP, *_place(event))
        started = _Open(event, replace(self.size))
        self.open.append(started)
        if event.anchor:
            self.anchors[event.anchor] = started

    def _finish(self) -> None:
        ended = self.open.pop()
        line, column = _place(ended.event)
        mapping = isinstance(ended.event, yaml.MappingStartEvent)
        node: Node
        if mapping:
            node = Block(tuple(self._entries(ended.members)), line, column)
        else:
            node = Items(tuple(ended.members), line, column)
        self._add(node)
        anchor = ended.event.anchor
        if anchor and self.anchors[anchor] is ended:
            grown = _Size(self.size.nodes - ended.before.nodes, self.size.characters - ended.before.characters)
            self.anchors[anchor] = (node, grown)

    def _alias(self, event: yaml.AliasEvent) -> None:
        line, column = _place(event)
        name = event.anchor or ""
        target = self.anchors.get(name)
        if not isinstance(target, tuple):
            flaw = Flaw.ALIAS_OF_ITSELF if target else Flaw.UNKNOWN_ALIAS
            self.tree.flaws.append(Broken(flaw, line, column, value=name))
            self._add(Leaf("", True, line, column))
            return
        node, size = target
        self.unfolded.nodes += size.nodes
        self.unfolded.characters += size.characters
        if self.unfolded.nodes > MOST_UNFOLDED_NODES or self.unfolded.characters > MOST_UNFOLDED_CHARACTERS:
            raise Broken(Flaw.UNFOLDS_TOO_FAR, line, column)
        self.size.nodes += size.nodes - 1
        self.size.characters += size.characters
        self._add(replace(node, line=line, column=column))

    def _add(self, node: Node) -> None:
        self.size.nodes += 1
        if self.size.nodes > self.most:
            raise Broken(Flaw.TOO_MANY_VALUES, node.line, node.column)
        if self.open:
            self.open[-1].members.append(node)
        else:
            self.tree.root = node

    def _entries(self, members: list[Node]) -> Iterator[Entry]:
        for key, value in zip(members[::2], members[1::2], strict=True):
            if isinstance(key, Leaf):
                yield Entry(key.text, value, key.line, key.column)
            else:
                self.tree.flaws.append(Broken(Flaw.KEY_NOT_TEXT, key.line, key.column))

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag:
            self.tree.flaws.append(Broken(Flaw.TAG, *_place(event), value=event.tag))


def read_yaml(text: str, most: int = MOST_NODES) -> Tree:
    """The tree of a YAML text of at most ``most`` values. Raises Broken where the reading cannot go on."""
    stand_ins = stand_ins_for(text)
    builder = _Builder(stand_ins, most)
    documents = 0
    try:
        for event in yaml.parse(stand_ins.written(text), Loader=_LOADER):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                builder.tree.flaws.append(Broken(Flaw.SECOND_DOCUMENT, *_place(event)))
                break
            builder.take(event)
    except yaml.YAMLError as error:
        builder.tree.flaws.append(_syntax(error, text))
        builder.tree.root = None
    return builder.tree


def _syntax(error: yaml.YAMLError, text: str) -> Broken:
    """At the problem; what is never closed is told where it begins, not at the end of the file."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Broken(Flaw.SYNTAX, reason=str(error))
    lines = len(_BREAK.findall(text.rstrip()))
    mark, began = error.problem_mark, error.context_mark
    if mark is None or (mark.line > lines and began is not None):
        mark = began
    line, column = (min(mark.line, lines) + 1, mark.column + 1) if mark else (0, 0)
    return Broken(Flaw.SYNTAX, line, column, reason=error.problem or error.context or "")


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
