"""The keys a list has beside its own while a note is settled: back, enough, pause."""

from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import ConditionalKeyBindings, KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.key_binding.key_bindings import KeyBindingsBase

from exitcoach.domain.scenes import Back, Gone, Stop
from exitcoach.frontends.terminal import keymap, pasting, quiet
from exitcoach.frontends.terminal.keymap import Keymap
from exitcoach.frontends.terminal.side_steps import interrupts, leave


class NoteKeys:
    """``leaving``: it is being asked whether that is enough. ``inside``: one can step back."""

    def __init__(self, app: Application[Any], keys: Keymap, *, inside: bool) -> None:
        self.leaving = False
        self._keymap = keys
        self._inside = inside
        self._pasting = pasting.Pasting(app)

    def bind(self, own: KeyBindingsBase, extra: KeyBindings) -> KeyBindingsBase:
        """All keys: the list's ``own``, the ``extra`` ones of its kind, and those every note has."""
        pasted, leaving = Condition(self._pasting.goes_on), Condition(lambda: self.leaving)
        idle = ~leaving & ~pasted
        return merge_key_bindings(
            [
                ConditionalKeyBindings(own, idle),
                ConditionalKeyBindings(quiet.in_list(), idle),
                ConditionalKeyBindings(extra, idle),
                ConditionalKeyBindings(self._steps(), idle),
                ConditionalKeyBindings(self._card(), leaving),
                ConditionalKeyBindings(pasting.into_list(), pasted & ~leaving),
                interrupts(self._keymap, Stop),
            ]
        )

    def _steps(self) -> KeyBindings:
        keys = KeyBindings()
        for name in (*keymap.set_free(self._keymap), *self._keymap.values()):
            keys.add(name, eager=True)(lambda event: None)
        if self._inside:
            leave(keys, self._keymap[keymap.BACK], Back)
        keys.add(self._keymap[keymap.GONE], eager=True)(self._ask)
        return keys

    def _ask(self, _event: KeyPressEvent) -> None:
        self.leaving = True

    def _card(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("<any>", eager=True)
        @keys.add("escape", eager=True)
        def _close(_event: KeyPressEvent) -> None:
            self.leaving = False

        leave(keys, "enter", Gone)
        return keys
