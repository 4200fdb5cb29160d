"""What moment it is, read off the scene; and the reminders of one conversation."""

from collections.abc import Callable
from datetime import datetime

from exitcoach.coach.reminders import Situation, choose
from exitcoach.domain.catalog import BEFORE_RECOVERY
from exitcoach.domain.events import Place
from exitcoach.domain.playbooks import Reminder
from exitcoach.domain.questions import Voice
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import LocalText, in_language
from exitcoach.interview.facts import tags_of
from exitcoach.interview.path import DECLINED


def tags_for(scene: Scene) -> tuple[str, ...]:
    """What is known of the client; the gate only once it has been met."""
    return tags_of(scene.answers, None if scene.stage.id in BEFORE_RECOVERY else scene.gate)


def situation_of(scene: Scene, seconds_in_stage: int, findings: int) -> Situation:
    """The moment; ``findings`` are those of the coach in this stage."""
    intensity = scene.answers.get("intensity")
    return Situation(
        stage=scene.stage.id,
        question=scene.place.question,
        intensity=intensity if isinstance(intensity, int) and not scene.in_debrief else 0,
        seconds_in_stage=seconds_in_stage,
        findings=findings,
        declined=scene.answers.get("permission") in DECLINED,
    )


def findings_in(scene: Scene) -> int:
    """How often the employee's words of this stage sounded defensive."""
    spoken = [question.id for question in scene.stage.questions if question.spec.voice is Voice.EMPLOYEE]
    texts = [scene.answers.get(question) for question in spoken]
    return sum(len(scene.hear(text)) for text in texts if isinstance(text, str))


class Reminding:
    """Remembers which reminders were shown, so that none comes twice in a row. ``now`` is the clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._since = now()
        self._stage = ""
        self._place: Place | None = None
        self._shown: list[Reminder] = []
        self._line = ""

    def line(self, scene: Scene) -> str:
        """The reminder for this question, the same while the question stays; else the goal of the stage."""
        if scene.stage.id != self._stage:
            self._stage, self._since = scene.stage.id, self._now()
        if scene.place != self._place:
            self._place = scene.place
            self._line = in_language(self._next(scene), scene.language)
        return self._line

    def _next(self, scene: Scene) -> LocalText:
        seconds = int((self._now() - self._since).total_seconds())
        situation = situation_of(scene, seconds, findings_in(scene))
        chosen = choose(scene.stage, situation, tags_for(scene), self._shown)
        if chosen is None:
            return scene.stage.goal
        self._shown.append(chosen)
        return chosen.text
