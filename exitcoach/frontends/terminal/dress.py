"""A questionary question, framed: guidance above, toolbar below, and the side steps on every question alike."""

from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style, merge_styles
from questionary import Question

from exitcoach.frontends.terminal import panel
from exitcoach.frontends.terminal.keeping import keep_typing
from exitcoach.frontends.terminal.lines import Line, fragments, width_of
from exitcoach.frontends.terminal.side_steps import CALM, HELP, LEAVING, SideSteps
from exitcoach.frontends.terminal.surroundings import Surroundings
from exitcoach.frontends.terminal.toolbar import toolbar
from exitcoach.locale import _

TOOLBAR_ROWS = 2
INDENT = 2
WARNING = " ⚠ "
WANTED_ROWS = 6
"""The guidance has these before the last answers get theirs."""
POPUP_ROWS = 5
"""A popup takes these even from the choices."""
POPUPS = {CALM: panel.calm_lines, LEAVING: panel.gone_lines}
# What questionary and prompt_toolkit colour by themselves is taken back: such colours vanish on some backgrounds.
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
        "praise": "ansigreen",
        "clock": "bold",
        "key": "bold",
        "qmark": "noinherit bold",
        "question": "bold",
        "answer": "noinherit",
        "auto-suggestion": "noinherit italic",
        "pointer": "bold",
        "highlighted": "bold underline",
        "selected": "bold",
    }
)


class Dressed:
    """One framed question; ``answer`` shows it and gives the answer, or the reply of a side step."""

    def __init__(self, question: Question, around: Surroundings, extra: KeyBindings | None = None) -> None:
        self.app: Application[Any] = question.application
        self._question = question
        self._around = around
        self._steps = SideSteps(self.app, around)
        self._on_note = self._steps.on_note
        self._lay_out()
        self.app.key_bindings = self._steps.bind(self.app.key_bindings or KeyBindings(), extra or KeyBindings())
        keep_typing(self.app, lambda: around.text, around.scene.keep)
        keep_typing(self.app, lambda: around.note.text, around.scene.keep_note)
        self.app.refresh_interval, self.app.erase_when_done, self.app.ttimeoutlen = 1.0, True, 0.05
        self.app.style = merge_styles([self.app.style, STYLE]) if self.app.style else STYLE

    def answer(self) -> Any:
        """The value of the answer, or what a side step ends with; a stop when the terminal is gone."""
        try:
            return self._question.unsafe_ask()
        except (KeyboardInterrupt, EOFError, OSError):
            return self._steps.stopped()

    def _lay_out(self) -> None:
        body = self.app.layout.container
        above = Window(
            FormattedTextControl(lambda: fragments(self._above())), height=lambda: Dimension.exact(len(self._above()))
        )
        prompt = Window(FormattedTextControl([("class:strong", f"✎ {_('note')}> ")]), dont_extend_width=True, height=1)
        note = VSplit([prompt, Window(self._steps.note_control, height=1)])
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
                        Window(
                            FormattedTextControl(lambda: fragments(self._hint())),
                            height=lambda: Dimension.exact(len(self._hint())),
                        ),
                        Condition(lambda: bool(self._hint())) & ~is_done,
                    ),
                    ConditionalContainer(bar, ~is_done),
                ]
            ),
            focused_element=self._steps.at_first,
        )

    def _above(self) -> list[Line]:
        size, around = self.app.output.get_size(), self._around
        room = size.rows - TOOLBAR_ROWS - self._rows_below(size.columns)
        if self._steps.mode == HELP:
            return panel.help_lines(around.scene, size.columns, max(room, POPUP_ROWS), around.lessons)
        popup = POPUPS.get(self._steps.mode)
        if popup:
            return popup(around.scene, size.columns, max(room, POPUP_ROWS))
        room -= len(around.refusal)
        tips = around.tips if room >= len(around.tips) else ()
        room -= len(tips)
        top = around.top if room >= len(around.top) + WANTED_ROWS else ()
        return [
            *top,
            *panel.guidance(around.scene, around.reminder, size.columns, room - len(top)),
            *tips,
            *around.refusal,
        ]

    def _rows_below(self, columns: int) -> int:
        """Lines of the question, of what is typed when it is long, of the note, what is sought, the hint."""
        around = self._around
        typed = sum((width_of(line) + INDENT) // columns + 1 for line in around.text.split("\n"))
        under = sum((self._on_note(), self._seeking())) + len(self._hint())
        return around.asked + max(around.rows, typed) + under

    def _hint(self) -> list[Line]:
        said = self._steps.note.text if self._on_note() else self._around.said()
        lines = self._around.ear.hint(said, self.app.output.get_size().columns - width_of(WARNING)) if said else []
        return [[("class:hint", (" " * width_of(WARNING) if at else WARNING) + line)] for at, line in enumerate(lines)]

    def _seeking(self) -> bool:
        return bool(self._around.sought())

    def _sought(self) -> StyleAndTextTuples:
        return [("class:strong", f" ⌕ {self._around.sought()}")]

    def _toolbar(self) -> StyleAndTextTuples:
        around, width = self._around, self.app.output.get_size().columns
        return fragments(toolbar(around.scene, around.now(), width, around.keymap))
