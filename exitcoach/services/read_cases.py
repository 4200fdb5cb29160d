"""Find and read cases, wherever they stand: filed ones and those whose journal is ahead."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from exitcoach.domain.cases import Case, Record, Status
from exitcoach.domain.follow_up import carried
from exitcoach.domain.text import fold
from exitcoach.errors import ExitCoachError
from exitcoach.interview.casefile import record_of
from exitcoach.interview.days import day_of_call
from exitcoach.interview.engine import Interview
from exitcoach.interview.states import State
from exitcoach.ports import AmbiguousCase, CaseStore, Draft, Drafts, PlaybookSource, UnknownCase
from exitcoach.services.playbook_of import playbook_of

NAMES = ("client.name", "client.account", "client.ref", "client.caller")


class AlreadyClosed(ExitCoachError):
    """The case is closed: there is nothing to go on with."""

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id


class NothingToResume(ExitCoachError):
    """No case is waiting."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything cases are read from."""

    store: CaseStore
    drafts: Drafts
    playbooks: PlaybookSource

    def ids(self) -> tuple[str, ...]:
        """Every case, oldest first."""
        return tuple(sorted({*self.store.ids(), *self.drafts.ids()}))

    def find(self, start: str) -> str:
        """The one case whose id begins so. Raises UnknownCase, AmbiguousCase."""
        wanted = start.strip().casefold()
        matches = [known for known in self.ids() if wanted and known.startswith(wanted)]
        if not matches:
            raise UnknownCase(start)
        if len(matches) > 1:
            raise AmbiguousCase(start, matches)
        return matches[0]

    def read(self, case_id: str) -> Record:
        """The record as it stands: the filed one, or the journal where that is ahead."""
        filed = self._filed(case_id)
        if filed and (filed.case.status is Status.CLOSED or case_id not in self.drafts.ids()):
            return filed
        running = self._running(self.drafts.peek(case_id))
        if filed is None:
            return running
        return carried(running, filed) if running.case.revision > filed.case.revision else filed

    def cases(self, troubles: list[ExitCoachError] | None = None) -> Iterator[Case]:
        """Every case as it stands. A journal that cannot be read hides no other case: it goes to ``troubles``."""
        ahead = dict(self._readable([] if troubles is None else troubles))
        for case in self.store.cases():
            yield ahead.pop(case.id, case)
        yield from ahead.values()

    def _readable(self, troubles: list[ExitCoachError]) -> Iterator[tuple[str, Case]]:
        for case_id in self.drafts.ids():
            try:
                yield case_id, self.read(case_id).case
            except UnknownCase:
                continue  # closed and put away by another window meanwhile
            except ExitCoachError as trouble:
                troubles.append(trouble)

    def waiting(self) -> str:
        """The newest case that is interrupted, else the newest without its debrief, else the newest that is closed and
        not filed yet. Raises NothingToResume."""
        cases = sorted(self.cases(), key=lambda case: case.id, reverse=True)
        for status in (Status.INTERRUPTED, Status.DEBRIEF):
            found = next((case.id for case in cases if case.status is status and not case.practice), None)
            if found:
                return found
        ahead = {*self.drafts.ids()}
        closed = (case.id for case in cases if case.status is Status.CLOSED and case.id in ahead)
        for case_id in closed:
            if not self.is_closed(case_id):
                return case_id
        raise NothingToResume

    def is_closed(self, case_id: str) -> bool:
        """Whether the case is filed as closed."""
        filed = self._filed(case_id)
        return filed is not None and filed.case.status is Status.CLOSED

    def unfiled(self) -> tuple[str, ...]:
        """The cases that stand in their journals alone, while nobody has them open: no figure counts them."""
        left = (case_id for case_id in self.drafts.ids() if not self._in_use(case_id))
        return tuple(case_id for case_id in left if self._filed(case_id) is None)

    def _in_use(self, case_id: str) -> bool:
        try:
            return self.drafts.peek(case_id).in_use
        except ExitCoachError:  # put away meanwhile, or damaged, which is told elsewhere
            return True

    def _filed(self, case_id: str) -> Record | None:
        try:
            return self.store.get(case_id)
        except UnknownCase:
            return None

    def _running(self, draft: Draft) -> Record:
        interview = Interview(playbook_of(draft.events, self.playbooks))
        state = interview.replay(draft.events)
        record = record_of(interview, state)
        return replace(record, case=replace(record.case, status=_standing(state, draft)))


def _standing(state: State, draft: Draft) -> Status:
    """A call nobody has open was interrupted, whatever its journal says."""
    live = state.status is Status.OPEN
    return Status.INTERRUPTED if live and not draft.in_use else state.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases to list; ``client`` is part of a name, account, reference or caller."""

    zone: tzinfo
    status: Status | None = None
    client: str = ""
    since: date | None = None
    until: date | None = None

    def takes(self, case: Case) -> bool:
        """Whether the case is wanted; days are those of the call, both ends included."""
        day = day_of_call(case.answers, case.created, self.zone)
        dated = case.imported is None or "call.date" in case.answers
        return (
            (self.status is None or case.status is self.status)
            and (self.since is None or (dated and day >= self.since))
            and (self.until is None or (dated and day <= self.until))
            and (not self.client or any(fold(self.client) in fold(str(case.answers.get(name, ""))) for name in NAMES))
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """The cases that are wanted, oldest first, and why others could not be read."""

    cases: tuple[Case, ...]
    troubles: tuple[ExitCoachError, ...]


def listing(archive: Archive, wanted: Wanted) -> Listing:
    """List what can be read."""
    troubles: list[ExitCoachError] = []
    found = [case for case in archive.cases(troubles) if wanted.takes(case)]
    return Listing(tuple(sorted(found, key=lambda case: case.id)), tuple(troubles))
