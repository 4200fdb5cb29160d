"""Taking up a stored case: a state from a record."""

from exitcoach.domain.cases import Record
from exitcoach.domain.events import Recalled
from exitcoach.interview.states import PHASE_OF_STORED, Phase, State


def phase_of(event: Recalled) -> Phase:
    """Where a stored case goes on."""
    return PHASE_OF_STORED[event.record.case.status]


def recalled(record: Record) -> State:
    """The state the record was written from, as far as a record tells it."""
    case, private = record.case, record.private
    timeline = tuple(sorted((*case.timeline, *private.timeline), key=lambda happening: happening.at))
    answers = {**case.answers, **private.answers}
    put = {happening.question for happening in timeline if happening.event == "skipped" and happening.question}
    return State(
        revision=case.revision,
        case_id=case.id,
        created=case.created,
        left_at=case.left_at,
        closed_at=case.closed,
        employee=case.employee,
        language=case.language,
        playbook=case.playbook,
        practice=case.practice,
        given=answers,
        skipped=frozenset(put - set(answers)),
        gate=case.gate,
        notes=case.notes,
        notes_settled=len(case.notes),
        timeline=timeline,
        stored=record,
    )
