"""The words houses use for causes, columns and answers, from the lists that come with the playbooks."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import Playbook
from exitcoach.imports import places
from exitcoach.imports.proposal import Tongue
from exitcoach.imports.words import NOTHING, Lexicon
from exitcoach.sheet import Block, Items, Leaf, Node, read_sheet

REASONS, COLUMNS = "reasons.yaml", "columns.yaml"


def read_words(folder: Path, playbook: Playbook, causes: Taxonomy) -> Tongue:
    """The words of ``folder`` beside the labels of the playbook, in every language."""
    reasons, columns = _tree(folder / REASONS), _tree(folder / COLUMNS)
    known = {cause: words for cause, words in _lists(reasons["causes"]).items() if cause in causes.causes}
    known[NOTHING] = tuple(_texts(reasons["nothing"]))
    labels = {cause.id: tuple(cause.label.values()) for cause in causes.causes.values()}
    values = {entry: _lists(node) for entry, node in _entries(columns["values"]).items()}
    return Tongue(
        columns=Lexicon(_column_labels(playbook), _lists(columns["columns"])),
        causes=Lexicon(labels, known),
        values={
            place: Lexicon(_choice_labels(playbook, place), values.get(place, {}))
            for place in places.PLACES
            if places.is_worded(place)
        },
    )


def _column_labels(playbook: Playbook) -> Mapping[str, tuple[str, ...]]:
    asked = {question.id: (question.id, *question.label.values()) for question in playbook.questions}
    return {place: asked.get(place, (place,)) for place in places.PLACES}


def _choice_labels(playbook: Playbook, place: str) -> Mapping[str, tuple[str, ...]]:
    question = playbook.question(place)
    worded = question.choices if question else {}
    return {choice: (choice, *worded.get(choice, {}).values()) for choice in places.PLACES[place].choices}


def _tree(path: Path) -> Mapping[str, Node]:
    return _entries(read_sheet(path.read_bytes(), path.name))


def _entries(node: Node) -> Mapping[str, Node]:
    return {entry.key: entry.value for entry in node.entries} if isinstance(node, Block) else {}


def _lists(node: Node) -> dict[str, tuple[str, ...]]:
    return {key: tuple(_texts(value)) for key, value in _entries(node).items()}


def _texts(node: Node) -> Iterator[str]:
    """Every text in a list, and in the lists within."""
    if isinstance(node, Leaf):
        yield node.text
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item)
