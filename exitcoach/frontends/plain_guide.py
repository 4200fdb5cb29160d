"""What is told before a question: each thing when it is new, and not again."""

from collections.abc import Callable
from datetime import datetime

from exitcoach.coach.reminders import choose
from exitcoach.domain.playbooks import Moment, Reminder
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.frontends.plain_words import (
    advice_lines,
    card_lines,
    debrief_lines,
    goal_and_phrases,
    so_far_lines,
    stage_line,
)
from exitcoach.frontends.reminding import situation_of, tags_for
from exitcoach.locale import _

THE_QUESTION = "explore"
"""What the recovery gate advises on."""


class Guide:
    """Remembers what this conversation has told. ``now`` is the clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._stage = ""
        self._met: set[str] = set()
        self._since = now()
        self._question = ""
        self._reminders: list[Reminder] = []
        self._findings = 0

    def before(self, scene: Scene) -> list[str]:
        """The lines to tell before the question of the scene."""
        lines = self._opening(scene)
        if scene.stage.id != self._stage:
            lines.extend(self._entered(scene))
        elif (reminder := self._reminder(scene)) and reminder.moment is not Moment.ENTERING:
            lines.extend(self._reminded(reminder, scene))
        if scene.place.question != self._question:
            self._question = scene.place.question
            lines.extend(advice_lines(scene) if self._question == THE_QUESTION else [])
        return lines

    def heard(self, findings: int) -> None:
        """So many words of the employee's sounded defensive."""
        self._findings += findings

    def _opening(self, scene: Scene) -> list[str]:
        if self._met:
            return []
        told = [_("Before you begin"), *card_lines(scene, "opening")] if scene.first else so_far_lines(scene)
        return [*told, _("An empty line leaves a question for later; :h lists what else may be typed.")]

    def _entered(self, scene: Scene) -> list[str]:
        """The stage's guidance the first time it is met, its name whenever it changes."""
        new = scene.stage.id not in self._met
        self._stage, self._since, self._findings = scene.stage.id, self._now(), 0
        self._met.add(scene.stage.id)
        if not new:
            return ["", stage_line(scene)]
        reminder = self._reminder(scene)
        return [
            "",
            stage_line(scene),
            *goal_and_phrases(scene),
            *(self._reminded(reminder, scene) if reminder else []),
            *(debrief_lines(scene) if scene.in_debrief else []),
        ]

    def _reminder(self, scene: Scene) -> Reminder | None:
        situation = situation_of(scene, int((self._now() - self._since).total_seconds()), self._findings)
        chosen = choose(scene.stage, situation, tags_for(scene), self._reminders)
        return None if chosen in self._reminders else chosen

    def _reminded(self, reminder: Reminder, scene: Scene) -> list[str]:
        self._reminders.append(reminder)
        return [_("Remember: {reminder}").format(reminder=shown_in_line(in_language(reminder.text, scene.language)))]
