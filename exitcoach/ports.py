"""What the core needs from the world. Every adapter of a port passes the port's contract suite."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from exitcoach.domain.cases import Case, Record
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.domain.playbooks import Playbook
from exitcoach.errors import ExitCoachError, Problem

if TYPE_CHECKING:  # to make these classes takes a tenth of the start of a command that conducts no call
    from exitcoach.domain.events import Event
    from exitcoach.domain.scenes import NoteReply, NoteScene, Reply, Scene

Shape = TypeVar("Shape")
Item = TypeVar("Item", Corrective, Lesson, Smoke)
"""What the house keeps for itself, apart from any one case."""


class UnknownCase(ExitCoachError):
    """No case whose id begins so."""

    def __init__(self, start: str) -> None:
        super().__init__(start)
        self.start = start


class AmbiguousCase(ExitCoachError):
    """Several cases whose ids begin so."""

    def __init__(self, start: str, matches: Sequence[str]) -> None:
        super().__init__(start, matches)
        self.start = start
        self.matches = tuple(matches)


class NotOneItem(ExitCoachError):
    """No ``kind`` (``promise``, ``corrective``, ``lesson``, ``smoke``) whose id begins so, or several: ``matches``."""

    def __init__(self, kind: str, start: str, matches: Sequence[str] = ()) -> None:
        super().__init__(kind, start, matches)
        self.kind = kind
        self.start = start
        self.matches = tuple(matches)


class CaseInUse(ExitCoachError):
    """The interview is open in another window."""

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id


class HomeUnusable(ExitCoachError):
    """The home cannot be read or written: ``why`` is the system's reason (``ENOSPC`` …), ``path`` the place."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why


class RecordDamaged(ExitCoachError):
    """A file of records that cannot be read whole: ``path``, ``line`` (0 for the whole file) and ``why`` (a code)."""

    def __init__(self, path: str, why: str, line: int = 0) -> None:
        super().__init__(path, why, line)
        self.path = path
        self.why = why
        self.line = line


class RecordForeign(ExitCoachError):
    """A file that is not ours, or that a newer exitcoach wrote (``schema`` says which; 0 when not ours)."""

    def __init__(self, path: str, schema: int = 0) -> None:
        super().__init__(path, schema)
        self.path = path
        self.schema = schema


class UnknownPlaybook(ExitCoachError):
    """No playbook of this id or at this path."""

    exit_code = 2

    def __init__(self, name: str, nearest: str = "", known: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest
        self.known = tuple(known)


class Rejected(ExitCoachError):
    """A file a person wrote, with every problem it has."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = tuple(problems)


class Frontend(Protocol):
    """Whoever answers: a person at a terminal, a played client, a test."""

    def ask(self, scene: "Scene") -> "Reply":
        """Show the scene and wait for the reply."""
        ...

    def settle(self, scene: "NoteScene") -> "NoteReply":
        """Show a note of the call and wait for what becomes of it."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        ...


class Chance(Protocol):
    """Draws lots."""

    def __call__(self) -> int:
        """A random number of ``domain.ids.CHANCE_BITS`` bits."""
        ...


class Journal(Protocol):
    """The events of one running interview, each safe on disk before ``append`` returns."""

    case_id: str

    def append(self, event: "Event") -> None:
        """Store the event. Raises HomeUnusable; then nothing of it is kept."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What a journal holds. ``torn``: the last line was cut off in the middle and was set aside, not dropped."""

    events: "tuple[Event, ...]"
    in_use: bool = False
    torn: bool = False


class Drafts(Protocol):
    """The journals of all interviews on this machine."""

    def create(self, case_id: str) -> AbstractContextManager[Journal]:
        """A new journal, locked while the context lasts. Raises HomeUnusable, and CaseInUse when it exists."""
        ...

    def open(self, case_id: str) -> AbstractContextManager[tuple[Journal, Draft]]:
        """An existing one, locked, to go on with. Raises UnknownCase, CaseInUse, RecordDamaged, RecordForeign."""
        ...

    def peek(self, case_id: str) -> Draft:
        """Read without a lock. Raises UnknownCase, RecordDamaged, RecordForeign."""
        ...

    def retire(self, case_id: str) -> None:
        """Put the journal of a closed, merged case apart: kept, no longer told by ``ids``, ``peek`` or ``open``."""
        ...

    def ids(self) -> tuple[str, ...]:
        """Every case that has a journal and is not retired, oldest first."""
        ...


class CaseStore(Protocol):
    """Finished and set-aside cases."""

    def merge(self, record: Record) -> bool:
        """Keep the interview of the record if its revision is greater than the stored one; say whether it was kept.
        What happened after the call stays as it is stored (``domain.follow_up.carried``)."""
        ...

    def merge_all(self, records: Iterable[Record]) -> tuple[str, ...]:
        """Merge many, each month written once; the ids of those kept. A month that fails undoes no other."""
        ...

    def update(self, case_id: str, change: Callable[[Record], Record]) -> Record:
        """Change what happened after the call, on what is stored at this very moment; nobody writes in between.
        The record then, ``followed`` one greater if changed. Raises UnknownCase; if ``change`` raises, nothing is."""
        ...

    def get(self, case_id: str) -> Record:
        """The stored record. Raises UnknownCase, RecordDamaged, RecordForeign."""
        ...

    def ids(self) -> tuple[str, ...]:
        """Every stored case, oldest first."""
        ...

    def cases(self) -> Iterator[Case]:
        """Every stored case, oldest first, one month in memory at a time."""
        ...

    def scan(self, shape: type[Shape]) -> Iterator[Shape]:
        """Every stored case, oldest first, as ``shape``: fields of Case that are needed; only those are decoded."""
        ...

    def documents(self, ids: Container[str]) -> Iterator[bytes]:
        """The JSON of each of these cases that is stored, oldest first: one line, no line break."""
        ...

    def scan_private(self, shape: type[Shape]) -> Iterator[Shape]:
        """Every private part that is not empty, oldest first, as ``shape``: fields of Private that are needed."""
        ...


class Ledger(Protocol):
    """What belongs to the house and not to one case: correctives, lessons, smoke."""

    def add(self, item: Item) -> None:
        """Keep a new item. Raises HomeUnusable."""
        ...

    def get(self, kind: type[Item], item_id: str) -> Item:
        """The item with this whole id. Raises NotOneItem, RecordDamaged, RecordForeign."""
        ...

    def items(self, kind: type[Item]) -> tuple[Item, ...]:
        """Every item of a kind, oldest first."""
        ...

    def update(self, kind: type[Item], item_id: str, change: Callable[[Item], Item]) -> Item:
        """As CaseStore.update does: the item as stored then, its revision one greater. Raises NotOneItem."""
        ...


class PlaybookSource(Protocol):
    """The playbooks there are."""

    def get(self, name: str) -> Playbook:
        """By id or path. Raises UnknownPlaybook, Rejected."""
        ...

    def ids(self) -> tuple[str, ...]:
        """Every id, own ones first."""
        ...
