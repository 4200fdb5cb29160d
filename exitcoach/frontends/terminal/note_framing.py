"""Put a list on the screen about a quick note: its words above, the clock and the keys below."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.filters import is_done
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.styles import merge_styles
from questionary import Question

from exitcoach.domain.scenes import NoteScene, Stop
from exitcoach.domain.text import in_language, shown
from exitcoach.frontends.terminal import keymap as steps
from exitcoach.frontends.terminal import quiet
from exitcoach.frontends.terminal.dress import POPUP_ROWS, STYLE
from exitcoach.frontends.terminal.keymap import DEFAULTS, Keymap, shown_key
from exitcoach.frontends.terminal.lines import Line, cut, fragments, wrap
from exitcoach.frontends.terminal.note_keys import NoteKeys
from exitcoach.frontends.terminal.panel import enough_lines
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.frontends.terminal.toolbar import elapsed
from exitcoach.locale import _

MARGIN = 2
MOST_ROWS = 10
"""Lines the list has at most before the note yields no more to it; a longer one scrolls."""
AROUND = 5
"""Lines of the heading, the question, what is sought and the toolbar."""


@dataclass(frozen=True, kw_only=True)
class NoteFraming:
    """What stands around a list of ``rows``. ``sought``: what is looked for in it; ``inside``: one can step back."""

    scene: NoteScene
    now: Callable[[], datetime]
    rows: int
    keymap: Keymap = field(default_factory=lambda: DEFAULTS)
    sought: Callable[[], str] = str
    inside: bool = False

    def put(self, question: Question, extra: KeyBindings) -> Any:
        """The chosen value, or a step aside; Stop when it was broken off, or the terminal is gone."""
        app = question.application
        keys = NoteKeys(app, self.keymap, inside=self.inside)
        home = app.layout.current_window
        above = Window(
            FormattedTextControl(lambda: fragments(self._card() if keys.leaving else self._above())),
            dont_extend_height=True,
        )
        bar = Window(FormattedTextControl(lambda: fragments(self._bar())), dont_extend_height=True)
        parts = [ConditionalContainer(above, ~is_done), app.layout.container, ConditionalContainer(bar, ~is_done)]
        app.layout = Layout(HSplit(parts), focused_element=home)
        if app.layout.current_buffer:
            quiet.lock(app.layout.current_buffer)
        app.key_bindings = keys.bind(app.key_bindings or KeyBindings(), extra)
        app.refresh_interval, app.erase_when_done, app.ttimeoutlen = 1.0, True, 0.05
        app.style = merge_styles([app.style, STYLE]) if app.style else STYLE
        try:
            return question.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            return Stop()

    def _above(self) -> list[Line]:
        """Which note it is, its words as far as there is room, why the last reply was not taken."""
        columns, refusal = get_app_session().output.get_size().columns, self._refusal()
        room = max(1, self._room() - len(refusal))
        lines = shown(self.scene.note.text).split("\n")
        words = [part for line in lines for part in wrap(line, columns - MARGIN, room)]
        heading: Line = [("class:title", cut(self._heading(), columns))]
        return [heading, *([("", " " * MARGIN + part)] for part in words[:room]), *refusal]

    def _card(self) -> list[Line]:
        """Whether that is enough."""
        return enough_lines(get_app_session().output.get_size().columns, max(self._room(), POPUP_ROWS))

    def _room(self) -> int:
        return get_app_session().output.get_size().rows - AROUND - min(self.rows, MOST_ROWS)

    def _bar(self) -> list[Line]:
        """What is looked for, the clock of the call, the keys."""
        scene, sought = self.scene, self.sought()
        labels = [(steps.GONE, _("done")), (steps.PAUSE, _("pause"))]
        keys: Line = []
        for step, label in [(steps.BACK, _("back")), *labels] if self.inside else labels:
            keys.extend((("class:key", f" {shown_key(self.keymap[step])}"), ("class:toolbar", f" {label}")))
        clock: Line = [("class:clock", f" {elapsed(scene.started, scene.left or self.now())}")]
        looked_for: list[Line] = [[("class:strong", f" ⌕ {sought}")]] if sought else []
        return [*looked_for, clock, keys]

    def _heading(self) -> str:
        scene = self.scene
        stage = scene.playbook.stage(scene.note.stage)
        told = _("Note {number} of {count} · {stage} · {time}")
        return "✎ " + told.format(
            number=scene.number,
            count=scene.of,
            stage=in_language(stage.title, scene.language) if stage else scene.note.stage,
            time=f"{scene.note.at.astimezone():%H:%M}",
        )

    def _refusal(self) -> list[Line]:
        scene = self.scene
        if not scene.refusal:
            return []
        told = refusal_text(scene.refusal, scene.facts, scene.playbook, scene.language)
        columns = get_app_session().output.get_size().columns
        return [[("class:refusal", part)] for part in wrap(f"! {told}", columns, 2)]
