"""The live coach: defensive wording underlined as it is typed, and what to say instead."""

from collections.abc import Callable
from functools import lru_cache

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import AfterInput
from prompt_toolkit.lexers import Lexer

from exitcoach.domain.scenes import unpraised
from exitcoach.domain.text import shown_in_line
from exitcoach.domain.tone import Finding, Praise
from exitcoach.frontends.terminal.lines import width_of, wrap
from exitcoach.locale import _

DEFENSIVE = "class:defensive"
WELL_SAID = "✓"
MOST_LINES = 2


class Ear(Lexer):
    """Listens to one field of the employee's own words.

    ``hear`` finds what in them sounds defensive, ``praise`` what is well said.
    """

    def __init__(
        self, hear: Callable[[str], tuple[Finding, ...]], praise: Callable[[str], tuple[Praise, ...]] = unpraised
    ) -> None:
        self._listen = lru_cache(maxsize=4)(hear)
        self._praise = lru_cache(maxsize=4)(praise)

    def hint(self, text: str, width: int) -> list[str]:
        """What to say instead of the last thing marked, in lines of ``width``; none when nothing is marked.

        Where not all of it fits in a line, what sounds defensive is left out: it is underlined in the field.
        """
        found = self._listen(text)
        if not found:
            return []
        words, instead = shown_in_line(found[-1].words), shown_in_line(found[-1].suggestion)
        whole = _("“{words}” may sound defensive → {instead}").format(words=words, instead=instead)
        return [whole] if width_of(whole) <= width else wrap(f"→ {instead}", width, MOST_LINES)

    def praised(self, said: Callable[[], str]) -> AfterInput:
        """One quiet mark after words well chosen, while nothing sounds defensive; nothing moves on the screen."""

        def mark() -> str:
            text = said()
            return f" {WELL_SAID}" if not self._listen(text) and self._praise(text) else ""

        return AfterInput(mark, style="class:praise")

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """The lines of the field, what sounds defensive marked by more than colour."""
        found = self._listen(document.text)
        starts = [0]
        for line in document.lines:
            starts.append(starts[-1] + len(line) + 1)

        def line_of(number: int) -> StyleAndTextTuples:
            return _marked(document.lines[number], starts[number], found)

        return line_of


def _marked(line: str, start: int, found: tuple[Finding, ...]) -> StyleAndTextTuples:
    told: StyleAndTextTuples = []
    at = 0
    for finding in found:
        first, last = finding.start - start, finding.end - start
        if last <= 0 or first >= len(line):
            continue
        first, last = max(first, at), min(last, len(line))
        told.extend((("class:answer", line[at:first]), (DEFENSIVE, line[first:last])))
        at = last
    told.append(("class:answer", line[at:]))
    return told
