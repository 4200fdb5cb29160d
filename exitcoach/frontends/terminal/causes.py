"""Finding one cause among many: by its group, or by typing part of a word."""

from typing import Any

from exitcoach.domain.causes import Cause
from exitcoach.domain.scenes import Back, Gone, Jot, Later, Reply, Say, Scene, Shorten, Stop
from exitcoach.domain.text import in_language
from exitcoach.frontends.asked import causes_on_offer
from exitcoach.frontends.terminal.framing import MARK, Framing
from exitcoach.frontends.terminal.lines import width_of
from exitcoach.frontends.terminal.lists import Option, found_by, single
from exitcoach.frontends.terminal.replies import SIDE_STEPS, Both
from exitcoach.locale import _

DONE = "."
COMMA = ", "
"""Between causes chosen so far, where they are kept as a draft."""


def ask_cause(framing: Framing) -> Reply | Both:
    """The primary cause."""
    chosen = _choose(framing, list(causes_on_offer(framing.scene)), ())
    return chosen if isinstance(chosen, SIDE_STEPS) else Say(chosen)


def ask_causes(framing: Framing) -> Reply | Both:
    """Further causes, one after the other, until it is enough; those known are kept, or told anew."""
    scene = framing.scene
    known = [str(cause) for cause in scene.known] if isinstance(scene.known, tuple) else []
    taken = _begun(scene)
    while len(taken) < scene.spec.at_most:
        enough = Option(DONE, _enough(scene, taken) if taken or not known else _kept(scene, known))
        chosen = _choose(framing, [cause for cause in causes_on_offer(scene) if cause.id not in taken], (enough,))
        if isinstance(chosen, Back) and taken:
            taken.pop()
        elif isinstance(chosen, SIDE_STEPS):
            return _keeping(chosen, taken)
        elif chosen == DONE:
            break
        else:
            taken.append(chosen)
        scene.keep(COMMA.join(taken))
    given = taken or known
    return Say(tuple(given)) if given else Later()


def _begun(scene: Scene) -> list[str]:
    """The causes chosen before the question was interrupted."""
    offered = [cause.id for cause in causes_on_offer(scene)]
    return [one for one in scene.draft.split(COMMA) if one in offered]


def _keeping(reply: Reply | Both, taken: list[str]) -> Reply | Both:
    """The reply, and with it what had been chosen before."""
    chosen, so_far = COMMA.join(taken), Say(tuple(taken))
    match reply:
        case Both(Jot(text), Stop()):
            return Both(Jot(text, chosen), Stop(chosen))
        case Jot(text):
            return Jot(text, chosen)
        case Stop():
            return Stop(chosen)
        case Later() if taken:
            return so_far
        case Gone() | Shorten() if taken:
            return Both(so_far, reply)
        case _:
            return reply


def _enough(scene: Scene, taken: list[str]) -> str:
    return _("Enough: {causes}").format(causes=_named(scene, taken)) if taken else _("No other cause")


def _kept(scene: Scene, known: list[str]) -> str:
    return _("Keep: {causes}").format(causes=_named(scene, known))


def _named(scene: Scene, ids: list[str]) -> str:
    causes = scene.playbook.causes.causes
    return ", ".join(in_language(causes[one].label, scene.language) if one in causes else one for one in ids)


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
