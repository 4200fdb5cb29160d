"""A case without who the client and the employee are. Dates, choices and causes stay; ids become others."""

from collections.abc import Iterator, Mapping

from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.questions import Kind
from exitcoach.domain.text import fold
from exitcoach.insights.names import NameIndex
from exitcoach.insights.redaction import without_names
from exitcoach.insights.stand_ins import (
    ACCOUNT,
    CALLER,
    CLIENT,
    EMPLOYEE,
    KEY,
    LABELS,
    OWNER,
    REFERENCE,
    SOURCE,
    StandIns,
)
from exitcoach.insights.traces import CONTACT, ID, NUMBER, without_traces

__all__ = [
    "ACCOUNT",
    "CALLER",
    "CLIENT",
    "CONTACT",
    "EMPLOYEE",
    "KEY",
    "LABELS",
    "NUMBER",
    "OWNER",
    "REFERENCE",
    "SOURCE",
    "Anonymizer",
]
_IDENTITIES = {
    "client.name": CLIENT,
    "client.caller": CALLER,
    "client.account": ACCOUNT,
    "client.ref": REFERENCE,
    "recontact_at": CONTACT,
    "exit_reference": REFERENCE,
}
_PEOPLE = {"employee": EMPLOYEE, "owner": OWNER, "by": OWNER}
_ORIGINS = {"source": SOURCE, "key": KEY}
_OF_THE_HOUSE = frozenset({EMPLOYEE, OWNER})
_HAVE_PARTS = frozenset({CLIENT, CALLER, ACCOUNT, EMPLOYEE, OWNER})
_PARTS_OF_THE_HOUSE = ("department", "process")
_PLACES = (*_PARTS_OF_THE_HOUSE, "position")
# Everything else in a case is taken for free text: what is forgotten here is scrubbed, not leaked.
_FACTS = frozenset(("status", "created", "left_at", "closed", "language", "playbook", "gate", "timeline"))
_DAYS = frozenset(("at", "on", "due", "when", "settled_on", "finished_on", "planned_on", "placed_on", "verified_on"))
_PLAIN = frozenset(("stage", "state", "authority", "decision", "diagnosed", "cause", "verify_by", "received_on"))
_KEPT = _FACTS | _DAYS | _PLAIN
_FREE = frozenset({Kind.TEXT, Kind.NOTE})


class Anonymizer:
    """Learns the names of all cases first, so that a name has one stand-in in all of them."""

    def __init__(self, labels: Mapping[str, str] = LABELS) -> None:
        self._stand_ins = StandIns(labels)
        self._everywhere = NameIndex()
        self._parts_of_the_house: set[str] = set()
        self._new: dict[tuple[str, str], None] = {}

    def learn(self, case: Mapping[str, object]) -> None:
        """Take in the names of a decoded case, or of something of the house."""
        self._stand_ins.of_id(str(case.get("id", "")))
        self._parts_of_the_house |= _places_of(case, _PARTS_OF_THE_HOUSE)
        for kind, name in _identities(case):
            self._stand_ins.of(kind, name)
            if len(name.split()) > 1 or kind == EMPLOYEE:
                self._new[kind, name] = None

    def anonymous(self, case: Mapping[str, object]) -> dict[str, object]:
        """The case without them; what it did not learn before, it learns now."""
        self.learn(case)
        self._know_everywhere()
        own = self._names_of(case)
        return {
            key: self._answers(value, own) if key == "answers" else self._field(key, value, own)
            for key, value in case.items()
        }

    def of_the_house(self, item: Mapping[str, object]) -> dict[str, object]:
        """A corrective, a lesson or a logged signal, decoded, without them."""
        return self.anonymous(item)

    def id(self, known: str) -> str:
        """What the id of a case, or of something of the house, is here; for what is no such id, the same text."""
        return self._ids_in(known)

    def _know_everywhere(self) -> None:
        """Wait until all is learned: an owner that is a department of any case is no person."""
        for kind, name in self._new:
            if kind not in _OF_THE_HOUSE or fold(name) not in self._parts_of_the_house:
                self._everywhere.add_whole(name, self._stand_ins.of(kind, name))
        self._new.clear()

    def _names_of(self, case: Mapping[str, object]) -> NameIndex:
        own, places = NameIndex(thorough=True), _places_of(case, _PLACES) | self._parts_of_the_house
        identities = [pair for pair in _identities(case) if pair[0] not in _OF_THE_HOUSE or fold(pair[1]) not in places]
        for kind, name in identities:
            own.add_whole(name, self._stand_ins.of(kind, name))
        for kind, name in identities:
            if kind in _HAVE_PARTS:
                own.add_parts(name, self._stand_ins.of(kind, name))
        return own

    def _answers(self, value: object, own: NameIndex) -> object:
        if not isinstance(value, Mapping):
            return value
        return {question: self._answer(question, answer, own) for question, answer in value.items()}

    def _answer(self, question: str, answer: object, own: NameIndex) -> object:
        spec = BY_ID.get(question)
        kind = _IDENTITIES.get(question) or (CONTACT if spec is None and question.startswith("client.") else "")
        if kind and isinstance(answer, str):
            return self._stand_ins.of(kind, answer) if answer.strip() else answer
        if spec is not None and spec.kind not in _FREE | {Kind.LIST}:
            return answer
        return self._scrubbed(answer, own)

    def _field(self, key: str, value: object, own: NameIndex) -> object:
        if key in _KEPT:
            return value
        kind = _PEOPLE.get(key) or _ORIGINS.get(key)
        if kind and isinstance(value, str):
            return self._stand_ins.of(kind, value) if value.strip() else value
        return self._scrubbed(value, own)

    def _scrubbed(self, value: object, own: NameIndex) -> object:
        match value:
            case str():
                return without_traces(value, lambda text: without_names(text, (own, self._everywhere)), self._trace)
            case Mapping():
                return {key: self._field(key, inner, own) for key, inner in value.items()}
            case list() | tuple():
                return [self._scrubbed(inner, own) for inner in value]
            case _:
                return value

    def _ids_in(self, text: str) -> str:
        return without_traces(text, str, lambda kind, words: self._stand_ins.of_id(words) if kind == ID else words)

    def _trace(self, kind: str, words: str) -> str:
        return self._stand_ins.of_id(words) if kind == ID else self._stand_ins.mark(kind)


def _identities(case: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Who and what is named in the fields made for it, the client first."""
    answers = case.get("answers")
    if isinstance(answers, Mapping):
        for question, kind in _IDENTITIES.items():
            yield from _named(kind, answers.get(question))
    for key, kind in _PEOPLE.items():
        yield from _named(kind, case.get(key))
    for row in _rows(case):
        for key, kind in _PEOPLE.items():
            yield from _named(kind, row.get(key))


def _named(kind: str, name: object) -> Iterator[tuple[str, str]]:
    if isinstance(name, str) and name.strip():
        yield kind, name


def _rows(case: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Every mapping inside the case, at any depth, without those that can name nobody."""
    for key, value in case.items():
        if key not in _FACTS:
            yield from _mappings(value)


def _mappings(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _mappings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _mappings(inner)


def _places_of(case: Mapping[str, object], places: tuple[str, ...]) -> frozenset[str]:
    """Departments, processes, positions: an owner of the same name is no person."""
    return frozenset(fold(str(row[place])) for row in _rows(case) for place in places if row.get(place))
