"""What people, places to write to, files and ids are called once nobody may know them."""

from collections.abc import Mapping
from types import MappingProxyType

from exitcoach.domain.ids import ALPHABET, is_case_id
from exitcoach.domain.text import fold
from exitcoach.insights.folding import words_of
from exitcoach.insights.traces import CONTACT, NUMBER

CLIENT, CALLER, ACCOUNT, EMPLOYEE, OWNER = "client", "caller", "account", "employee", "owner"
REFERENCE, SOURCE, KEY = "reference", "source", "key"
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
        SOURCE: "File",
        KEY: "Row",
    }
)
"""What the stand-ins are called, where nobody says otherwise."""
_DAY, _LETTERS = len("261122-"), len("h3k2vd7qmx9")


class StandIns:
    """One stand-in for each name, whatever it was first learned as; one id for each id."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = {**LABELS, **labels}
        self._names: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._ids: dict[str, str] = {}

    def of(self, kind: str, name: str) -> str:
        """``Client 1``: the same for every spelling of a name."""
        key = " ".join(words_of(name)) or fold(name)
        if key not in self._names:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._names[key] = f"{self._labels[kind]} {self._counts[kind]}"
        return self._names[key]

    def of_id(self, known: str) -> str:
        """An id of the same form and day, numbered in the order of asking."""
        key = known.lower()
        if not is_case_id(key):
            return known
        if key not in self._ids:
            self._ids[key] = f"{key[:_DAY]}{_letters(len(self._ids) + 1)}"
        return self._ids[key]

    def mark(self, kind: str) -> str:
        """``[Number]``, for what is not counted."""
        return f"[{self._labels[kind]}]"


def _letters(number: int) -> str:
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_LETTERS)))
