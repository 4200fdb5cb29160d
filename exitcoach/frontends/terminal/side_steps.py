"""The keys every question has beside its own: the side steps, the cards, the quick note."""

from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, has_focus
from prompt_toolkit.key_binding import ConditionalKeyBindings, KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.key_bindings import KeyBindingsBase
from prompt_toolkit.layout.controls import BufferControl

from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Shorten, Stop
from exitcoach.frontends.terminal import keymap, pasting, quiet
from exitcoach.frontends.terminal.replies import Both
from exitcoach.frontends.terminal.stand_ins import StandIns
from exitcoach.frontends.terminal.surroundings import Surroundings

GUIDE, HELP, CALM, LEAVING = "guide", "help", "calm", "leaving"
INTERRUPTS = ("c-c", "<sigint>")


class SideSteps:
    """``mode`` says which card shows; ``at_first`` has the keys when the question appears."""

    def __init__(self, app: Application[Any], around: Surroundings) -> None:
        self.mode = GUIDE
        self.note = around.note
        self.note_control = BufferControl(buffer=self.note, lexer=around.ear, input_processors=[StandIns()])
        self.on_note = has_focus(self.note)
        self._around = around
        self._pasting = pasting.Pasting(app)
        self._home = app.layout.current_window
        self.at_first = self.note_control if self.note.text else self._home
        if around.typed is None and app.layout.current_buffer:
            quiet.lock(app.layout.current_buffer)

    def bind(self, own: KeyBindingsBase, extra: KeyBindings) -> KeyBindingsBase:
        """All keys: the question's ``own``, the ``extra`` ones of its kind, and those every question has."""
        guide, pasted = Condition(lambda: self.mode == GUIDE), Condition(self._pasting.goes_on)
        typed = self._around.typed is not None
        on_text = self.on_note | Condition(lambda: typed)
        idle = guide & ~self.on_note & ~pasted
        return merge_key_bindings(
            [
                ConditionalKeyBindings(own, idle),
                ConditionalKeyBindings(quiet.in_text(), guide & on_text),
                ConditionalKeyBindings(quiet.in_list(), guide & ~on_text),
                ConditionalKeyBindings(extra, idle),
                ConditionalKeyBindings(self._steps(), idle),
                ConditionalKeyBindings(self._cards(), ~guide),
                ConditionalKeyBindings(self._note_keys(), self.on_note & ~pasted),
                ConditionalKeyBindings(pasting.into_text(), pasted & guide & on_text),
                ConditionalKeyBindings(pasting.into_list(), pasted & guide & ~on_text),
                interrupts(self._around.keymap, self.stopped),
            ]
        )

    def stopped(self) -> Reply | Both:
        """Stop, with all that was begun: the text in the field, and a note half written."""
        note = self.note.text.strip()
        if note:
            return Both(Jot(note, self._around.text), Stop(self._around.text))
        self._around.scene.keep_note("")
        return Stop(self._around.text)

    def _steps(self) -> KeyBindings:
        keys, scene, chosen = KeyBindings(), self._around.scene, self._around.keymap
        for name in keymap.set_free(chosen):
            keys.add(name, eager=True)(_nothing)
        leave(keys, chosen[keymap.LATER], lambda: Later(self._half_typed()))
        leave(keys, chosen[keymap.BACK], lambda: Back(self._half_typed()))
        if not scene.express and not scene.in_debrief:
            leave(keys, chosen[keymap.SHORTEN], lambda: Shorten(self._half_typed()))
        drop = keys.add(chosen[keymap.DROP], eager=True)
        drop(lambda event: event.app.exit(result=Drop()) if scene.in_a_row else None)
        for mode, step in {HELP: keymap.HELP, CALM: keymap.CALM, LEAVING: keymap.GONE}.items():
            self._turn(keys, keymap.keys_of(chosen, step), mode)
        for name in keymap.keys_of(chosen, keymap.NOTE):
            keys.add(name, eager=True)(lambda event: event.app.layout.focus(self.note_control))
        return keys

    def _half_typed(self) -> str:
        """The text in the field, unless it is the answer given before."""
        typed = self._around.typed() if self._around.typed else ""
        return "" if typed == str(self._around.scene.known or "") else typed

    def _turn(self, keys: KeyBindings, names: tuple[str, ...], mode: str) -> None:
        def turn(_event: KeyPressEvent) -> None:
            self.mode = mode

        for name in names:
            keys.add(name, eager=True)(turn)

    def _cards(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("<any>", eager=True)
        @keys.add("escape", eager=True)
        def _close(_event: KeyPressEvent) -> None:
            self.mode = GUIDE

        @keys.add("enter", eager=True)
        def _confirm(event: KeyPressEvent) -> None:
            if self.mode == LEAVING:
                event.app.exit(result=Gone(self._half_typed()))
            self.mode = GUIDE

        return keys

    def _note_keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("enter", eager=True)
        def _keep(event: KeyPressEvent) -> None:
            text = self.note.text.strip()
            if text:
                event.app.exit(result=Jot(text, self._around.text))
            else:
                self._give_up(event)

        keys.add("escape", eager=True)(self._give_up)
        return keys

    def _give_up(self, event: KeyPressEvent) -> None:
        self.note.reset()
        self._around.scene.keep_note("")
        event.app.layout.focus(self._home)


def _nothing(_event: KeyPressEvent) -> None:
    return


def interrupts(chosen: keymap.Keymap, reply: Callable[[], Any]) -> KeyBindings:
    """The keys that stop at any moment, with what is replied then."""
    keys = KeyBindings()
    for key in {*INTERRUPTS, chosen[keymap.PAUSE]}:
        leave(keys, key, reply)
    return keys


def leave(keys: KeyBindings, key: str, reply: Callable[[], Any]) -> None:
    """The key leaves the question with the reply."""
    keys.add(key, eager=True)(lambda event: event.app.exit(result=reply()))
