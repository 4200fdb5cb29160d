"""Moments of a call with the real playbook, as the interview presents them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache

from exitcoach.domain.cases import Value
from exitcoach.domain.events import Departed, Place
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.scenes import Scene
from exitcoach.interview.engine import Interview
from exitcoach.playbook.load import load
from exitcoach.playbook.shelf import built_in
from exitcoach.services.hearing import hearing, praising
from exitcoach.services.scenes import scene_of
from tests.fakes.ears import few_ears
from tests.fakes.records import CALL, a_started, an_id

HEARD: Mapping[str, Value] = {
    "client.name": "Rosa Núñez",
    "story": "Llevo nueve años y es la tercera vez que pierden mi pedido.",
    "emotion": "frustrated",
    "intensity": 3,
    "heard_out": True,
    "playback_confirmed": "yes",
    "firmness": "leaning",
}
EXPLAINED: Mapping[str, Value] = {**HEARD, "cause": "core.quality"}
ASKED: Mapping[str, Value] = {**EXPLAINED, "explore": True, "permission": "yes"}


@cache
def general() -> Playbook:
    """The playbook the wizard comes with."""
    file = built_in() / "general.yaml"
    return load(file.read_bytes(), file.name)


def a_scene(
    question: str,
    answers: Mapping[str, Value] = HEARD,
    *,
    language: str = "es",
    field: str | None = None,
    row: int | None = None,
    gone: bool = False,
    **changes: object,
) -> Scene:
    """The moment ``question`` is put, 75 seconds into the call."""
    interview = Interview(general())
    started = replace(a_started(an_id()), language=language, at=CALL - timedelta(seconds=75))
    state = replace(interview.replay([started]), given=answers)
    if gone:
        state = interview.receive(state, Departed(at=CALL))
    place = Place(question=question, row=0 if field and row is None else row, field=field)
    scene = scene_of(interview, state, place)
    heard = hearing(few_ears, scene.language, scene.stage.id, scene.answers)
    praised = praising(few_ears, scene.language, scene.stage.id)
    return replace(scene, **{"hear": heard, "praise": praised, **changes})  # type: ignore[arg-type]
