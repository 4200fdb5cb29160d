"""The interview: events in, state out. Nothing here reads a clock, a file or a language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from exitcoach.domain import events as happened
from exitcoach.domain.cases import Happening, Note
from exitcoach.domain.catalog import BEFORE_RECOVERY, CALL
from exitcoach.domain.events import Event, Place
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.questions import Catalog, Spec
from exitcoach.interview import beginning, recall, writing
from exitcoach.interview.path import Path, all_specs, entering_recovery
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import TRANSITIONS, State

SILENT = (happened.Drafted, happened.NoteDrafted, happened.Recalled)
"""Events the timeline does not tell."""
PLACELESS = (happened.Filed, happened.NoteSettled)
"""Events that have nothing to do with the question that stands."""

NAMES: Mapping[type[Event], str] = {
    happened.Started: "started",
    happened.Opened: "opened",
    happened.Answered: "answered",
    happened.RowDropped: "dropped",
    happened.Skipped: "skipped",
    happened.WentBack: "back",
    happened.Noted: "note",
    happened.Shortened: "shortened",
    happened.Departed: "left",
    happened.Filed: "filed",
    happened.Paused: "paused",
    happened.Resumed: "resumed",
    happened.Closed: "closed",
}


@dataclass(frozen=True)
class Interview:
    """One playbook's interview, over the public questions of ``catalog``."""

    playbook: Playbook
    catalog: Catalog = CALL

    @cached_property
    def specs(self) -> tuple[Spec, ...]:
        """The rules of every question it may hold an answer to."""
        return all_specs(self.playbook, self.catalog)

    def path(self, state: State) -> Path:
        """The way from ``state``: what counts, what may be asked, what is missing."""
        return Path(self.playbook, self.specs, state)

    def next(self, state: State) -> Place | None:
        """What to ask now; None when nothing is left in this phase."""
        return state.at

    def receive(self, state: State, event: Event) -> State:
        """The state after ``event``. Raises Refused, and then nothing has changed."""
        follows = TRANSITIONS[state.phase].get(type(event))
        if follows is None:
            raise Refused("not-now", event=type(event).__name__, phase=state.phase)
        changed = _HANDLERS[type(event)](self, state, event)
        phase = recall.phase_of(event) if isinstance(event, happened.Recalled) else follows
        told = replace(changed, phase=phase, revision=changed.revision + 1)
        told = _told(self, state, told, event)
        return self._arrived(state, told, event)

    def replay(self, events: Iterable[Event]) -> State:
        """The fold of the events of a journal."""
        state = State()
        for event in events:
            state = self.receive(state, event)
        return state

    def _arrived(self, before: State, after: State, event: Event) -> State:
        """Settle where it now stands, and the gate when recovery begins."""
        if isinstance(event, happened.Started):
            after = replace(after, at=self.path(after).first())
        if isinstance(event, happened.Departed | happened.Filed | happened.Opened):
            after = self._into_debrief(after)
        if isinstance(event, happened.Opened) and (event.anew or after.at is None):
            after = replace(after, at=self.path(after).beginning())
        if isinstance(event, happened.Resumed):
            after = self._taken_up(after)
        if isinstance(event, happened.Shortened):
            after = self._on_the_short_way(after)
        if isinstance(event, happened.Closed):
            after = replace(after, at=None)
        after = self._still_askable(after)
        if self._enters_recovery(before, after) or self._told_out_of_turn(before, event):
            return self._gate_worked_out(after)
        return after

    def _into_debrief(self, state: State) -> State:
        kept = replace(state, gate=self.path(state).gate)
        planned = replace(kept, agenda=self.path(kept).agenda())
        return replace(planned, at=self.path(planned).first())

    def _taken_up(self, state: State) -> State:
        if state.at is not None:
            return state
        if state.in_debrief and not state.agenda:
            state = replace(state, agenda=self.path(state).agenda())
        path = self.path(state)
        return replace(state, at=path.where_it_stopped() or path.first())

    def _on_the_short_way(self, state: State) -> State:
        path = self.path(state)
        if state.at is None or path.by_id[state.at.question] in path.order():
            return state
        return replace(state, at=path.after(state.at, leaving=True))

    def _still_askable(self, state: State) -> State:
        """Move on from a question that no longer applies."""
        path = self.path(state)
        if state.at is None or path.askable(path.by_id[state.at.question]):
            return state
        return replace(state, at=path.after(state.at, leaving=True))

    def _enters_recovery(self, before: State, after: State) -> bool:
        if after.at is None:
            return False
        by_id = self.path(after).by_id
        came_from = by_id.get(before.at.question) if before.at else None
        return entering_recovery(after.phase, came_from, by_id[after.at.question])

    def _told_out_of_turn(self, before: State, event: Event) -> bool:
        """Whether an answer the gate looks at came after the gate, as those of a file may."""
        if before.gate is None or before.in_debrief or not isinstance(event, happened.Answered):
            return False
        return event.place != before.at and self.path(before).by_id[event.place.question].stage in BEFORE_RECOVERY

    def _gate_worked_out(self, state: State) -> State:
        path = self.path(replace(state, gate=None))
        return state if path.asked else replace(state, gate=path.gate)


