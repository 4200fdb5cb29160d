"""The quick notes of a call, one by one in the debrief: kept, dropped, or made an answer."""

from collections.abc import Iterator
from datetime import datetime

from exitcoach.domain import events as happened
from exitcoach.domain.answers import Unfit, is_blank, read_scalar
from exitcoach.domain.cases import Scalar
from exitcoach.domain.events import Event, Place
from exitcoach.domain.playbooks import Question
from exitcoach.domain.questions import Kind, Spec
from exitcoach.domain.scenes import Discard, Gone, Keep, NoteReply, NoteScene, Stop, Use
from exitcoach.interview.engine import Interview
from exitcoach.interview.path import Path
from exitcoach.interview.refusal import Refused
from exitcoach.interview.rules import choices_of
from exitcoach.interview.states import AFTERWARDS, State

IN_PARTS = (Kind.LIST, Kind.CHOICES)
"""What one text does not answer."""
SETTLED = "note_"
"""How the timeline calls a settled note begins so."""


def note_scene_of(interview: Interview, state: State, *, refusal: Refused | None = None) -> NoteScene:
    """What to show of the note that is settled next. The state has one."""
    note, path = state.pending_note, interview.path(state)
    if note is None:
        raise Refused("no-such-note")
    before = sum(told.event.startswith(SETTLED) for told in state.timeline)
    return NoteScene(
        note=note,
        number=before + 1,
        of=before + _pending(state),
        playbook=interview.playbook,
        language=state.language,
        started=state.created,
        left=state.left_at,
        targets=tuple(_targets(path, note.text)),
        skipped=sum(1 for question in state.skipped if path.askable(path.by_id[question])),
        refusal=refusal.code if refusal else "",
        facts=refusal.facts if refusal else {},
    )


def settling(reply: NoteReply, interview: Interview, state: State, now: datetime) -> tuple[Event, ...]:
    """The events of the reply to the note's scene; when it is enough, the notes that are left are kept."""
    match reply:
        case Keep():
            return (happened.NoteSettled(at=now, fate="kept"),)
        case Gone():
            return (happened.NoteSettled(at=now, fate="kept"),) * _pending(state)
        case Discard():
            return (happened.NoteSettled(at=now, fate="dropped"),)
        case Use(question_id):
            answer = _answer(interview, state, question_id, now)
            return (answer, happened.NoteSettled(at=now, fate="answered"))
        case Stop():
            return (happened.Paused(at=now),)


def _pending(state: State) -> int:
    return sum(note.stage not in AFTERWARDS for note in state.notes[state.notes_settled :])


def _answer(interview: Interview, state: State, question_id: str, now: datetime) -> Event:
    path, text = interview.path(state), state.pending_note.text if state.pending_note else ""
    spec = path.by_id.get(question_id)
    value = _value(path, spec, text) if spec else None
    place = Place(question=question_id)
    return happened.Answered(at=now, place=place, value=text if value is None else value)


def _targets(path: Path, text: str) -> Iterator[Question]:
    """The questions still unanswered that the text can answer, in the order the debrief puts them."""
    for spec in path.order():
        question = path.playbook.question(spec.id)
        if question and spec.id not in path.answers and path.askable(spec) and _value(path, spec, text) is not None:
            yield question


def _value(path: Path, spec: Spec, text: str) -> Scalar | None:
    """The answer the text is to the question, or None when it is none."""
    if is_blank(text) or spec.kind in IN_PARTS:
        return None
    try:
        return read_scalar(spec, text, choices_of(spec, path.playbook.causes))
    except Unfit:
        return None
