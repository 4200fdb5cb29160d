"""A map as somebody left it: read as a whole, with everything in it that must still be mended or decided."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import nearest
from exitcoach.frontends.answers_findings import Findings
from exitcoach.imports import places
from exitcoach.imports.dates import Order
from exitcoach.imports.plan import FIRST, PRIMARIES, SKIP, UNDECIDED, Plan
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.imports.words import NOTHING, plain
from exitcoach.sheet import Block, Entry, Leaf, Node, is_null, scan_sheet

_LINES = ("source", "sheet", "key", "decision", "primary", "separator", "columns", "dates", "causes", "values")
# A bare question mark begins something else in YAML; people write it all the same.
_UNQUOTED = re.compile(rb"(?m)^([^#\r\n]*:[ \t]+)\?(?=[ \t]*(?:#|\r?$))")
_REPEATABLE = (places.NOTE, places.IGNORE, places.FURTHER)


def read_map(data: bytes, name: str, causes: Taxonomy) -> Plan:
    """The plan in ``data``. Raises Rejected with every problem."""
    root, flaws = scan_sheet(_UNQUOTED.sub(rb"\g<1>'?'", data), name)
    findings = Findings(name, flaws)
    plan = _Map(findings, causes).plan(root, PurePath(name).name.partition(".")[0])
    findings.settle()
    return plan


class _Map:
    def __init__(self, findings: Findings, causes: Taxonomy) -> None:
        self._findings = findings
        self._causes = causes

    def plan(self, root: Node, name: str) -> Plan:
        lines = dict(self._entries(root, "", ImportTrouble.NOT_A_MAP))
        for key in set(lines) - set(_LINES):
            self._findings.add(
                ImportTrouble.UNKNOWN_LINE, key, lines[key], near=nearest(key, _LINES), known=", ".join(_LINES)
            )
        if "columns" not in lines:
            self._findings.add(ImportTrouble.NOT_A_MAP, "columns", root)
        columns = self._columns(lines.get("columns"))
        key = self._text(lines.get("key"))
        if key and key not in columns:
            self._wrong(lines["key"], key, columns)
        return Plan(
            source=self._text(lines.get("source")) or name,
            sheet=self._text(lines.get("sheet")),
            key=key,
            decision=self._one_of(lines.get("decision"), places.PLACES[places.DECISION].choices, "leaves"),
            primary=self._one_of(lines.get("primary"), PRIMARIES, FIRST),
            separator=self._text(lines.get("separator")),
            columns=columns,
            order=self._order(lines.get("dates")),
            causes=self._meanings(lines.get("causes"), self._cause),
            values=self._values(lines.get("values")),
        )

    def _entries(self, node: Node, where: str, code: ImportTrouble) -> Iterator[tuple[str, Entry]]:
        """The lines of a block, each name once."""
        if is_null(node):
            return
        if not isinstance(node, Block):
            self._findings.add(code, where, node)
            return
        first: dict[str, int] = {}
        for entry in node.entries:
            if entry.key in first:
                self._findings.add(ImportTrouble.REPEATED_LINE, entry.key, entry, first=str(first[entry.key]))
            else:
                first[entry.key] = entry.line
                yield entry.key, entry

    def _within(self, entry: Entry | None) -> Iterator[tuple[str, Entry]]:
        return self._entries(entry.value, entry.key, ImportTrouble.WRONG_VALUE) if entry else iter(())

    def _columns(self, entry: Entry | None) -> dict[str, str]:
        lines = dict(self._within(entry))
        found = {column: self._place(line) for column, line in lines.items()}
        taken: dict[str, str] = {}
        for column, line in lines.items():
            place = found[column]
            if place in taken and place not in _REPEATABLE:
                self._findings.add(ImportTrouble.TAKEN_PLACE, column, line, value=place, other=taken[place])
            taken.setdefault(place, column)
        return found

    def _place(self, entry: Entry) -> str:
        known = (*places.PLACES, places.NOTE, places.IGNORE)
        place = self._text(entry) or places.IGNORE
        if place not in known:
            near = nearest(place, known)
            self._findings.add(ImportTrouble.UNKNOWN_PLACE, entry.key, entry, value=place, near=near)
        return place

    def _order(self, entry: Entry | None) -> Order | None:
        line = dict(self._within(entry)).get("order")
        word = self._text(line)
        if line and word == UNDECIDED:
            self._findings.add(ImportTrouble.UNDECIDED_ORDER, "dates.order", line)
        elif line and word and word not in tuple(Order):
            self._wrong(line, word, tuple(Order))
        return Order(word) if word in tuple(Order) else None

    def _values(self, entry: Entry | None) -> dict[str, Mapping[str, str | None]]:
        found: dict[str, Mapping[str, str | None]] = {}
        for place, line in self._within(entry):
            if not places.is_worded(place):
                worded = [known for known in places.PLACES if places.is_worded(known)]
                self._findings.add(ImportTrouble.UNKNOWN_PLACE, place, line, value=place, near=nearest(place, worded))
                continue
            known = (*places.PLACES[place].choices, *((SKIP,) if place == places.DECISION else ()))
            found[place] = self._meanings(line, lambda each, known=known: self._one_of(each, known, ""))  # type: ignore[misc]
        return found

    def _meanings(self, entry: Entry | None, read: Callable[[Entry], str]) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for word, line in self._within(entry):
            text = self._text(line)
            if text == UNDECIDED:
                self._findings.add(ImportTrouble.UNDECIDED_WORD, word, line)
            found[plain(word)] = read(line) if text not in ("", NOTHING, UNDECIDED) else None
        return found

    def _cause(self, entry: Entry) -> str:
        cause = self._text(entry)
        if cause not in self._causes.causes:
            near = nearest(cause, self._causes.causes)
            self._findings.add(ImportTrouble.UNKNOWN_CAUSE, entry.key, entry, value=cause, near=near)
        return cause

    def _one_of(self, entry: Entry | None, known: Iterable[str], usual: str) -> str:
        word = self._text(entry)
        if entry and word and word not in known:
            self._wrong(entry, word, known)
        return word or usual

    def _text(self, entry: Entry | None) -> str:
        if entry is None or is_null(entry.value):
            return ""
        if not isinstance(entry.value, Leaf):
            self._wrong(entry, "…", ())
            return ""
        return entry.value.text

    def _wrong(self, entry: Entry, value: str, known: Iterable[str]) -> None:
        choices = ", ".join(known)
        self._findings.add(
            ImportTrouble.WRONG_VALUE, entry.key, entry, value=value, known=choices, near=nearest(value, known)
        )
