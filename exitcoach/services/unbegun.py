"""A call in which nothing has been said yet leaves nothing behind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from exitcoach.domain.events import Event, Opened, Paused, Started
from exitcoach.ports import Draft, Drafts, Journal

OPENING = (Started, Opened, Paused)
"""They say nothing of the client."""


class Unbegun:
    """Drafts that write nothing before ``begun``: a program that cannot answer would fill a home with empty cases."""

    def __init__(self, drafts: Drafts, begun: Callable[[], bool]) -> None:
        self._drafts = drafts
        self._begun = begun

    @contextmanager
    def create(self, case_id: str) -> Iterator[Journal]:
        """A new journal, made with its first event after the beginning. Raises HomeUnusable, CaseInUse then."""
        with ExitStack() as stack:
            yield _Waiting(case_id, self._begun, lambda: stack.enter_context(self._drafts.create(case_id)))

    @contextmanager
    def open(self, case_id: str) -> Iterator[tuple[Journal, Draft]]:
        """An existing one. Raises UnknownCase, CaseInUse, RecordDamaged, RecordForeign."""
        with self._drafts.open(case_id) as (journal, draft):
            yield _Waiting(case_id, self._begun, lambda: journal), draft

    def peek(self, case_id: str) -> Draft:
        """Read without a lock."""
        return self._drafts.peek(case_id)

    def retire(self, case_id: str) -> None:
        """Put the journal of a closed case apart."""
        self._drafts.retire(case_id)

    def ids(self) -> tuple[str, ...]:
        """Every case that has a journal."""
        return self._drafts.ids()


class _Waiting:
    """Keeps the events until there is something to keep them for."""

    def __init__(self, case_id: str, begun: Callable[[], bool], journal: Callable[[], Journal]) -> None:
        self.case_id = case_id
        self._begun = begun
        self._make = journal
        self._journal: Journal | None = None
        self._waiting: list[Event] = []

    def append(self, event: Event) -> None:
        """Store the event, and those before it. Raises HomeUnusable; then nothing of it is kept."""
        if not self._begun():
            self._waiting.append(event)
            return
        self._journal = self._journal or self._make()
        while self._waiting:
            self._journal.append(self._waiting[0])
            del self._waiting[0]
        self._journal.append(event)


class FromTheFirstWord:
    """A journal that writes nothing before something has happened in the call: ``begun`` says whether it has."""

    def __init__(self, journal: Journal) -> None:
        self.case_id = journal.case_id
        self.begun = False
        self._waiting = _Waiting(journal.case_id, lambda: self.begun, lambda: journal)

    def append(self, event: Event) -> None:
        """Store the event, and those before it. Raises HomeUnusable; then nothing of it is kept."""
        self.begun = self.begun or not isinstance(event, OPENING)
        self._waiting.append(event)
