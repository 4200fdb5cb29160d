"""What may be typed instead of an answer: a colon and a letter."""

from dataclasses import dataclass

from exitcoach.domain.investigation import INVESTIGATION
from exitcoach.domain.scenes import Scene
from exitcoach.locale import _

COLON = ":"
WORDS, NOTE, BACK, LATER, CALM, SHORTEN, DROP, GONE, STOP, HELP = "?", "n", "b", "o", "t", "s", "d", "x", "q", "h"
NAMES = (WORDS, NOTE, BACK, LATER, CALM, SHORTEN, DROP, GONE, STOP, HELP)


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the text after it; ``name`` is empty for one there is not."""

    name: str
    text: str = ""


def command_in(line: str) -> Command | None:
    """The command of the line, or None when it is an answer."""
    typed = line.strip()
    if not typed.startswith(COLON) or typed.startswith(COLON * 2):
        return None
    name, _blank, text = typed[1:].partition(" ")
    name = name.casefold()
    if name not in NAMES or (text.strip() and name != NOTE):
        return Command("", typed)
    return Command(name, text.strip())


def answer_in(line: str) -> str:
    """The answer of a line that is no command: two colons at its beginning stand for one."""
    typed = line.lstrip()
    return typed[1:] if typed.startswith(COLON * 2) else line


def help_lines(scene: Scene) -> list[str]:
    """Every command, and how answers are typed."""
    gone = _("the client has gone: save, go to the debrief")
    if scene.in_debrief:
        investigated = scene.stage.id == INVESTIGATION
        gone = _("it is enough: record it as it is") if investigated else _("it is enough: close the case")
    meanings = {
        WORDS: _("what do I say now?"),
        NOTE: _("and a text: a quick note"),
        BACK: _("back to the question before"),
        LATER: _("leave it for later"),
        CALM: _("one breath: the calm card"),
        SHORTEN: _("shorten: only what is necessary from here on"),
        DROP: _("drop this entry of the list"),
        GONE: gone,
        STOP: _("stop: everything is saved, to go on later"),
        HELP: _("these commands"),
    }
    return [
        _("An empty line leaves the question for later; an answer given before stays."),
        *(f"{COLON}{name} {meaning}" for name, meaning in meanings.items()),
        _("Choices: the number, or the beginning of the words. Several: 1,3"),
        _("Days: 2026-12-15, +7, today, tomorrow"),
        _("A text or a note whose line ends in {sign} goes on in the next line.").format(sign="\\"),
        _("A text that begins with a colon is typed with two colons."),
    ]
