"""A questionary question, framed: guidance above, toolbar below, and the side steps on every question alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition, has_focus, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import ConditionalKeyBindings, KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style, merge_styles
from questionary import Question

from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Scene, Shorten, Stop
from exitcoach.frontends.terminal import panel
from exitcoach.frontends.terminal.ear import Ear
from exitcoach.frontends.terminal.lines import Line, cut, fragments, width_of
from exitcoach.frontends.terminal.stand_ins import StandIns
from exitcoach.frontends.terminal.toolbar import toolbar
from exitcoach.locale import _

GUIDE, HELP, CALM, LEAVING = "guide", "help", "calm", "leaving"
TOOLBAR_ROWS = 2
INDENT = 2
WANTED_ROWS = 6
"""The guidance has these before the last answers get theirs."""
POPUP_ROWS = 5
"""A popup takes these even from the choices."""
POPUPS = {HELP: panel.help_lines, CALM: panel.calm_lines, LEAVING: panel.gone_lines}
STYLE = Style.from_dict(
    {
        "frame": "",
        "title": "bold",
        "strong": "bold",
        "say": "bold ansigreen",
        "avoid": "bold ansired",
        "reminder": "italic",
        "tip": "italic",
        "recent": "",
        "refusal": "bold underline",
        "defensive": "bold underline ansiyellow",
        "hint": "bold",
        "clock": "bold",
        "key": "bold",
        "qmark": "bold",
        "question": "bold",
        "answer": "",
        "pointer": "bold",
        "highlighted": "bold underline",
        "selected": "bold",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around one question: ``top`` over the guidance and ``tips`` right over it, where there is room.

    ``refusal`` always shows. ``asked``: lines of the question; ``rows``: lines of the choices, or of an empty field.
    ``typed``: the text in the field, when there is one; ``sought``: what a list is being searched for; ``said``: words
    for the client, which ``ear`` listens to.
    """

    scene: Scene
    top: Sequence[Line]
    tips: Sequence[Line]
    refusal: Sequence[Line]
    asked: int
    rows: int
    now: Callable[[], datetime]
    typed: Callable[[], str]
    ear: Ear
    sought: Callable[[], str] = str
    said: Callable[[], str] = str


