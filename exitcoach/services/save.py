"""The one way a case is filed: set aside, left for its debrief, or closed."""

from exitcoach.domain.cases import Record, Status, ToneFinding
from exitcoach.domain.questions import Kind, Spec, Voice
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview
from exitcoach.interview.facts import rows
from exitcoach.interview.path import Path
from exitcoach.interview.states import State
from exitcoach.ports import CaseStore, Drafts


def save(interview: Interview, state: State, store: CaseStore) -> Record:
    """Store the case as it stands, unless a later state of it is stored already. Raises HomeUnusable."""
    record = record_of(interview, state, tone_of(interview.path(state)))
    store.merge(record)
    return record


def put_away(record: Record, drafts: Drafts) -> None:
    """A closed case needs its journal no longer at hand."""
    if record.case.status is Status.CLOSED:
        drafts.retire(record.case.id)


def tone_of(path: Path) -> tuple[ToneFinding, ...]:
    """What the coach hears in the words the employee says to the client."""
    from exitcoach.coach.detect import detect  # not before it is needed: start-up is felt during a call

    said = ((spec, text) for spec in path.specs for text in _said(spec, path))
    return tuple(
        ToneFinding(
            stage=spec.stage,
            question=spec.id,
            marker=found.marker,
            words=found.words,
            start=found.start,
            end=found.end,
            rule=found.rule,
        )
        for spec, text in said
        for found in detect(text, path.state.language, spec.stage)
    )


def _said(spec: Spec, path: Path) -> tuple[str, ...]:
    if spec.kind is Kind.LIST:
        spoken = [field.id for field in spec.fields if field.voice is Voice.EMPLOYEE]
        return tuple(str(row[name]) for row in rows(path.answers, spec.id) for name in spoken if row.get(name))
    value = path.answers.get(spec.id)
    return (value,) if spec.voice is Voice.EMPLOYEE and isinstance(value, str) else ()
