"""What is wrong with the records, where, and what can be done about it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from exitcoach.coach.listening import Listening, deaf
from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.domain.events import Event
from exitcoach.errors import ExitCoachError
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview
from exitcoach.ports import CaseStore, Item, Ledger, NotOneItem, PlaybookSource, UnknownCase
from exitcoach.services.following import Author
from exitcoach.services.playbook_of import playbook_of
from exitcoach.services.save import tone_of

EDITED = "record.edited"
"""How the history calls a change made by hand in a file of records."""


class Wrong(StrEnum):
    """What is wrong."""

    EMPTY = "empty"
    MISSING = "missing"
    CUT = "cut"
    HEAD = "head"
    NEWER = "newer"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    RECORD = "record"
    BIT = "bit"
    EDITED = "edited"
    LOST = "lost"
    MISPLACED = "misplaced"
    EVENT = "event"
    TORN = "torn"
    COPY = "copy"
    BACKUP = "backup"
    KEY = "key"
    PLAIN = "plain"
    PLAYBOOK = "playbook"


class Outcome(StrEnum):
    """What became of a problem: ``LEFT`` is as it was, ``SET_ASIDE`` is that nothing could bring the record back."""

    LEFT = "left"
    MENDED = "mended"
    TAKEN_IN = "taken-in"
    SET_ASIDE = "set-aside"


class Edits(StrEnum):
    """What to do with records that were changed by hand."""

    ASK = "ask"
    ACCEPT = "accept"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem. ``file`` lies in the home; ``line`` counts from 1, 0 for the whole file; ``record`` is an id.

    ``source`` names what has the record: ``itself`` (its checksum tells the one byte that changed), ``previous``,
    ``journal``, the name of a backup, or nothing. ``older``: what the source has is an earlier state of it.
    ``fields`` are those a hand changed, where that can be told. ``gone``: so many records stood in the file that
    nothing has any more.
    """

    file: str
    problem: Wrong
    line: int = 0
    record: str = ""
    source: str = ""
    older: bool = False
    fields: tuple[str, ...] = ()
    gone: int = 0
    outcome: Outcome = Outcome.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Mend what can be mended. ``stamp`` names the folder for what is set aside."""

    stamp: str
    edits: Edits = Edits.ASK


Fold = Callable[[Sequence[Event]], Record | None]


def folding(playbooks: PlaybookSource, ears: Listening = deaf) -> Fold:
    """Makes the record a journal tells; None where its playbook is gone or its events do not follow each other."""

    def fold(events: Sequence[Event]) -> Record | None:
        with suppress(ExitCoachError, StopIteration, LookupError, ValueError):
            interview = Interview(playbook_of(tuple(events), playbooks))
            state = interview.replay(events)
            return record_of(interview, state, tone_of(interview.path(state), ears))
        return None

    return fold


def sign_edits(findings: Iterable[Finding], store: CaseStore, ledger: Ledger, author: Author) -> None:
    """Tell the edits that were taken in, in the history of their records."""
    items = {"correctives": Corrective, "lessons": Lesson, "smoke": Smoke}
    for finding in findings:
        if finding.outcome is not Outcome.TAKEN_IN:
            continue
        kind = items.get(finding.file.rpartition("/")[2].partition(".")[0])
        with suppress(UnknownCase, NotOneItem):
            if kind is None:
                _sign_case(finding, store, author)
            else:
                _sign_item(kind, finding, ledger, author)


def _sign_case(finding: Finding, store: CaseStore, author: Author) -> None:
    # The history is public: of a private part it tells only that it was edited.
    fields = () if finding.file.startswith("private/") else finding.fields
    change = author.change(EDITED, finding.record, ", ".join(fields))

    def signed(record: Record) -> Record:
        return replace(record, case=replace(record.case, history=(*record.case.history, change)))

    store.update(finding.record, signed)


def _sign_item(kind: type[Item], finding: Finding, ledger: Ledger, author: Author) -> None:
    change = author.change(EDITED, finding.record, ", ".join(finding.fields))
    ledger.update(kind, finding.record, lambda item: replace(item, history=(*item.history, change)))
