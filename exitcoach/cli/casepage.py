"""A case to read, stage by stage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exitcoach.frontends.terminal.lines import cut, padded, wrap
from exitcoach.reports.case_sections import CaseSection, Pair

LABEL, GAP = 24, "  "
NO_END = 10_000


@dataclass(frozen=True, slots=True)
class CasePage:
    """How a case is put on a page; ``width`` 0 leaves lines as long as they are."""

    sections: Iterable[CaseSection]
    width: int = 0

    def lines(self) -> list[str]:
        """The whole page."""
        return [line for section in self.sections for line in self._section(section)]

    def _section(self, section: CaseSection) -> Iterator[str]:
        if section.title:
            yield from ("", section.title.upper())
        for pair in section.pairs:
            yield from self._pair(pair)

    def _pair(self, pair: Pair) -> Iterator[str]:
        for number, line in enumerate(pair.text.split("\n")):
            yield from self._line("" if number else pair.label, line, GAP if pair.is_deep else "")

    def _line(self, label: str, text: str, indent: str) -> Iterator[str]:
        margin = f"{GAP}{padded(indent + cut(label, LABEL - len(indent)), LABEL)}{GAP}"
        room = self.width - len(GAP) * 2 - LABEL
        parts = wrap(text, room, NO_END) if self.width and room > 0 else [text]
        yield (margin + (parts[0] if parts else "")).rstrip()
        for part in parts[1:]:
            yield " " * (LABEL + 2 * len(GAP)) + part
