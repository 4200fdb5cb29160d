"""What happened after the call, for the page of a case: a label and a text a line."""

from collections.abc import Iterator
from datetime import date, tzinfo

from exitcoach.domain.cases import Case
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Change, Corrective, Investigation, Promise, PromiseState, Recontact
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.followups.promises import OVERDUE, standing
from exitcoach.locale import _
from exitcoach.reports.day_words import day_in_words, day_text
from exitcoach.reports.follow_up_words import change_word, state_word

Pair = tuple[str, str]


class Aftermath:
    """The aftermath of a case as it stands ``today``."""

    def __init__(self, case: Case, causes: Taxonomy, language: str, zone: tzinfo, today: date) -> None:
        self._case = case
        self._causes = causes
        self._language = language
        self._zone = zone
        self._today = today

    def sections(self) -> Iterator[tuple[str, list[Pair]]]:
        """A title and its pairs; a section may be empty."""
        yield _("Promises"), [pair for promise in self._case.promises for pair in self._promise(promise)]
        yield _("After the call"), [*self._outcome(), *self._investigation(), *self._recontact(), *self._returned()]
        yield _("Correctives"), [pair for one in self._case.correctives for pair in self._corrective(one)]
        yield _("History"), [self._change(change) for change in self._case.history]

    def _promise(self, promise: Promise) -> Iterator[Pair]:
        yield f"…{promise.id.rpartition('-')[2]}", promise.what
        state = standing(promise, self._today)
        if promise.state is PromiseState.OPEN:
            due = f"{self._day(promise.due)} ({day_in_words(promise.due, self._today)})"
            told = _("overdue since {day}") if state == OVERDUE else _("open until {day}")
            yield "", f"{promise.owner} · {told.format(day=due)}"
        else:
            on = f", {self._day(promise.settled_on)}" if promise.settled_on else ""
            agreed = _("the client agreed") if promise.client_agreed else ""
            yield "", " · ".join(filter(None, (promise.owner, f"{state_word(state)}{on}", promise.note, agreed)))

    def _outcome(self) -> Iterator[Pair]:
        decided = self._case.decided
        if decided:
            told = (state_word(decided.decision), self._day(decided.on), decided.note)
            yield _("Decided later"), " · ".join(filter(None, told))

    def _investigation(self) -> Iterator[Pair]:
        found = self._case.investigation
        if found is None:
            return
        finished = found.finished_on
        state = _("finished on {day}").format(day=self._day(finished)) if finished else _("going on")
        yield _("Investigation"), " · ".join(filter(None, (state, found.by)))
        yield from ((label, text) for label, text in self._found(found) if text)

    def _found(self, found: Investigation) -> Iterator[Pair]:
        told = {True: _("yes"), False: _("no"), None: ""}
        yield _("Findings"), found.findings
        yield _("Diagnosed"), ", ".join(map(self._cause, found.diagnosed))
        yield _("Where"), ", ".join((*found.departments, *found.processes))
        yield _("Should have been"), found.should_have
        yield _("What contributed"), "; ".join(found.factors)
        yield _("No corrective because"), found.no_corrective_because
        yield _("Client told"), told[found.client_told]
        yield _("Noted on the way"), "; ".join(found.notes)

    def _corrective(self, one: Corrective) -> Iterator[Pair]:
        yield state_word(one.state.value), one.what
        due = _("due {day}").format(day=self._day(one.due)) if one.due and not one.placed_on else ""
        yield "", " · ".join(filter(None, (one.owner, due, one.evidence, one.id)))

    def _recontact(self) -> Iterator[Pair]:
        contact: Recontact | None = self._case.recontact
        if contact:
            reply = contact.received or _("their reply is not recorded yet")
            yield _("Contacted again"), " · ".join(filter(None, (self._day(contact.on), contact.by, reply)))

    def _returned(self) -> Iterator[Pair]:
        back = self._case.returned
        if back:
            yield _("Came back"), " · ".join(filter(None, (self._day(back.on), back.because)))

    def _change(self, change: Change) -> Pair:
        what = change_word(change.what)
        at = f"{change.at.astimezone(self._zone):%Y-%m-%d %H:%M}"
        part = change.about.rpartition("-")[2] if change.what.startswith("promise.") else ""
        note = state_word(change.note) if change.what == "decided" else change.note
        told = (change.by, f"{what} {part}".strip(), "" if change.what == "corrective.linked" else note)
        return at, " · ".join(shown_in_line(one) for one in told if one)

    def _day(self, day: date | None) -> str:
        return day_text(day.isoformat(), self._language) if day else ""

    def _cause(self, cause_id: str) -> str:
        cause = self._causes.causes.get(cause_id)
        return in_language(cause.label, self._language) if cause else cause_id
