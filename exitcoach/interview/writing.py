"""What an answer, a skip or a dropped row does to the answers."""

from collections.abc import Mapping
from dataclasses import replace

from exitcoach.domain.cases import Row, Scalar, Value
from exitcoach.domain.events import Answered, Place, RowDropped, Skipped
from exitcoach.domain.questions import Spec
from exitcoach.interview.facts import rows
from exitcoach.interview.path import ALWAYS_ACCEPTED, Path, unfinished
from exitcoach.interview.refusal import Refused
from exitcoach.interview.rules import value_faults
from exitcoach.interview.states import State


def answered(path: Path, event: Answered) -> State:
    """The answer is kept and the interview moves on; an empty one changes nothing but the place."""
    spec = _spec(path, event.place)
    if _is_empty(event.value):
        return skipped(path, Skipped(at=event.at, place=event.place))
    if path.settled(spec) and spec.id not in ALWAYS_ACCEPTED:
        raise Refused("recovery-closed", question=spec.id)
    if not path.applies(spec):
        raise Refused("does-not-apply", question=spec.id)
    value = _with_field(path, spec, event.place, event.value) if event.place.field else event.value
    _check(path, spec, event.place, value)
    given = {**path.state.given, spec.id: value}
    state = replace(path.state, given=given, skipped=path.state.skipped - {spec.id})
    if event.place == state.at:
        state = replace(state, drafts=_without(state.drafts, event.place))
    return _moved(path, state, event.place)


def skipped(path: Path, event: Skipped) -> State:
    """The question is left for later; what was answered, and what was only typed, stays."""
    spec = _spec(path, event.place)
    leaving = bool(event.place.field) and event.place.row == len(rows(path.answers, spec.id))
    _refuse_needed(path, spec, event.place, leaving=leaving)
    state = path.state
    if spec.id not in path.answers:
        state = replace(state, skipped=state.skipped | {spec.id})
    return _moved(path, state, event.place, leaving=leaving)


def row_dropped(path: Path, event: RowDropped) -> State:
    """The row goes; the interview stands where the next one would begin."""
    spec, row = _spec(path, event.place), event.place.row
    kept = list(rows(path.state.given, spec.id))
    if row is None or row >= len(kept):
        raise Refused("no-such-row", question=spec.id)
    del kept[row]
    given = {**path.state.given, spec.id: tuple(kept)}
    if not kept:
        del given[spec.id]
    state = replace(path.state, given=given, drafts=_moved_up(path.state.drafts, spec.id, row))
    if state.at is None or state.at.question != spec.id:
        return state
    return replace(state, at=Place(question=spec.id, row=row, field=spec.field_ids[0]))


def _moved(path: Path, state: State, place: Place, *, leaving: bool = False) -> State:
    """On to the next place, when it was the standing question that was answered."""
    if place != path.state.at:
        return state
    onward = Path(path.playbook, path.specs, state)
    return replace(state, at=onward.after(place, leaving=leaving))


def _without(drafts: Mapping[Place, str], place: Place) -> Mapping[Place, str]:
    return {other: text for other, text in drafts.items() if other != place}


def _moved_up(drafts: Mapping[Place, str], question: str, row: int) -> Mapping[Place, str]:
    """The drafts once the row is gone: its own are, those of later rows go with their rows."""
    moved: dict[Place, str] = {}
    for place, text in drafts.items():
        if place.question != question or place.row is None or place.row < row:
            moved[place] = text
        elif place.row > row:
            moved[replace(place, row=place.row - 1)] = text
    return moved


def _spec(path: Path, place: Place) -> Spec:
    spec = path.by_id.get(place.question)
    if spec is None or (place.field and place.field not in spec.field_ids):
        raise Refused("unknown-question", question=place.question)
    return spec


def _with_field(path: Path, spec: Spec, place: Place, value: Value) -> tuple[Row, ...]:
    known: list[Row] = list(rows(path.answers, spec.id))
    row = place.row or 0
    if row > len(known) or not isinstance(value, Scalar):
        raise Refused("no-such-row", question=spec.id)
    field: Mapping[str, Scalar] = {str(place.field): value}
    known[row : row + 1] = [{**(known[row] if row < len(known) else {}), **field}]
    return tuple(known)


def _check(path: Path, spec: Spec, place: Place, value: Value) -> None:
    """Refuse what breaks a rule; a row still being filled in may lack fields."""
    for fault in value_faults(spec, value, path.answers):
        if fault.code == "missing" and place.field:
            continue
        raise Refused(fault.code, question=spec.id, field=fault.field, item=str(fault.item), **fault.facts)


def _refuse_needed(path: Path, spec: Spec, place: Place, *, leaving: bool) -> None:
    unanswered = spec.id not in path.answers
    if spec.required and unanswered:
        raise Refused("needed-here", question=spec.id)
    if not path.state.in_debrief:
        return
    if spec.close and unanswered:
        raise Refused("needed-to-close", question=spec.id, missing=spec.id)
    lacking = _lacking(path, spec, place, leaving=leaving)
    if lacking:
        raise Refused("needed-here", question=spec.id, field=lacking)


def _lacking(path: Path, spec: Spec, place: Place, *, leaving: bool) -> str:
    """The field of a row that cannot be passed over, or any such field when the group is left."""
    known = rows(path.answers, spec.id)
    if leaving:
        return next((field for row in known for field in unfinished(spec, row)), "")
    here = unfinished(spec, known[place.row]) if place.row is not None and place.row < len(known) else ()
    return place.field if place.field in here else ""


def _is_empty(value: Value) -> bool:
    return value == () or (isinstance(value, str) and not value.strip())
