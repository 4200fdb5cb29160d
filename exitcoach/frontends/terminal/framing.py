"""Put one question on the screen with everything that stands around it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings
from questionary import Question

from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language
from exitcoach.frontends.terminal.dress import Dressed
from exitcoach.frontends.terminal.ear import Ear
from exitcoach.frontends.terminal.keymap import DEFAULTS, Keymap
from exitcoach.frontends.terminal.lines import Line, cut, wrap
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.frontends.terminal.surroundings import Surroundings
from exitcoach.locale import _
from exitcoach.locale.values import value_text

MARK = 5
"""Columns beside a question: its mark, the blanks, the cursor."""
MOST_LINES = 2
"""Lines a question may take on a narrow screen."""
MOST_ROWS = 12
"""A longer list scrolls."""


@dataclass(frozen=True, kw_only=True)
class Framing:
    """How questions of one scene are framed; ``now`` is the clock of the toolbar, ``notice`` lines to show.

    ``lessons`` are what the house learned about the cause.
    """

    scene: Scene
    now: Callable[[], datetime]
    notice: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    reminder: str = ""
    keymap: Keymap = field(default_factory=lambda: DEFAULTS)

    @cached_property
    def ear(self) -> Ear:
        """The coach for what the employee types here."""
        return Ear(self.scene.hear, self.scene.praise)

    @cached_property
    def note(self) -> Buffer:
        """The quick note, also one half written before; the same for every list the question is put as."""
        return Buffer(multiline=False, document=Document(self.scene.draft_note))

    @property
    def width(self) -> int:
        """Columns of the screen."""
        return get_app_session().output.get_size().columns

    def message(self) -> str:
        """The question, whole where two lines are enough; in a repeated group, the field's, with the row's number."""
        return "\n  ".join(wrap(self._asked(), self.width - MARK, MOST_LINES))

    def _asked(self) -> str:
        scene = self.scene
        if not scene.place.field:
            return in_language(scene.question.ask, scene.language)
        words = scene.question.fields.get(scene.place.field)
        asked = in_language(words.ask, scene.language) if words else scene.place.field
        return f"{(scene.place.row or 0) + 1}. {asked}"

    def put(
        self,
        question: Question,
        keys: KeyBindings,
        *,
        rows: int = 1,
        refusal: str = "",
        typed: Callable[[], str] | None = None,
        sought: Callable[[], str] = str,
        said: Callable[[], str] = str,
    ) -> Any:
        """The answer as questionary gives it, or what a side step ends with; ``typed`` only for a field."""
        around = Surroundings(
            scene=self.scene,
            top=self._recent(),
            tips=self._tips(),
            refusal=self._refusal(refusal),
            reminder=self.reminder,
            lessons=self.lessons,
            asked=len(self.message().split("\n")),
            rows=min(rows, MOST_ROWS),
            now=self.now,
            typed=typed,
            sought=sought,
            said=said,
            ear=self.ear,
            note=self.note,
            keymap=self.keymap,
        )
        return Dressed(question, around, keys).answer()

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

    def _tips(self) -> list[Line]:
        scene = self.scene
        tipped = (None, *scene.question.spec.field_ids[:1])
        tip = in_language(scene.question.tip, scene.language) if scene.place.field in tipped else ""
        lines: list[Line] = []
        for notice in self.notice:
            lines.extend([("class:reminder", f"  {part}")] for part in wrap(notice, self.width - 2, MOST_LINES))
        if tip:
            lines.append([("class:tip", f"  {cut(tip, self.width - 2)}")])
        if scene.draft or self.note.text:
            lines.append([("class:tip", "  " + cut(_("You were typing this; Enter keeps it."), self.width - 2))])
        return lines

    def _refusal(self, here: str) -> list[Line]:
        scene = self.scene
        told = here or (scene.refusal and refusal_text(scene.refusal, scene.facts, scene.playbook, scene.language))
        return [[("class:refusal", part)] for part in wrap(f"! {told}", self.width, 2)] if told else []
