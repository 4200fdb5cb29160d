"""A case without who the client and the employee are. Ids, dates, choices and causes stay."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.ids import ALPHABET
from exitcoach.domain.questions import Kind
from exitcoach.domain.text import fold
from exitcoach.insights.names import NameIndex, without_names

CLIENT, CALLER, ACCOUNT, EMPLOYEE, OWNER = "client", "caller", "account", "employee", "owner"
REFERENCE, CONTACT, NUMBER = "reference", "contact", "number"
LABELS: Mapping[str, str] = MappingProxyType(
    {
        CLIENT: "Client",
        CALLER: "Caller",
        ACCOUNT: "Account",
        EMPLOYEE: "Employee",
        OWNER: "Owner",
        REFERENCE: "Reference",
        CONTACT: "Contact",
        NUMBER: "Number",
    }
)
"""What the stand-ins are called, where nobody says otherwise."""
_IDENTITIES = {
    "client.name": CLIENT,
    "client.caller": CALLER,
    "client.account": ACCOUNT,
    "client.ref": REFERENCE,
    "recontact_at": CONTACT,
    "exit_reference": REFERENCE,
}
_PEOPLE = {"employee": EMPLOYEE, "owner": OWNER, "by": OWNER}
_OF_THE_HOUSE = frozenset({EMPLOYEE, OWNER})
_HAVE_PARTS = frozenset({CLIENT, CALLER, ACCOUNT, EMPLOYEE, OWNER})
_PLACES = ("department", "process", "position")
# Everything else in a case is taken for free text: what is forgotten here is scrubbed, not leaked.
_FACTS = frozenset(("id", "status", "created", "left_at", "closed", "language", "playbook", "gate", "timeline"))
_PLAIN = frozenset(("at", "stage", "due", "state", "authority", "settled_on", "on", "decision", "finished_on", "when"))
_KEPT = _FACTS | _PLAIN | {"id", "diagnosed"}
_FREE = frozenset({Kind.TEXT, Kind.NOTE})
_TRACE_LIKELY = re.compile(r"[@\d]")
_TRACES = re.compile(
    rf"""
    (?P<kept> (?<![\w.-]) (?: \d{{6}}-[{ALPHABET}]{{11}} | (?:19|20)\d\d-\d\d-\d\d
                            | \d{{1,2}}([./-])\d{{1,2}}\2(?:19|20)?\d\d ) (?! [./-]?\w ) )
    | (?P<contact> (?<![\w.+'%-]) [\w.+'%-]+ @ [\w-]+ (?:\.[\w-]+)* | (?<!\w) @ \w{{2,}} )
    | (?P<number> (?<![^\W_]) [^\W\d_]{{0,4}} [+(]{{0,2}} (?: \d{{6,}} | \d (?: [ \u00a0().\-/]{{0,3}} \d ){{6,}} )
      [^\W_]* )
    """,
    re.VERBOSE,
)


class Anonymizer:
    """Learns the names of all cases first, so that a name has one stand-in in all of them."""

    def __init__(self, labels: Mapping[str, str] = LABELS) -> None:
        self._labels = labels
        self._stand_ins: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._everywhere = NameIndex()

    def learn(self, case: Mapping[str, object]) -> None:
        """Take in the names of a decoded case."""
        for kind, name in _identities(case):
            stand_in = self._stand_in(kind, name)
            if len(name.split()) > 1 or kind == EMPLOYEE:
                self._everywhere.add_whole(name, stand_in)

    def anonymous(self, case: Mapping[str, object]) -> dict[str, object]:
        """The case without them; what it did not learn before, it learns now."""
        self.learn(case)
        own = self._names_of(case)
        return {
            key: self._answers(value, own) if key == "answers" else self._field(key, value, own)
            for key, value in case.items()
        }

    def _names_of(self, case: Mapping[str, object]) -> NameIndex:
        own, places = NameIndex(), _places_of(case)
        identities = [pair for pair in _identities(case) if pair[0] not in _OF_THE_HOUSE or fold(pair[1]) not in places]
        for kind, name in identities:
            own.add_whole(name, self._stand_in(kind, name))
        for kind, name in identities:
            if kind in _HAVE_PARTS:
                own.add_parts(name, self._stand_in(kind, name))
        return own

    def _stand_in(self, kind: str, name: str) -> str:
        key = fold(name)
        if key not in self._stand_ins:
            self._numbers[kind] = self._numbers.get(kind, 0) + 1
            self._stand_ins[key] = f"{self._labels[kind]} {self._numbers[kind]}"
        return self._stand_ins[key]

    def _answers(self, value: object, own: NameIndex) -> object:
        if not isinstance(value, Mapping):
            return value
        return {question: self._answer(question, answer, own) for question, answer in value.items()}

    def _answer(self, question: str, answer: object, own: NameIndex) -> object:
        spec = BY_ID.get(question)
        kind = _IDENTITIES.get(question) or (CONTACT if spec is None and question.startswith("client.") else "")
        if kind and isinstance(answer, str):
            return self._stand_in(kind, answer) if answer.strip() else answer
        if spec is not None and spec.kind not in _FREE | {Kind.LIST}:
            return answer
        return self._scrubbed(answer, own)

    def _field(self, key: str, value: object, own: NameIndex) -> object:
        if key in _KEPT:
            return value
        if key in _PEOPLE and isinstance(value, str):
            return self._stand_in(_PEOPLE[key], value) if value.strip() else value
        return self._scrubbed(value, own)

    def _scrubbed(self, value: object, own: NameIndex) -> object:
        match value:
            case str():
                return self._text(value, own)
            case Mapping():
                return {key: self._field(key, inner, own) for key, inner in value.items()}
            case list() | tuple():
                return [self._scrubbed(inner, own) for inner in value]
            case _:
                return value

    def _text(self, text: str, own: NameIndex) -> str:
        if not _TRACE_LIKELY.search(text):
            return without_names(text, (own, self._everywhere))
        pieces, done = [], 0
        for trace in _TRACES.finditer(text):
            pieces += [without_names(text[done : trace.start()], (own, self._everywhere)), self._trace(trace)]
            done = trace.end()
        return "".join([*pieces, without_names(text[done:], (own, self._everywhere))])

    def _trace(self, trace: re.Match[str]) -> str:
        return trace[0] if trace.lastgroup == "kept" else f"[{self._labels[trace.lastgroup or CONTACT]}]"


def _identities(case: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Who and what is named in the fields made for it, the client first."""
    answers = case.get("answers")
    if isinstance(answers, Mapping):
        for question, kind in _IDENTITIES.items():
            yield from _named(kind, answers.get(question))
    yield from _named(EMPLOYEE, case.get("employee"))
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


def _places_of(case: Mapping[str, object]) -> frozenset[str]:
    """Departments, processes and positions: an owner of the same name is no person."""
    return frozenset(fold(str(row[place])) for row in _rows(case) for place in _PLACES if row.get(place))
