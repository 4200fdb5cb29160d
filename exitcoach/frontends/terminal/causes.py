"""Finding one cause among many: by its group, or by typing part of a word."""

from typing import Any

from exitcoach.domain.causes import Cause
from exitcoach.domain.scenes import Back, Later, Reply, Say, Scene
from exitcoach.domain.text import in_language
from exitcoach.frontends.terminal.fields import SIDE_STEPS
from exitcoach.frontends.terminal.framing import MARK, Framing
from exitcoach.frontends.terminal.lines import width_of
from exitcoach.frontends.terminal.lists import Option, found_by, single
from exitcoach.locale import _

DONE = "."


def ask_cause(framing: Framing) -> Reply:
    """The primary cause."""
    chosen = _choose(framing, _leaves(framing.scene), ())
    return chosen if isinstance(chosen, SIDE_STEPS) else Say(chosen)


def ask_causes(framing: Framing) -> Reply:
    """Further causes, one after the other, until it is enough."""
    scene = framing.scene
    taken: list[str] = [] if not isinstance(scene.known, tuple) else [str(cause) for cause in scene.known]
    while len(taken) < scene.spec.at_most:
        enough = Option(DONE, _enough(scene, taken))
        chosen = _choose(framing, [cause for cause in _leaves(scene) if cause.id not in taken], (enough,))
        if isinstance(chosen, SIDE_STEPS):
            return chosen
        if chosen == DONE:
            break
        taken.append(chosen)
    return Say(tuple(taken)) if taken else Later()


def _enough(scene: Scene, taken: list[str]) -> str:
    if not taken:
        return _("No other cause")
    causes = scene.playbook.causes.causes
    return _("Enough: {causes}").format(
        causes=", ".join(in_language(causes[one].label, scene.language) for one in taken)
    )


def _leaves(scene: Scene) -> list[Cause]:
    """The causes that may be chosen here."""
    barred = {pattern.removesuffix(".*") for pattern in scene.spec.barred}
    primary = scene.answers.get(scene.spec.apart_from) if scene.spec.apart_from else None
    causes = scene.playbook.causes.causes.values()
    return [cause for cause in causes if cause.group not in barred and cause.id != primary]


def _choose(framing: Framing, leaves: list[Cause], before: tuple[Option, ...]) -> Any:
    """A cause's id, the value of an option of ``before``, or a side step."""
    language, groups = framing.scene.language, framing.scene.playbook.causes.groups
    present = [group for group in groups if any(cause.group == group for cause in leaves)]
    options = [*before, *(Option(("group", group), in_language(groups[group], language)) for group in present)]
    all_leaves = [Option(cause.id, in_language(cause.label, language)) for cause in leaves]
    while True:
        question, keys, sought = found_by(framing.message() + _hint(framing), options, all_leaves)
        chosen = framing.put(question, keys, rows=len(options), sought=sought)
        if not (isinstance(chosen, tuple) and chosen[0] == "group"):
            return chosen
        leaf = _of_group(framing, [cause for cause in leaves if cause.group == chosen[1]])
        if not isinstance(leaf, Back):
            return leaf


def _hint(framing: Framing) -> str:
    hint = f" {_('(a number, or type part of a word)')}"
    message = framing.message()
    return hint if "\n" not in message and width_of(message + hint) <= framing.width - MARK else ""


def _of_group(framing: Framing, leaves: list[Cause]) -> Any:
    options = [Option(cause.id, in_language(cause.label, framing.scene.language)) for cause in leaves]
    question, keys = single(framing.message(), options)
    return framing.put(question, keys, rows=len(options))