class Dressed:
    """One framed question; ``answer`` shows it and gives the answer, or the reply of a side step."""

    def __init__(self, question: Question, around: Surroundings, extra: KeyBindings | None = None) -> None:
        self.app: Application[Any] = question.application
        self._question = question
        self._around = around
        self._mode = GUIDE
        self._note = Buffer(multiline=False)
        note_control = BufferControl(buffer=self._note, lexer=around.ear, input_processors=[StandIns()])
        self._on_note = has_focus(self._note)
        self._lay_out(note_control)
        self._bind(note_control, extra or KeyBindings())
        self.app.refresh_interval, self.app.erase_when_done, self.app.ttimeoutlen = 1.0, True, 0.05
        self.app.style = merge_styles([self.app.style, STYLE]) if self.app.style else STYLE

    def answer(self) -> Any:
        """The value of the answer, or a Reply."""
        return self._question.unsafe_ask()

    def _lay_out(self, note_control: BufferControl) -> None:
        home = self.app.layout.current_window
        body = self.app.layout.container
        above = Window(
            FormattedTextControl(lambda: fragments(self._above())), height=lambda: Dimension.exact(len(self._above()))
        )
        prompt = Window(FormattedTextControl([("class:strong", f"✎ {_('note')}> ")]), dont_extend_width=True, height=1)
        note = VSplit([prompt, Window(note_control, height=1)])
        bar = Window(FormattedTextControl(self._toolbar), height=TOOLBAR_ROWS, dont_extend_height=True)
        self.app.layout = Layout(
            HSplit(
                [
                    ConditionalContainer(above, ~is_done),
                    body,
                    ConditionalContainer(
                        Window(FormattedTextControl(self._sought), height=1), Condition(self._seeking) & ~is_done
                    ),
                    ConditionalContainer(note, self._on_note & ~is_done),
                    ConditionalContainer(
                        Window(FormattedTextControl(self._hint), height=1), Condition(self._hinting) & ~is_done
                    ),
                    ConditionalContainer(bar, ~is_done),
                ]
            ),
            focused_element=home,
        )
        self._home = home

    def _above(self) -> list[Line]:
        size, around = self.app.output.get_size(), self._around
        room = size.rows - TOOLBAR_ROWS - self._rows_below(size.columns)
        popup = POPUPS.get(self._mode)
        if popup:
            return popup(around.scene, size.columns, max(room, POPUP_ROWS))
        room -= len(around.refusal)
        tips = around.tips if room >= len(around.tips) else ()
        room -= len(tips)
        top = around.top if room >= len(around.top) + WANTED_ROWS else ()
        return [*top, *panel.guidance(around.scene, size.columns, room - len(top)), *tips, *around.refusal]

    def _rows_below(self, columns: int) -> int:
        """Lines of the question, of what is typed when it is long, of the note, what is sought, the hint."""
        around = self._around
        typed = sum((width_of(line) + INDENT) // columns + 1 for line in around.typed().split("\n"))
        under = sum((self._on_note(), self._seeking(), self._hinting()))
        return around.asked + max(around.rows, typed) + under

    def _hinting(self) -> bool:
        return bool(self._hint_text())

    def _hint_text(self) -> str:
        said = self._note.text if self._on_note() else self._around.said()
        return self._around.ear.hint(said) if said else ""

    def _hint(self) -> StyleAndTextTuples:
        return [("class:hint", " ⚠ " + cut(self._hint_text(), self.app.output.get_size().columns - 3))]

    def _seeking(self) -> bool:
        return bool(self._around.sought())

    def _sought(self) -> StyleAndTextTuples:
        return [("class:strong", f" ⌕ {self._around.sought()}")]

    def _toolbar(self) -> StyleAndTextTuples:
        return fragments(toolbar(self._around.scene, self._around.now(), self.app.output.get_size().columns))

    def _bind(self, note_control: BufferControl, extra: KeyBindings) -> None:
        guide = Condition(lambda: self._mode == GUIDE)
        idle = guide & ~self._on_note
        own = self.app.key_bindings or KeyBindings()
        self.app.key_bindings = merge_key_bindings(
            [
                ConditionalKeyBindings(own, idle),
                ConditionalKeyBindings(extra, idle),
                ConditionalKeyBindings(self._side_steps(note_control), idle),
                ConditionalKeyBindings(self._popups(), ~guide),
                ConditionalKeyBindings(self._note_keys(), self._on_note),
            ]
        )

    def _side_steps(self, note_control: BufferControl) -> KeyBindings:
        keys, scene = KeyBindings(), self._around.scene
        leave = self._leave
        leave(keys, "c-o", Later)
        leave(keys, "s-tab", Back)
        leave(keys, "c-c", lambda: Stop(self._around.typed()))
        if not scene.express and not scene.in_debrief:
            leave(keys, "c-l", Shorten)
        keys.add("c-d", eager=True)(lambda event: event.app.exit(result=Drop()) if scene.in_a_row else None)
        for mode, names in {HELP: ("c-g", "f1"), CALM: ("c-t",), LEAVING: ("c-x",)}.items():
            self._turn(keys, names, mode)

        @keys.add("c-n", eager=True)
        @keys.add("f2", eager=True)
        def _write_note(event: KeyPressEvent) -> None:
            event.app.layout.focus(note_control)

        return keys

    @staticmethod
    def _leave(keys: KeyBindings, key: str, reply: Callable[[], Reply]) -> None:
        keys.add(key, eager=True)(lambda event: event.app.exit(result=reply()))

    def _turn(self, keys: KeyBindings, names: tuple[str, ...], mode: str) -> None:
        def turn(_event: KeyPressEvent) -> None:
            self._mode = mode

        for name in names:
            keys.add(name, eager=True)(turn)

    def _popups(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("<any>", eager=True)
        @keys.add("escape", eager=True)
        def _close(_event: KeyPressEvent) -> None:
            self._mode = GUIDE

        @keys.add("enter", eager=True)
        def _confirm(event: KeyPressEvent) -> None:
            if self._mode == LEAVING:
                event.app.exit(result=Gone())
            self._mode = GUIDE

        keys.add("c-c", eager=True)(lambda event: event.app.exit(result=Stop(self._around.typed())))
        return keys

    def _note_keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("enter", eager=True)
        def _keep(event: KeyPressEvent) -> None:
            text = self._note.text.strip()
            if text:
                event.app.exit(result=Jot(text, self._around.typed()))
            else:
                event.app.layout.focus(self._home)

        @keys.add("escape", eager=True)
        def _forget(event: KeyPressEvent) -> None:
            event.app.layout.focus(self._home)

        keys.add("c-c", eager=True)(lambda event: event.app.exit(result=Stop(self._around.typed())))
        return keys
