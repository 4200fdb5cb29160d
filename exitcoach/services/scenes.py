"""The scene a state presents."""

from exitcoach.domain.cases import Value
from exitcoach.domain.events import Place
from exitcoach.domain.playbooks import Question, Stage
from exitcoach.domain.questions import Spec
from exitcoach.domain.scenes import Scene
from exitcoach.interview.engine import Interview
from exitcoach.interview.facts import rows
from exitcoach.interview.path import Path
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import State

RECENT = 2


def scene_of(
    interview: Interview,
    state: State,
    place: Place,
    *,
    refusal: Refused | None = None,
    first: bool = False,
) -> Scene:
    """What to show at ``place``; ``first``: nothing was on the screen before."""
    path = interview.path(state)
    spec = path.by_id[place.question]
    stage = _stage(interview, spec, in_debrief=state.in_debrief)
    return Scene(
        playbook=interview.playbook,
        stage=stage,
        question=_question(interview, spec),
        spec=spec.field(place.field) if place.field else spec,
        place=place,
        language=state.language,
        answers=path.answers,
        gate=path.advice,
        started=state.created,
        left=state.left_at,
        known=_known(path, place),
        recent=tuple(path.answers.items())[-RECENT:] if not state.stored else (),
        in_debrief=state.in_debrief,
        express=state.express,
        entering=first or _entering(interview, state, place, stage),
        first=first,
        notes=state.notes,
        skipped=sum(1 for question in state.skipped if path.askable(path.by_id[question])),
        needed=path.missing_to_close(),
        draft=state.drafts.get(place, ""),
        draft_note=state.note_draft,
        refusal=refusal.code if refusal else "",
        facts=refusal.facts if refusal else {},
    )


def _question(interview: Interview, spec: Spec) -> Question:
    found = interview.playbook.question(spec.id)
    words = {"en": spec.id}
    return found or Question(spec=spec, label=words, ask=words, tip={"en": ""})


def _stage(interview: Interview, spec: Spec, *, in_debrief: bool) -> Stage:
    wanted = interview.catalog.stages[-1] if in_debrief else spec.stage
    return interview.playbook.stage(wanted) or interview.playbook.stages[0]


def _known(path: Path, place: Place) -> Value | None:
    if not place.field:
        return path.answers.get(place.question)
    known = rows(path.answers, place.question)
    row = place.row or 0
    return known[row].get(place.field) if row < len(known) else None


def _entering(interview: Interview, state: State, place: Place, stage: Stage) -> bool:
    """Whether nothing of this stage has been put before."""
    seen = {told.stage for told in state.timeline if told.question and told.question != place.question}
    return stage.id not in seen
