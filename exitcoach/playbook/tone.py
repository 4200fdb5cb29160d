"""A file of tone rules as ToneRules, or every problem it has. The format is told in ``playbooks/tone/en.yaml``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exitcoach.coach.patterns import BadPattern, Node, parse
from exitcoach.coach.tone import MARKERS, PLAIN_ADDRESS, Instead, MarkerWords, Rule
from exitcoach.domain.catalog import BY_ID, STAGES
from exitcoach.playbook.codes import Code
from exitcoach.playbook.reader import At, Fields, Reader
from exitcoach.ports import Rejected
from exitcoach.sheet import scan_sheet

_KNOWN = ("tone", "spellings", "connectors", "address", "pieces", "markers", "rules", "praise", "off")
_PRAISE = ("id", "patterns", "unless", "stages", "question", "why", "match", "pass")
_RULE = (*_PRAISE, "marker", "hint", "instead")
_INSTEAD = ("say", "tu", "vos", "stages", "emotions")
_QUESTION = ("no", "only")
_EMOTIONS = BY_ID["emotion"].choices
_BAD: Mapping[str, Code] = {
    "piece": Code.PIECE_UNKNOWN,
    "bracket": Code.PATTERN_BRACKET,
    "empty": Code.PATTERN_EMPTY,
    "ending": Code.PATTERN_ENDING,
    "vague": Code.PATTERN_VAGUE,
}
_ID = re.compile(r"[a-z][a-z0-9_.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A rule with its patterns as written; it must find every text of ``match`` and none of ``let_pass``."""

    rule: Rule
    patterns: tuple[Node, ...]
    unless: tuple[Node, ...] = ()
    match: tuple[str, ...] = ()
    let_pass: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneFile:
    """One file of rules. ``off`` are the ids of rules of other files that it switches off."""

    language: str
    spellings: Mapping[str, str] = field(default_factory=dict)
    connectors: tuple[str, ...] = ()
    address: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    pieces: Mapping[str, str] = field(default_factory=dict)
    markers: Mapping[str, MarkerWords] = field(default_factory=dict)
    rules: tuple[Written, ...] = ()
    praise: tuple[Written, ...] = ()
    off: tuple[str, ...] = ()


def read_tone(data: bytes, file: str, base: ToneFile | None = None) -> ToneFile:
    """The rules in ``data``, told as ``file``. Pieces and spellings of ``base`` may be used. Raises Rejected."""
    reader = Reader(file)
    root, flaws = scan_sheet(data, file)
    fields = reader.block(At(root, "", root.line, root.column), _KNOWN, ("tone",))
    found = _Reading(reader, fields, base).whole()
    problems = [*flaws, *reader.problems]
    if problems:
        raise Rejected(sorted(problems, key=lambda problem: (problem.line, problem.column, problem.where)))
    return found


class _Reading:
    def __init__(self, reader: Reader, fields: Fields, base: ToneFile | None) -> None:
        self._reader = reader
        self._fields = fields
        self._seen: dict[str, int] = {}
        self._known: dict[str, Node] = {}
        self._spellings = {**(base.spellings if base else {}), **self._words("spellings")}
        self._pieces = {**(base.pieces if base else {}), **self._words("pieces")}

    def whole(self) -> ToneFile:
        reader, fields = self._reader, self._fields
        return ToneFile(
            language=reader.text(fields["tone"]),
            spellings=self._spellings,
            connectors=reader.texts(fields["connectors"]),
            address=self._address(fields["address"]),
            pieces=self._pieces,
            markers=self._markers(fields["markers"]),
            rules=tuple(self._rule(item, _RULE) for item in reader.items(fields["rules"])),
            praise=tuple(self._rule(item, _PRAISE) for item in reader.items(fields["praise"])),
            off=reader.texts(fields["off"]),
        )

    def _words(self, section: str) -> dict[str, str]:
        block = self._fields[section]
        if block.node is None:
            return {}
        entries = self._reader.open_block(block)
        return {key: self._reader.text(entries[key]) for key in entries}

    def _address(self, at: At) -> Mapping[str, tuple[Node, ...]]:
        entries = self._reader.block(at, ("tu", "vos")) if at.node is not None else Fields(at, {})
        return {key: self._patterns(entries[key]) for key in entries}

    def _markers(self, at: At) -> Mapping[str, MarkerWords]:
        entries = self._reader.block(at, MARKERS) if at.node is not None else Fields(at, {})
        return {key: self._marker(entries[key]) for key in entries}

    def _marker(self, at: At) -> MarkerWords:
        keys = ("name", "why", "instead")
        fields = self._reader.block(at, keys, keys)
        name, why = (self._reader.text(fields[key]) for key in keys[:2])
        return MarkerWords(name=name, why=why, instead=self._instead(fields["instead"]))

    def _instead(self, at: At) -> tuple[Instead, ...]:
        return tuple(self._one_instead(item) for item in self._reader.items(at))

    def _one_instead(self, at: At) -> Instead:
        reader = self._reader
        fields = reader.block(at, _INSTEAD, ("say",))
        told = {PLAIN_ADDRESS: "say", "tu": "tu", "vos": "vos"}
        return Instead(
            says={address: reader.text(fields[key]) for address, key in told.items() if key in fields or key == "say"},
            stages=self._some(fields["stages"], STAGES),
            emotions=self._some(fields["emotions"], _EMOTIONS),
        )

    def _rule(self, at: At, known: tuple[str, ...]) -> Written:
        reader = self._reader
        praise = known is _PRAISE
        fields = reader.block(at, known, ("id", "patterns", "why" if praise else "marker"))
        rule = Rule(
            id=self._id(fields["id"]),
            marker="" if praise else reader.word(fields["marker"], MARKERS),
            stages=self._some(fields["stages"], STAGES),
            question=reader.word(fields["question"], _QUESTION),
            hint=not praise and reader.flag(fields["hint"]),
            why=reader.text(fields["why"]),
            instead=() if praise else self._instead(fields["instead"]),
        )
        found = Written(
            rule=rule,
            patterns=self._patterns(fields["patterns"]),
            unless=self._patterns(fields["unless"]),
            match=reader.texts(fields["match"]),
            let_pass=reader.texts(fields["pass"]),
        )
        if not found.patterns and "patterns" in fields and not reader.problems:
            reader.report(Code.NO_PATTERNS, fields["id"], id=rule.id)
        return found

    def _id(self, at: At) -> str:
        found = self._reader.text(at)
        if found and not _ID.fullmatch(found):
            self._reader.report(Code.BAD_ID, at, id=found)
        if found in self._seen:
            self._reader.report(Code.REPEATED_ID, at, id=found, first=str(self._seen[found]))
        self._seen.setdefault(found, at.line)
        return found

    def _some(self, at: At, known: Iterable[str]) -> tuple[str, ...]:
        if at.node is None:
            return ()
        return tuple(self._reader.word(item, tuple(known)) for item in self._reader.items(at))

    def _patterns(self, at: At) -> tuple[Node, ...]:
        return tuple(found for item in self._listed(at) if (found := self._pattern(item)))

    def _listed(self, at: At) -> tuple[At, ...]:
        return self._reader.items(at) if at.node is not None else ()

    def _pattern(self, at: At) -> Node | None:
        text = self._reader.text(at)
        try:
            return parse(text, self._pieces, self._spellings, self._known) if text else None
        except BadPattern as bad:
            self._reader.report(_BAD[bad.reason], at, pattern=bad.pattern, near=bad.near)
            return None
