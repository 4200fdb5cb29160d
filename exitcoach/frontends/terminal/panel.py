"""The guidance above the question: what to say, what to avoid, one reminder; or the card that has its moment."""

from collections.abc import Sequence

from exitcoach.domain.cues import fitting, turned
from exitcoach.domain.investigation import INVESTIGATION
from exitcoach.domain.playbooks import Phrase
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language
from exitcoach.frontends.reminding import tags_for
from exitcoach.frontends.terminal.lines import Line, cut, padded, width_of, wrap
from exitcoach.interview.gate import AGAINST
from exitcoach.locale import _

FRAME = 4
"""Columns a box takes beside its text."""
ROOMY, SMALL = 8, 4


def guidance(scene: Scene, reminder: str, width: int, rows: int) -> list[Line]:
    """The panel in at most ``rows`` lines: it yields before the question does."""
    if rows < 1:
        return []
    if scene.place.question == "explore":
        return _boxed(_verdict(scene, width - FRAME, rows - 2), _("The advice"), "", width, rows)
    if scene.first:
        return _boxed(_card(scene, "opening", width - FRAME), _("Before you begin"), "", width, rows)
    title = in_language(scene.stage.title, scene.language)
    if rows < SMALL:
        return [[("class:reminder", cut(reminder, width))]]
    return _boxed(_phrases(scene, width - FRAME, rows - 2), title, reminder, width, rows)


def help_lines(scene: Scene, width: int, rows: int, lessons: Sequence[str] = ()) -> list[Line]:
    """What do I say now? What the house learned, then every phrase that fits, the best first."""
    tags = tags_for(scene)
    told: list[Line] = [[("class:tip", part)] for one in lessons for part in wrap(one, width - FRAME, 2)]
    for number, phrase in enumerate(fitting(scene.stage.say, tags), start=1):
        told.extend(_numbered(number, in_language(phrase.text, scene.language), width - FRAME))
    return _boxed(told, _("What do I say now?"), _("Any key goes back"), width, rows)


def calm_lines(scene: Scene, width: int, rows: int) -> list[Line]:
    """The calm card."""
    return _boxed(_card(scene, "calm", width - FRAME), _("One breath"), _("Any key goes back"), width, rows)


def gone_lines(scene: Scene, width: int, rows: int) -> list[Line]:
    """Before going to the debrief, or finishing it."""
    if scene.stage.id == INVESTIGATION:
        return _asking(_("Record the investigation as it is?"), _("Enter: yes, record it"), width, rows)
    if scene.in_debrief:
        return _asking(_("Close the case as it is?"), _("Enter: yes, save it"), width, rows)
    return _asking(_("Has the client gone?"), _("Enter: yes, save and go to the debrief"), width, rows)


def enough_lines(width: int, rows: int) -> list[Line]:
    """Before finishing the debrief while there are quick notes left."""
    return _asking(_("Close the case as it is?"), _("Enter: yes, keep the notes and save it"), width, rows)


def _asking(asked: str, told: str, width: int, rows: int) -> list[Line]:
    lines: list[Line] = [[("class:strong", part)] for part in wrap(told, width - FRAME, 2)]
    return _boxed(lines, asked, _("Any other key goes back"), width, rows)


def _phrases(scene: Scene, width: int, rows: int) -> list[Line]:
    tags, turn = tags_for(scene), _turn(scene)
    avoid = min(2, rows // 3)
    say = rows - avoid if rows < ROOMY else 3
    good = _marked("class:say", "✓", turned(scene.stage.say, tags, turn)[:3], scene, width, say)
    bad = _marked("class:avoid", "✗", turned(scene.stage.avoid, tags, turn)[:2], scene, width, avoid)
    return [*good, *bad]


def _turn(scene: Scene) -> int:
    ids = [question.id for question in scene.stage.questions]
    return ids.index(scene.place.question) if scene.place.question in ids else 0


def _marked(style: str, mark: str, phrases: Sequence[Phrase], scene: Scene, width: int, rows: int) -> list[Line]:
    """As many phrases as have room, whole; the first one at least, cut if it must be."""
    told: list[Line] = []
    for phrase in phrases:
        parts = wrap(in_language(phrase.text, scene.language), width - 2, 2 if told else min(2, rows))
        if len(told) + len(parts) <= rows:
            told.extend([(style, f"{' ' if at else mark} "), ("", part)] for at, part in enumerate(parts))
    return told


def _numbered(number: int, text: str, width: int) -> list[Line]:
    parts = wrap(text, width - 4, 2)
    return [[("class:say", f"{number:>2}. " if at == 0 else "    "), ("", part)] for at, part in enumerate(parts)]


def _card(scene: Scene, name: str, width: int) -> list[Line]:
    lines = scene.playbook.cards.get(name, ())
    return [[("", part)] for line in lines for part in wrap(in_language(line, scene.language), width, 2)]


def _verdict(scene: Scene, width: int, rows: int) -> list[Line]:
    """The headline, the reasons there is room for, the advice."""
    words = scene.playbook.verdicts.get(scene.gate.verdict)
    headline = wrap(in_language(words.headline, scene.language), width, 2) if words else []
    advice = wrap(in_language(words.advice, scene.language), width, 3) if words else []
    reasons = [_reason(scene, code, width) for code in scene.gate.reasons]
    return [
        *([("class:strong", part)] for part in headline),
        *([("", reason)] for reason in reasons[: max(0, rows - len(headline) - len(advice))]),
        *([("class:say", part)] for part in advice),
        *([("", part)] for part in _gentle_question(scene, width)),
    ]


def _gentle_question(scene: Scene, width: int) -> list[str]:
    """The one question, ready to be said, unless the advice is not to; it yields first where there is no room."""
    asked = scene.playbook.question("permission") if scene.gate.verdict not in AGAINST else None
    return wrap(f"✓ {in_language(asked.tip, scene.language)}", width, 2) if asked else []


def _reason(scene: Scene, code: str, width: int) -> str:
    reason = scene.playbook.reasons.get(code)
    return cut(f"· {in_language(reason, scene.language) if reason else code}", width)


def _boxed(lines: list[Line], title: str, foot: str, width: int, rows: int) -> list[Line]:
    """The lines in a box, as many as there is room for."""
    room = max(0, rows - 2)
    inside = width - FRAME
    middle: list[Line] = [
        [("class:frame", "│ "), *line, ("class:frame", " " * (inside - _line_width(line)) + " │")]
        for line in lines[:room]
    ]
    top, bottom = _spaced(title, inside), _spaced(foot, inside)
    return [
        [("class:frame", "╭─"), ("class:title", top), ("class:frame", _rule(top, inside) + "─╮")],
        *middle,
        [("class:frame", "╰─" + _rule(bottom, inside)), ("class:reminder", bottom), ("class:frame", "─╯")],
    ]


def _spaced(text: str, width: int) -> str:
    return f" {cut(text, width - 2)} " if text else ""


def _rule(text: str, width: int) -> str:
    return padded(text, width)[len(text) :].replace(" ", "─")


def _line_width(line: Line) -> int:
    return sum(width_of(text) for _style, text in line)
