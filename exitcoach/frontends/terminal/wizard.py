"""The wizard at a terminal: scenes in, replies out."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime

from prompt_toolkit.application.current import get_app_or_none, get_app_session

from exitcoach.domain.questions import CAUSES, SCALE, Kind
from exitcoach.domain.scenes import Later, NoteReply, NoteScene, Reply, Say, Scene, Stop
from exitcoach.frontends.asked import choice_label
from exitcoach.frontends.house import House, Silent
from exitcoach.frontends.reminding import Reminding
from exitcoach.frontends.terminal.causes import ask_cause, ask_causes
from exitcoach.frontends.terminal.fields import ask_text
from exitcoach.frontends.terminal.framing import Framing
from exitcoach.frontends.terminal.keymap import DEFAULTS, Keymap
from exitcoach.frontends.terminal.lists import Option, several, single
from exitcoach.frontends.terminal.notes import settle_note
from exitcoach.frontends.terminal.replies import SIDE_STEPS, Both
from exitcoach.interview.gate import AGAINST
from exitcoach.locale import _

os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # some terminals never answer that question


class Wizard:
    """The Frontend of a person at a terminal: ``now`` is the toolbar's clock, ``notice`` lines shown once.

    ``ended`` says that nothing may be asked any more; ``house`` knows what concerns this call.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        notice: str = "",
        ended: Callable[[], bool] = bool,
        keymap: Keymap = DEFAULTS,
        house: House | None = None,
    ) -> None:
        self._now = now
        self._notice = notice
        self._ended = ended
        self._keymap = keymap
        self._house = house or Silent()
        self._next: Reply | None = None
        self._reminding = Reminding(now)

    def ask(self, scene: Scene) -> Reply:
        """Show the scene and wait for the reply."""
        waiting, self._next = self._next, None
        if waiting or self._ended():
            return waiting or Stop(scene.draft)
        _clear()
        notice, self._notice = self._notice, ""
        reminder = self._reminding.line(scene)
        framing = Framing(
            scene=scene,
            now=self._now,
            notice=(*notice.splitlines(), *self._house.news(scene)),
            lessons=self._house.lessons(scene),
            reminder=reminder,
            keymap=self._keymap,
        )
        reply = _ASK[scene.spec.kind](framing)
        if isinstance(reply, Both):
            self._next = reply.then
            return reply.first
        return reply

    def settle(self, scene: NoteScene) -> NoteReply:
        """Show a note of the call and wait for what becomes of it."""
        if self._ended():
            return Stop()
        _clear()
        try:
            return settle_note(scene, self._now, self._keymap)
        except OSError:  # the terminal is gone
            return Stop()


def leave_question() -> None:
    """Take the question that is on the screen away, from wherever this is called."""
    app = get_app_or_none()
    if app and app.loop and app.is_running:
        app.loop.call_soon_threadsafe(lambda: None if app.is_done else app.exit(exception=EOFError()))


def _clear() -> None:
    output = get_app_session().output
    output.erase_screen()
    output.cursor_goto(0, 0)


@contextmanager
def screen() -> Iterator[None]:
    """The alternate screen, so that nothing of the client's words stays in the scrollback."""
    output = get_app_session().output
    output.enter_alternate_screen()
    output.flush()
    try:
        yield
    finally:
        with suppress(OSError):  # the terminal may be gone
            output.quit_alternate_screen()
            output.flush()


def _choice(framing: Framing) -> Reply | Both:
    scene = framing.scene
    if scene.spec.source == CAUSES:
        return ask_cause(framing)
    return _one_of(framing, [Option(choice, choice_label(scene, choice)) for choice in scene.spec.choices])


def _confirm(framing: Framing) -> Reply | Both:
    return _one_of(framing, [Option(True, _("Yes"), letters="syYS"), Option(False, _("No"), letters="nN")])


def _scale(framing: Framing) -> Reply | Both:
    return _one_of(framing, [Option(number, "●" * number) for number in SCALE])


def _one_of(framing: Framing, options: list[Option]) -> Reply | Both:
    question, keys = single(framing.message(), options, _standing(framing.scene, options))
    chosen = framing.put(question, keys, rows=len(options))
    return chosen if isinstance(chosen, SIDE_STEPS) else Say(chosen)


def _standing(scene: Scene, options: list[Option]) -> int:
    """Where the cursor stands: on the answer given, else where a hurried Enter does no harm."""
    values = [option.value for option in options]
    if scene.known in values:
        return values.index(scene.known)
    careful = {"explore": scene.gate.verdict not in AGAINST, "permission": "not_asked"}
    wanted = careful.get(scene.place.question)
    return values.index(wanted) if wanted in values else 0


def _choices(framing: Framing) -> Reply | Both:
    scene = framing.scene
    if scene.spec.source == CAUSES:
        return ask_causes(framing)
    options = [Option(choice, choice_label(scene, choice)) for choice in scene.spec.choices]
    known = scene.known if isinstance(scene.known, tuple) else ()
    question, keys = several(framing.message(), options, known)
    chosen = framing.put(question, keys, rows=len(options))
    if isinstance(chosen, SIDE_STEPS):
        return chosen
    return Say(tuple(chosen)) if chosen else Later()


_ASK: Mapping[Kind, Callable[[Framing], Reply | Both]] = {
    Kind.TEXT: ask_text,
    Kind.NOTE: ask_text,
    Kind.NUMBER: ask_text,
    Kind.DATE: ask_text,
    Kind.CHOICE: _choice,
    Kind.CONFIRM: _confirm,
    Kind.SCALE: _scale,
    Kind.CHOICES: _choices,
}
