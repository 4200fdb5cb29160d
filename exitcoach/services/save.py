"""The one way a case is filed: set aside, left for its debrief, or closed."""

from exitcoach.coach.listening import Listening, deaf
from exitcoach.domain.cases import Record, Status, ToneFinding
from exitcoach.domain.questions import Kind, Spec, Voice
from exitcoach.interview.casefile import record_of
from exitcoach.interview.engine import Interview
from exitcoach.interview.facts import rows
from exitcoach.interview.path import Path
from exitcoach.interview.states import State
from exitcoach.ports import CaseStore, Drafts
from exitcoach.services.hearing import hearing


def save(interview: Interview, state: State, store: CaseStore, ears: Listening = deaf) -> Record:
    """The case as it is stored now: as it stands, unless a later state of it is stored already, and with whatever
    happened to it after the call. Raises HomeUnusable."""
    record = record_of(interview, state, tone_of(interview.path(state), ears))
    store.merge(record)
    return store.get(record.case.id)


def put_away(record: Record, drafts: Drafts) -> None:
    """A closed case needs its journal no longer at hand."""
    if record.case.status is Status.CLOSED:
        drafts.retire(record.case.id)


def tone_of(path: Path, ears: Listening) -> tuple[ToneFinding, ...]:
    """What the coach hears in the words the employee says to the client."""
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
        for found in hearing(ears, path.state.language, spec.stage, path.answers)(text)
    )


def _said(spec: Spec, path: Path) -> tuple[str, ...]:
    if spec.kind is Kind.LIST:
        spoken = [field.id for field in spec.fields if field.voice is Voice.EMPLOYEE]
        return tuple(str(row[name]) for row in rows(path.answers, spec.id) for name in spoken if row.get(name))
    value = path.answers.get(spec.id)
    return (value,) if spec.voice is Voice.EMPLOYEE and isinstance(value, str) else ()
