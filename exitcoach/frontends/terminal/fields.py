"""Questions answered by typing: text, notes, numbers, dates."""

from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from questionary import text as text_question

from exitcoach.domain.answers import Unfit, read_scalar
from exitcoach.domain.questions import Kind, Voice
from exitcoach.domain.scenes import Later, Reply, Say
from exitcoach.domain.text import fold
from exitcoach.frontends.asked import suggestions
from exitcoach.frontends.terminal.dates import as_written
from exitcoach.frontends.terminal.framing import Framing
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.frontends.terminal.replies import Both
from exitcoach.frontends.terminal.stand_ins import StandIns

BELOW = "\n "
"""What is typed has lines of its own, so that however long it gets, the question stays in view."""


def ask_text(framing: Framing) -> Reply | Both:
    """Typed words; an empty line leaves the question for later."""
    scene = framing.scene
    typed = scene.draft or ("" if scene.known is None else str(scene.known))
    refusal = ""
    while True:
        given = _put(framing, typed, refusal)
        if not isinstance(given, str):
            return given
        if not given.strip():
            return Later()
        try:
            return Say(_read(framing, given))
        except Unfit as unfit:
            typed, refusal = given, refusal_text(unfit.code, unfit.facts, scene.playbook, scene.language)


def _put(framing: Framing, typed: str, refusal: str) -> str | Reply | Both:
    known = _Known(suggestions(framing.scene))
    ear = framing.ear if framing.scene.spec.voice is Voice.EMPLOYEE else None
    question = text_question(
        framing.message() + BELOW,
        qmark="▸",
        default=typed,
        auto_suggest=known,
        lexer=ear,
        input_processors=[StandIns(), *([ear.praised(lambda: buffer.text if buffer else "")] if ear else ())],
    )
    buffer = question.application.layout.current_buffer
    keys = _line_breaks() if framing.scene.spec.kind is Kind.NOTE else KeyBindings()
    keys.add("tab", eager=True)(known.complete)
    answer: str | Reply | Both = framing.put(
        question,
        keys,
        rows=2,
        refusal=refusal,
        typed=lambda: buffer.text if buffer else "",
        said=lambda: buffer.text if buffer and ear else "",
    )
    return answer


def _read(framing: Framing, given: str) -> str | int | bool:
    spec = framing.scene.spec
    if spec.kind is Kind.DATE:
        given = as_written(given, framing.now().astimezone().date(), framing.scene.language, spec.id)
    return read_scalar(spec, given)


class _Known(AutoSuggest):
    """Completes a word the playbook knows, accents forgiven; Tab or the right arrow takes it."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self._known = known

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        found = self._begun(document.text)
        return Suggestion(found[len(document.text) :]) if found else None

    def complete(self, event: KeyPressEvent) -> None:
        """Take the known word as the playbook writes it."""
        found = self._begun(event.current_buffer.text)
        if found:
            event.current_buffer.document = Document(found)

    def _begun(self, text: str) -> str:
        begun = fold(text)
        return next((word for word in self._known if begun and fold(word).startswith(begun)), "")


def _line_breaks() -> KeyBindings:
    keys = KeyBindings()
    keys.add("escape", "enter", eager=True)(lambda event: event.current_buffer.insert_text("\n"))
    return keys