def _noted(interview: Interview, state: State, event: happened.Noted) -> State:
    note = Note(at=event.at, stage=_stage(interview, state), text=event.text)
    return replace(state, notes=(*state.notes, note), note_draft="")


def _drafted(_: Interview, state: State, event: happened.Drafted) -> State:
    others = {place: text for place, text in state.drafts.items() if place != event.place}
    return replace(state, drafts={**others, event.place: event.text} if event.text else others)


def _note_settled(_: Interview, state: State, event: happened.NoteSettled) -> State:
    if state.pending_note is None:
        raise Refused("no-such-note")
    number = state.notes_settled
    if event.fate == "kept":
        return replace(state, notes_settled=number + 1)
    return replace(state, notes=(*state.notes[:number], *state.notes[number + 1 :]))


def _went_back(interview: Interview, state: State, _: happened.WentBack) -> State:
    path = interview.path(state)
    place = path.before(state.at) if state.at else _last(path)
    if place is None:
        raise Refused("at-the-start")
    return replace(state, at=place)


def _last(path: Path) -> Place | None:
    last = next((spec for spec in reversed(path.order()) if path.askable(spec)), None)
    return path.enter(last, at_end=True) if last else None


def _departed(_: Interview, state: State, event: happened.Departed) -> State:
    return replace(state, left_at=event.at)


def _closed(interview: Interview, state: State, event: happened.Closed) -> State:
    missing = interview.path(state).missing_to_close()
    if missing:
        raise Refused("needed-to-close", missing=", ".join(missing))
    return replace(state, closed_at=event.at)


def _unchanged(_: Interview, state: State, __: Event) -> State:
    return state


def _told(interview: Interview, before: State, after: State, event: Event) -> State:
    if isinstance(event, SILENT):
        return after
    place = None if isinstance(event, PLACELESS) else getattr(event, "place", None) or before.at
    happening = Happening(
        at=event.at,
        stage=_stage(interview, before if before.at else after, place),
        event=_name(event),
        question=place.question if place else None,
    )
    return replace(after, timeline=(*after.timeline, happening))


def _name(event: Event) -> str:
    return f"note_{event.fate}" if isinstance(event, happened.NoteSettled) else NAMES[type(event)]


def _stage(interview: Interview, state: State, place: Place | None = None) -> str:
    standing = place or state.at
    if state.in_debrief or standing is None:
        return interview.catalog.stages[-1] if state.in_debrief else interview.specs[0].stage
    return interview.path(state).by_id[standing.question].stage


_HANDLERS: Mapping[type[Event], Callable[[Interview, State, Any], State]] = {
    happened.Started: lambda _interview, state, event: beginning.started(state, event),
    happened.Opened: lambda _interview, state, event: beginning.opened(state, event),
    happened.Recalled: lambda interview, state, event: recall.recalled(event.record),
    happened.Answered: lambda interview, state, event: writing.answered(interview.path(state), event),
    happened.RowDropped: lambda interview, state, event: writing.row_dropped(interview.path(state), event),
    happened.Skipped: lambda interview, state, event: writing.skipped(interview.path(state), event),
    happened.Drafted: _drafted,
    happened.NoteDrafted: lambda interview, state, event: replace(state, note_draft=event.text),
    happened.Shortened: lambda interview, state, event: replace(state, express=True),
    happened.WentBack: _went_back,
    happened.Noted: _noted,
    happened.NoteSettled: _note_settled,
    happened.Departed: _departed,
    happened.Filed: _unchanged,
    happened.Paused: _unchanged,
    happened.Resumed: _unchanged,
    happened.Closed: _closed,
}
