"""The wizard line by line: for pipes, screen readers and terminals that cannot draw."""

from collections.abc import Callable
from datetime import datetime

from exitcoach.domain.questions import Kind, Voice
from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, NoteReply, NoteScene, Reply, Say, Scene, Shorten, Stop
from exitcoach.domain.text import fold, shown_in_line
from exitcoach.frontends import plain_commands as commands
from exitcoach.frontends.asked import answer_text
from exitcoach.frontends.house import House, Silent
from exitcoach.frontends.plain_answers import Answering, answering
from exitcoach.frontends.plain_commands import Command, answer_in, command_in
from exitcoach.frontends.plain_guide import Guide
from exitcoach.frontends.plain_lines import Lines
from exitcoach.frontends.plain_notes import Settling
from exitcoach.frontends.plain_options import Puzzled
from exitcoach.frontends.plain_refusals import why_not
from exitcoach.frontends.plain_words import card_lines, phrase_lines, question_lines
from exitcoach.locale import _

TYPED = (Kind.TEXT, Kind.NOTE)
TOLD_AGAIN = (Kind.CHOICE, Kind.CHOICES, Kind.DATE)
"""A number or ``+7`` does not say what was understood."""


class Plain:
    """The Frontend of a person, or a program, that reads and writes lines; ``notice``, and each thing that ``house``
    knows, is told once."""

    def __init__(
        self,
        lines: Lines,
        now: Callable[[], datetime],
        notice: str = "",
        *,
        house: House | None = None,
        heard: bool = False,
    ) -> None:
        self._lines = lines
        self._now = now
        self._notice = notice
        self._house = house or Silent()
        self._told: set[str] = set()
        self._guide = Guide(now)
        self._notes = -1
        self._queue: list[Reply] = []
        self.heard = heard
        """Whether anybody is there: something has been typed, or a person sits at the other end."""

    def ask(self, scene: Scene) -> Reply:
        """Tell the question and wait for the reply. Raises EOFError when nobody is there."""
        if self._queue:
            return self._queue.pop(0)
        if scene.draft_note:
            self._lines.say(_("The note you were writing is kept: {note}").format(note=shown_in_line(scene.draft_note)))
            return Jot(scene.draft_note, scene.draft)
        question = answering(scene, lambda: self._now().astimezone().date())
        try:
            self._lines.say(*self._before(scene))
            reply = self._conversation(scene, question)
        except KeyboardInterrupt:
            self._lines.say("")
            reply = Stop(self._lines.typed or scene.draft)
        except EOFError:
            if not self.heard:
                raise
            reply = Stop(scene.draft)
        return self._kept(reply, question)

    def settle(self, scene: NoteScene) -> NoteReply:
        """Tell a note of the call and wait for what becomes of it. Raises EOFError when nobody is there."""
        if self._queue and isinstance(self._queue[0], Stop):
            self._queue.clear()
            return Stop()
        try:
            return Settling(scene, self._lines.say, self._heard_line).reply()
        except KeyboardInterrupt:
            self._lines.say("")
        except EOFError:
            if not self.heard:
                raise
        return Stop()

    def _heard_line(self) -> str:
        line = self._lines.hear()
        self.heard = True
        return line

    def _kept(self, reply: Reply, question: Answering) -> Reply:
        """The reply; what had been chosen before the question was left comes first."""
        chosen = question.so_far()
        if chosen is None or isinstance(reply, Say):
            return reply
        if not isinstance(reply, Later):
            self._queue.insert(0, reply)
        return chosen

    def _conversation(self, scene: Scene, question: Answering) -> Reply:
        while True:
            self._lines.say(*question_lines(scene), *question.lines())
            line = self._heard_line()
            try:
                reply = self._reply(line, scene, question)
            except Puzzled as puzzled:
                self._lines.say(puzzled.sentence)
                continue
            if reply:
                self._lines.say(*self._after(reply, line, scene))
                return reply

    def _before(self, scene: Scene) -> list[str]:
        notice, self._notice = self._notice, ""
        noted = -1 < self._notes < len(scene.notes)
        self._notes = len(scene.notes)
        return [
            *notice.splitlines(),
            *self._news(scene),
            *([_("Noted.")] if noted else []),
            *([why_not(scene.refusal, scene.facts, scene)] if scene.refusal else []),
            *self._guide.before(scene),
        ]

    def _news(self, scene: Scene) -> list[str]:
        fresh = [line for line in self._house.news(scene) if line not in self._told]
        self._told.update(fresh)
        return fresh

    def _reply(self, line: str, scene: Scene, question: Answering) -> Reply | None:
        command = command_in(line)
        if command:
            return self._obeyed(command, scene, question)
        answer = answer_in(line)
        if not answer.strip():
            return question.nothing()
        return question.take(self._lines.rest_of(answer) if scene.spec.kind in TYPED else answer)

    def _obeyed(self, command: Command, scene: Scene, question: Answering) -> Reply | None:
        """The reply of a side step; None when the question is to be put again. Raises Puzzled."""
        match command.name:
            case commands.WORDS:
                self._lines.say(*phrase_lines(scene), *self._house.lessons(scene))
            case commands.CALM:
                self._lines.say(_("One breath"), *card_lines(scene, "calm"))
            case commands.HELP:
                self._lines.say(*commands.help_lines(scene))
            case commands.BACK:
                return None if question.step_back() else Back(scene.draft)
            case commands.NOTE:
                return Jot(self._note(command.text, scene), scene.draft)
            case "":
                told = _("“{typed}” is no command; :h lists them. A text that begins with a colon needs two.")
                raise Puzzled(told.format(typed=shown_in_line(command.text)))
            case name:
                return _left(name, scene)
        return None

    def _note(self, text: str, scene: Scene) -> str:
        if not text:
            raise Puzzled(_("Type the note after :n in the same line."))
        try:
            return self._lines.rest_of(text)
        except KeyboardInterrupt:
            self._queue.append(Stop(scene.draft))  # the note is kept first
            return self._lines.typed

    def _after(self, reply: Reply, line: str, scene: Scene) -> list[str]:
        """How an answer that is not the line itself was understood; what in it may sound defensive."""
        if not isinstance(reply, Say):
            return []
        if scene.spec.voice is Voice.EMPLOYEE and isinstance(reply.value, str):
            return self._defensive(reply.value, scene)
        if scene.spec.kind not in TOLD_AGAIN:
            return []
        told = answer_text(scene, reply.value)
        return [] if fold(told) == fold(line) else [_("Answer: {answer}").format(answer=told)]

    def _defensive(self, text: str, scene: Scene) -> list[str]:
        found = scene.hear(text)
        self._guide.heard(len(found))
        told = _("“{words}” may sound defensive; say instead: {instead}")
        good = () if found else scene.praise(text)
        return [told.format(words=shown_in_line(one.words), instead=one.suggestion) for one in found] + [
            _("Well said. {why}").format(why=one.why) for one in good[:1]
        ]


def _left(name: str, scene: Scene) -> Reply:
    """The reply of a command that leaves the question. Raises Puzzled."""
    if name == commands.DROP and not scene.in_a_row:
        raise Puzzled(_("There is no entry to drop here."))
    if name == commands.SHORTEN and (scene.express or scene.in_debrief):
        raise Puzzled(_("There is nothing to shorten here."))
    replies: dict[str, Reply] = {
        commands.LATER: Later(scene.draft),
        commands.SHORTEN: Shorten(scene.draft),
        commands.DROP: Drop(),
        commands.GONE: Gone(scene.draft),
        commands.STOP: Stop(scene.draft),
    }
    return replies[name]
