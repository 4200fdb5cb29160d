"""The record of an interview: a state written as a case, its private part apart."""

from collections.abc import Iterable
from datetime import date

from exitcoach.domain.cases import SCHEMA, Case, Happening, Private, Record, ToneFinding, Value
from exitcoach.domain.commitments import Promise
from exitcoach.domain.follow_up import carried
from exitcoach.interview.engine import Interview
from exitcoach.interview.facts import rows
from exitcoach.interview.path import ASKED, Path, unfinished
from exitcoach.interview.states import State


def record_of(interview: Interview, state: State, tone: tuple[ToneFinding, ...] = ()) -> Record:
    """The record of ``state``, to be stored. ``tone``: what the coach found in the employee's words."""
    path = interview.path(state)
    secret = {spec.id for spec in interview.specs if spec.private}
    case = Case(
        schema=SCHEMA,
        id=state.case_id,
        revision=state.revision,
        status=state.status,
        practice=state.practice,
        created=state.created,
        left_at=state.left_at,
        closed=state.closed_at,
        employee=state.employee,
        language=state.language,
        playbook=state.playbook,
        answers=_without(path.answers.items(), secret),
        gate=state.gate,
        asks=int(path.answers.get("permission") in ASKED),
        notes=state.notes,
        timeline=tuple(happening for happening in state.timeline if happening.question not in secret),
        promises=_promises(path),
    )
    record = Record(case, _private(path, state, secret, tone))
    return carried(record, state.stored) if state.stored else record


def _without(answers: Iterable[tuple[str, Value]], ids: set[str]) -> dict[str, Value]:
    return {key: value for key, value in answers if key not in ids}


def _private(path: Path, state: State, secret: set[str], tone: tuple[ToneFinding, ...]) -> Private:
    timeline: tuple[Happening, ...] = tuple(one for one in state.timeline if one.question in secret)
    answers = {key: value for key, value in path.answers.items() if key in secret}
    return Private(id=state.case_id, revision=state.revision, answers=answers, tone=tone, timeline=timeline)


def _promises(path: Path) -> tuple[Promise, ...]:
    """The promises that are whole; ids count from 1 in the order they were made."""
    spec = path.by_id["promises"]
    numbered = enumerate(rows(path.answers, "promises"), start=1)
    return tuple(
        Promise(
            id=f"{path.state.case_id}-p{number}",
            what=str(row["what"]),
            owner=str(row["owner"]),
            due=date.fromisoformat(str(row["due"])),
            authority=str(row.get("authority", "to_confirm")),
            tell_client_by=str(row.get("tell_client_by", "")),
        )
        for number, row in numbered
        if not unfinished(spec, row)
    )
