"""A quick note in the debrief: its words, and one key for what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.styles import merge_styles
from questionary import Question

from exitcoach.domain.scenes import Back, Discard, Keep, NoteReply, NoteScene, Stop, Use
from exitcoach.domain.text import in_language, shown
from exitcoach.frontends.terminal import quiet
from exitcoach.frontends.terminal.dress import STYLE
from exitcoach.frontends.terminal.lines import Line, cut, fragments, wrap
from exitcoach.frontends.terminal.lists import Option, found_by, single
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.frontends.terminal.toolbar import elapsed
from exitcoach.locale import _

ANSWER = "answer"
MARGIN = 2
MOST_ROWS = 10
"""Lines the list has at most before the note yields no more to it; a longer one scrolls."""
AROUND = 5
"""Lines of the heading, the question, what is sought and the toolbar."""


def settle_note(scene: NoteScene, now: Callable[[], datetime]) -> NoteReply:
    """Keep, drop, or the question it answers; from the list of questions one can go back."""
    while True:
        fate: NoteReply | None = _fate(scene, now)
        if fate:
            return fate
        target = _target(scene, now)
        if not isinstance(target, Back):
            return target if isinstance(target, Stop) else Use(target)


def _fate(scene: NoteScene, now: Callable[[], datetime]) -> Any:
    """The reply; None to turn it into an answer."""
    options = [
        Option(Keep(), _("Keep it as a note"), letters="kKcC"),
        Option(Discard(), _("Drop it"), letters="dD"),
    ]
    if scene.targets:
        options.append(Option(ANSWER, _("Turn it into an answer"), letters="aArR"))
    question, keys = single(_("What becomes of it?"), options)
    chosen = _put(question, keys, _Around(scene=scene, now=now, rows=len(options)))
    return None if chosen == ANSWER else chosen


def _target(scene: NoteScene, now: Callable[[], datetime]) -> Any:
    options = [Option(question.id, in_language(question.label, scene.language)) for question in scene.targets]
    question, keys, sought = found_by(_("The answer to what?"), options, options)
    keys.add("s-tab", eager=True)(lambda event: event.app.exit(result=Back()))
    return _put(question, keys, _Around(scene=scene, now=now, rows=len(options), sought=sought, inside=True))


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What stands around a list of ``rows``. ``sought``: what is looked for in it; ``inside``: one can step back."""

    scene: NoteScene
    now: Callable[[], datetime]
    rows: int
    sought: Callable[[], str] = str
    inside: bool = False

    def above(self) -> StyleAndTextTuples:
        """Which note it is, its words as far as there is room, why the last reply was not taken."""
        size, scene = get_app_session().output.get_size(), self.scene
        refusal = self._refusal(size.columns)
        room = max(1, size.rows - AROUND - len(refusal) - min(self.rows, MOST_ROWS))
        lines = shown(scene.note.text).split("\n")
        words = [part for line in lines for part in wrap(line, size.columns - MARGIN, room)]
        heading: Line = [("class:title", cut(self._heading(), size.columns))]
        return fragments([heading, *([("", " " * MARGIN + part)] for part in words[:room]), *refusal])

    def bar(self) -> StyleAndTextTuples:
        """What is looked for, the clock of the call, the keys."""
        scene, sought = self.scene, self.sought()
        keys: Line = [("class:key", " ^C"), ("class:toolbar", f" {_('pause')}")]
        if self.inside:
            keys = [("class:key", " ⇧Tab"), ("class:toolbar", f" {_('back')}"), *keys]
        clock: Line = [("class:clock", f" {elapsed(scene.started, scene.left or self.now())}")]
        looked_for: list[Line] = [[("class:strong", f" ⌕ {sought}")]] if sought else []
        return fragments([*looked_for, clock, keys])

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

    def _refusal(self, columns: int) -> list[Line]:
        scene = self.scene
        if not scene.refusal:
            return []
        told = refusal_text(scene.refusal, scene.facts, scene.playbook, scene.language)
        return [[("class:refusal", part)] for part in wrap(f"! {told}", columns, 2)]


def _put(question: Question, keys: KeyBindings, around: _Around) -> Any:
    """The chosen value; Stop when it was broken off, or the terminal is gone."""
    app = question.application
    home = app.layout.current_window
    above = Window(FormattedTextControl(around.above), dont_extend_height=True)
    bar = Window(FormattedTextControl(around.bar), dont_extend_height=True)
    parts = [ConditionalContainer(above, ~is_done), app.layout.container, ConditionalContainer(bar, ~is_done)]
    app.layout = Layout(HSplit(parts), focused_element=home)
    if app.layout.current_buffer:
        quiet.lock(app.layout.current_buffer)
    own = [app.key_bindings] if app.key_bindings else []
    app.key_bindings = merge_key_bindings([*own, quiet.in_list(), keys])
    app.refresh_interval, app.erase_when_done, app.ttimeoutlen = 1.0, True, 0.05
    app.style = merge_styles([app.style, STYLE]) if app.style else STYLE
    try:
        return question.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        return Stop()
