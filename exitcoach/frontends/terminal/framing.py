"""Put one question on the screen with everything that stands around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.key_binding import KeyBindings
from questionary import Question

from exitcoach.domain.scenes import Scene, Stop
from exitcoach.domain.text import in_language
from exitcoach.frontends.terminal.dress import Dressed, Surroundings
from exitcoach.frontends.terminal.lines import Line, cut, wrap
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.frontends.terminal.values import value_text
from exitcoach.locale import _

MARK = 3
"""Columns of the mark and the blank beside a question."""
MOST_ROWS = 12
"""A longer list scrolls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """How questions of one scene are framed; ``now`` is the clock of the toolbar."""

    scene: Scene
    now: Callable[[], datetime]

    @property
    def width(self) -> int:
        """Columns of the screen."""
        return get_app_session().output.get_size().columns

    def message(self) -> str:
        """The question in one line; in a repeated group, the field's, with the number of the row."""
        scene = self.scene
        if not scene.place.field:
            return cut(in_language(scene.question.ask, scene.language), self.width - MARK)
        words = scene.question.fields.get(scene.place.field)
        asked = in_language(words.ask, scene.language) if words else scene.place.field
        return cut(f"{(scene.place.row or 0) + 1}. {asked}", self.width - MARK)

    def put(
        self,
        question: Question,
        keys: KeyBindings,
        *,
        rows: int = 1,
        refusal: str = "",
        typed: Callable[[], str] = str,
        sought: Callable[[], str] = str,
    ) -> Any:
        """The answer as questionary gives it, or the Reply of a side step; Stop when the terminal is gone."""
        around = Surroundings(
            scene=self.scene,
            top=self._recent(),
            above=self._above(refusal),
            rows=min(rows, MOST_ROWS) + 1,
            now=self.now,
            typed=typed,
            sought=sought,
        )
        try:
            return Dressed(question, around, keys).ask()
        except (KeyboardInterrupt, EOFError):
            return Stop(typed())

    def _recent(self) -> list[Line]:
        scene = self.scene
        lines: list[Line] = []
        for question_id, value in scene.recent:
            question = scene.playbook.question(question_id)
            if question:
                told = value_text(value, question, scene.playbook, scene.language)
                label = in_language(question.label, scene.language)
                lines.append([("class:recent", cut(f"✓ {label}: {told}", self.width))])
        return lines

    def _above(self, refusal: str) -> list[Line]:
        scene = self.scene
        refused = refusal or self._refused()
        tip = in_language(scene.question.tip, scene.language) if scene.place.field in (None, "what") else ""
        lines: list[Line] = []
        if tip:
            lines.append([("class:tip", f"  {cut(tip, self.width - 2)}")])
        if scene.draft:
            lines.append([("class:tip", "  " + cut(_("You were typing this; Enter keeps it."), self.width - 2))])
        if refused:
            lines.extend([("class:refusal", part)] for part in wrap(f"! {refused}", self.width, 2))
        return lines

    def _refused(self) -> str:
        scene = self.scene
        if not scene.refusal:
            return ""
        return refusal_text(scene.refusal, scene.facts, scene.playbook, scene.language)
