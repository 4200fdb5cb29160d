"""The two lines at the bottom: the clock, the way, the counts; and the keys."""

from datetime import datetime

from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language
from exitcoach.frontends.terminal import keymap as steps
from exitcoach.frontends.terminal.keymap import DEFAULTS, Keymap, shown_key
from exitcoach.frontends.terminal.lines import Line, cut, width_of
from exitcoach.locale import _

MINUTE, HOUR = 60, 3600


def toolbar(scene: Scene, now: datetime, width: int, keymap: Keymap = DEFAULTS) -> list[Line]:
    """At most two lines of ``width`` columns."""
    return [_standing(scene, now, width), _keys(scene, width, keymap)]


def elapsed(started: datetime, now: datetime) -> str:
    """Time of the call by the wall clock: it goes on while the interview is paused."""
    seconds = max(0, int((now - started).total_seconds()))
    hours = f"{seconds // HOUR}:" if seconds >= HOUR else ""
    return f"{hours}{seconds % HOUR // MINUTE:02}:{seconds % MINUTE:02}"


def _standing(scene: Scene, now: datetime, width: int) -> Line:
    stages = scene.playbook.stages
    at = next((number for number, stage in enumerate(stages) if stage.id == scene.stage.id), 0)
    marks = ["●" if number == at else "✓" if number < at else "○" for number in range(len(stages))]
    titles = [in_language(stage.title, scene.language) for stage in stages]
    counts = "".join((f"  ✎{len(scene.notes)}" if scene.notes else "", f"  ↷{scene.skipped}" if scene.skipped else ""))
    clock = f" {elapsed(scene.started, scene.left or now)}  "
    whole = " ".join(f"{mark} {title}" for mark, title in zip(marks, titles, strict=True))
    short = f"{''.join(marks)} {titles[at]}"
    room = width - width_of(clock) - width_of(counts)
    way = whole if width_of(whole) <= room else cut(short, room)
    return [("class:clock", clock), ("class:way", way), ("class:counts", counts)]


def _keys(scene: Scene, width: int, keymap: Keymap) -> Line:
    gone = _("done") if scene.in_debrief else _("gone")
    labels = [
        (steps.HELP, _("phrases")),
        (steps.NOTE, _("note")),
        (steps.BACK, _("back")),
        (steps.LATER, _("later")),
        (steps.CALM, _("calm")),
        (steps.GONE, gone),
        (steps.PAUSE, _("pause")),
    ]
    if not scene.express and not scene.in_debrief:
        labels.insert(6, (steps.SHORTEN, _("shorten")))
    if scene.in_a_row:
        labels.insert(0, (steps.DROP, _("drop")))
    keys = [(shown_key(keymap[step]), label) for step, label in labels]
    room = width - sum(width_of(f" {key}") for key, _label in keys)
    line: Line = []
    for key, label in keys:
        told = f" {label}" if width_of(f" {label}") <= room else ""
        room -= width_of(told)
        line.extend((("class:key", f" {key}"), ("class:toolbar", told)))
    return line
