"""What is written at an id, as the value of its question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exitcoach.domain.answers import Unfit, is_blank, read_scalar
from exitcoach.domain.cases import Row, Scalar, Value
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.questions import Kind, Spec
from exitcoach.frontends.answers_findings import Findings, Placed, Trouble
from exitcoach.frontends.answers_ids import NOTES, Found, likely
from exitcoach.interview.rules import choices_of
from exitcoach.sheet import Block, Entry, Items, Leaf, Node, is_null


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One choice, note, row or field of a row. ``number`` counts from 1 in the file; ``fields`` are those of a row."""

    value: Scalar | Row
    number: int
    at: Placed
    unfit: bool = False
    fields: Mapping[str, "Item"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An answer, with the place of its id where it stands in the file. ``unfit`` when a problem of it was told.

    ``value`` then is the nearest spelling, so that the other answers are checked as they are meant; None for
    nothing written, and for an unfit one that is like nothing. ``items`` are those of a list, in its order.
    """

    spec: Spec
    at: Placed | None = None
    value: Value | None = None
    unfit: bool = False
    items: tuple[Item, ...] = ()


class Reader:
    """Reads values with the choices of one playbook, telling what does not fit."""

    def __init__(self, taxonomy: Taxonomy, findings: Findings) -> None:
        self.taxonomy = taxonomy
        self.findings = findings

    def read(self, found: Found) -> Reading:
        """The answer at an id."""
        spec = found.spec
        if spec.kind is Kind.LIST:
            items, fits = self._rows(spec, found.node)
        elif spec.kind is Kind.CHOICES or spec is NOTES:
            items, fits = self._words(spec, found.node)
        else:
            item = self._one(spec, spec.id, found.node)
            value = item.value if item and isinstance(item.value, Scalar) and item.value != "" else None
            return Reading(spec=spec, at=found, value=value, unfit=bool(item and item.unfit))
        return Reading(spec=spec, at=found, value=_whole(items), unfit=not fits, items=items)

    def _one(self, spec: Spec, where: str, node: Node, number: int = 1) -> Item | None:
        """One scalar; None when nothing is written."""
        if _is_nothing(node):
            return None
        if not isinstance(node, Leaf):
            self.findings.add(Trouble.NOT_ONE_VALUE, where, node)
            return Item(value="", number=number, at=node, unfit=True)
        choices = choices_of(spec, self.taxonomy)
        try:
            return Item(value=read_scalar(spec, node.text, choices), number=number, at=node)
        except Unfit as unfit:
            self.findings.add(unfit.code, where, node, **unfit.facts)
            near = unfit.facts.get("near", "")
            meant = read_scalar(spec, near, choices) if near else ""
            return Item(value=meant, number=number, at=node, unfit=True)

    def _words(self, spec: Spec, node: Node) -> tuple[tuple[Item, ...], bool]:
        """The items of a list of choices or notes; a single one serves as a list of one."""
        if _is_nothing(node):
            return (), True
        if isinstance(node, Block):
            self.findings.add(Trouble.NOT_A_LIST, spec.id, node)
            return (), False
        nodes = node.items if isinstance(node, Items) else (node,)
        numbered = [(f"{spec.id}[{number}]", one, number) for number, one in enumerate(nodes, start=1)]
        read = (self._one(spec, spec.id if len(nodes) == 1 else where, one, number) for where, one, number in numbered)
        items = tuple(item for item in read if item)
        return items, not any(item.unfit for item in items)

    def _rows(self, spec: Spec, node: Node) -> tuple[tuple[Item, ...], bool]:
        if _is_nothing(node):
            return (), True
        alone = isinstance(node, Leaf) and len(spec.fields) == 1
        if not (alone or isinstance(node, Items)):
            self.findings.add(Trouble.NOT_A_LIST, spec.id, node)
            return (), False
        nodes = node.items if isinstance(node, Items) else (node,)
        read = (self._row(spec, f"{spec.id}[{number}]", one, number) for number, one in enumerate(nodes, start=1))
        items = tuple(item for item in read if item)
        return items, not any(item.unfit for item in items)

    def _row(self, spec: Spec, where: str, node: Node, number: int) -> Item | None:
        if _is_nothing(node):
            return None
        if isinstance(node, Leaf) and len(spec.fields) == 1:
            return self._row_of_one(spec, where, node, number)
        if not isinstance(node, Block):
            self.findings.add(Trouble.NOT_A_ROW, where, node, known=", ".join(spec.field_ids))
            return Item(value={}, number=number, at=node, unfit=True)
        known = len(self.findings.problems)
        fields = self._fields(spec, where, node)
        read = {name: self._one(spec.field(name), f"{where}.{name}", entry.value) for name, entry in fields.items()}
        written = {name: item for name, item in read.items() if item}
        unfit = len(self.findings.problems) > known
        if not written and not unfit:
            return None
        row = {name: item.value for name, item in written.items() if isinstance(item.value, Scalar)}
        return Item(value=row, number=number, at=node, unfit=unfit, fields=written)

    def _row_of_one(self, spec: Spec, where: str, node: Leaf, number: int) -> Item | None:
        """A row whose only field is written without its name."""
        (only,) = spec.fields
        item = self._one(only, where, node, number)
        if item is None or isinstance(item.value, Mapping):
            return None
        return Item(value={only.id: item.value}, number=number, at=node, unfit=item.unfit, fields={only.id: item})

    def _fields(self, spec: Spec, where: str, block: Block) -> Mapping[str, Entry]:
        first: dict[str, Entry] = {}
        for entry in block.entries:
            if entry.key not in spec.field_ids:
                near = likely(entry.key, dict.fromkeys(spec.field_ids))
                self.findings.add(Trouble.UNKNOWN_FIELD, f"{where}.{entry.key}", entry, near=near)
            elif entry.key in first:
                line = str(first[entry.key].line)
                self.findings.add(Trouble.DUPLICATE_FIELD, f"{where}.{entry.key}", entry, first=line)
            else:
                first[entry.key] = entry
        return first


def _is_nothing(node: Node) -> bool:
    match node:
        case Leaf():
            return is_null(node) or is_blank(node.text)
        case Block():
            return not node.entries
        case Items():
            return not node.items


def _whole(items: tuple[Item, ...]) -> Value | None:
    words = tuple(item.value for item in items if isinstance(item.value, str))
    rows = tuple(item.value for item in items if isinstance(item.value, Mapping))
    return words or rows or None
