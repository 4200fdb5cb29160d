"""A quick note in the debrief, line by line: its words, and one key for what becomes of it."""

from collections.abc import Callable, Sequence

from exitcoach.domain.scenes import Discard, Gone, Keep, NoteReply, NoteScene, Stop, Use
from exitcoach.domain.text import fold, in_language, shown_in_line
from exitcoach.frontends.plain_commands import BACK, GONE, STOP, answer_in, command_in
from exitcoach.frontends.plain_options import Option, Puzzled, numbered, pick
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.locale import _

KEEP, DISCARD, ANSWER = "k", "d", "a"
NOTHING = ""
"""An empty line, or a step back."""


class Leaving(Exception):
    """The person stops here, or has had enough of the notes: ``reply`` says which."""

    def __init__(self, reply: Gone | Stop) -> None:
        super().__init__(reply)
        self.reply = reply


class Settling:
    """One note being settled: ``say`` tells lines, ``hear`` waits for one."""

    def __init__(self, scene: NoteScene, say: Callable[..., None], hear: Callable[[], str]) -> None:
        self._scene = scene
        self._say = say
        self._hear = hear

    def reply(self) -> NoteReply:
        """Keep, drop, or the question it answers. Raises EOFError when nobody is there."""
        try:
            return self._settled()
        except Leaving as leaving:
            return leaving.reply

    def _settled(self) -> NoteReply:
        while True:
            self._say(*self._note_lines())
            fate = self._chosen(self._fates())
            if fate != ANSWER:
                return Discard() if fate == DISCARD else Keep()
            self._say(_("The answer to what? The number, or part of a word; an empty line goes back."))
            target = self._chosen(self._questions())
            if target:
                return Use(target)

    def _note_lines(self) -> list[str]:
        scene = self._scene
        stage = scene.playbook.stage(scene.note.stage)
        told = _("Note {number} of {count}, {stage}, {time}: {text}").format(
            number=scene.number,
            count=scene.of,
            stage=shown_in_line(in_language(stage.title, scene.language)) if stage else scene.note.stage,
            time=f"{scene.note.at.astimezone():%H:%M}",
            text=shown_in_line(scene.note.text),
        )
        asked = _(
            "What becomes of it? An empty line keeps it; :x keeps them all and closes the case; "
            ":q stops, everything saved."
        )
        refused = [refusal_text(scene.refusal, scene.facts, scene.playbook, scene.language)] if scene.refusal else []
        return ["", *refused, told, asked]

    def _fates(self) -> list[Option]:
        fates = [Option(KEEP, _("Keep it as a note")), Option(DISCARD, _("Drop it"))]
        return [*fates, Option(ANSWER, _("Turn it into an answer"))] if self._scene.targets else fates

    def _questions(self) -> list[Option]:
        labels = ((question.id, in_language(question.label, self._scene.language)) for question in self._scene.targets)
        return [Option(question_id, shown_in_line(label)) for question_id, label in labels]

    def _chosen(self, options: Sequence[Option]) -> str:
        """The id of an option, or NOTHING. Raises Leaving."""
        listed = options
        while True:
            self._say(*numbered(listed))
            line = self._hear()
            command = command_in(line)
            try:
                if command:
                    return _obeyed(command.name)
                if not line.strip():
                    return NOTHING
                found = _found(listed, answer_in(line))
            except Puzzled as puzzled:
                self._say(puzzled.sentence)
                continue
            if len(found) == 1:
                return found[0]
            listed = [option for option in options if option.id in found]


def _obeyed(name: str) -> str:
    if name in (GONE, STOP):
        raise Leaving(Gone() if name == GONE else Stop())
    if name == BACK:
        return NOTHING
    raise Puzzled(_("First the note: an empty line keeps it; :x keeps them all; :q stops, everything saved."))


def _found(options: Sequence[Option], typed: str) -> list[str]:
    """The one option that is meant, or all that have every part of what was typed in them. Raises Puzzled."""
    try:
        return [pick(options, typed)]
    except Puzzled:
        parts = fold(typed).split()
        found = [option.id for option in options if all(part in fold(option.label) for part in parts)]
        if not found:
            raise
        return found
