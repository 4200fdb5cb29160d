"""A quick note in the debrief: its words, and one key for what becomes of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from exitcoach.domain.scenes import Back, Discard, Gone, Keep, NoteReply, NoteScene, Stop, Use
from exitcoach.domain.text import in_language
from exitcoach.frontends.terminal.keymap import DEFAULTS, Keymap
from exitcoach.frontends.terminal.lists import Option, found_by, single
from exitcoach.frontends.terminal.note_framing import NoteFraming
from exitcoach.locale import _

ANSWER = "answer"


def settle_note(scene: NoteScene, now: Callable[[], datetime], keymap: Keymap = DEFAULTS) -> NoteReply:
    """Keep, drop, or the question it answers; from the list of questions one can go back."""
    while True:
        fate: NoteReply | None = _fate(scene, now, keymap)
        if fate:
            return fate
        target = _target(scene, now, keymap)
        if not isinstance(target, Back):
            return target if isinstance(target, Gone | Stop) else Use(target)


def _fate(scene: NoteScene, now: Callable[[], datetime], keymap: Keymap) -> Any:
    """The reply; None to turn it into an answer."""
    options = [
        Option(Keep(), _("Keep it as a note"), letters="kKcC"),
        Option(Discard(), _("Drop it"), letters="dD"),
    ]
    if scene.targets:
        options.append(Option(ANSWER, _("Turn it into an answer"), letters="aArR"))
    question, keys = single(_("What becomes of it?"), options)
    chosen = NoteFraming(scene=scene, now=now, rows=len(options), keymap=keymap).put(question, keys)
    return None if chosen == ANSWER else chosen


def _target(scene: NoteScene, now: Callable[[], datetime], keymap: Keymap) -> Any:
    options = [Option(question.id, in_language(question.label, scene.language)) for question in scene.targets]
    question, keys, sought = found_by(_("The answer to what?"), options, options)
    framing = NoteFraming(scene=scene, now=now, rows=len(options), keymap=keymap, sought=sought, inside=True)
    return framing.put(question, keys)
