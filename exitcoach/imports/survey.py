"""One look through all rows: what each column holds, as far as a proposal needs to know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from exitcoach.imports.rows import Row

MOST_WORDS = 5_000
"""Of one column; with more it is free text, or names rows."""
_MOST_SAMPLES = 3


@dataclass(slots=True)
class Column:
    """``words`` counts the different cells while they are few; then ``crowded``, and no more are taken in."""

    name: str
    words: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    letters: int = 0
    crowded: bool = False
    repeated: bool = False
    seen: set[int] = field(default_factory=set)

    def add(self, cell: str) -> None:
        """Take in one cell."""
        text = cell.strip()
        if not text:
            return
        self.filled += 1
        self.letters += len(text)
        digest = hash(text)
        self.repeated = self.repeated or digest in self.seen
        if not self.repeated:
            self.seen.add(digest)
        if text in self.words or len(self.words) < MOST_WORDS:
            self.words[text] += 1
        else:
            self.crowded = True

    @property
    def samples(self) -> tuple[str, ...]:
        """The most frequent cells; the first ones where none is repeated."""
        return tuple(text for text, _ in self.words.most_common(_MOST_SAMPLES))

    @property
    def length(self) -> float:
        """Characters of a filled cell, on average."""
        return self.letters / self.filled if self.filled else 0.0


@dataclass(frozen=True, slots=True)
class Survey:
    """All columns, in order, and how many rows there are."""

    columns: tuple[Column, ...]
    rows: int


def survey(names: Iterable[str], rows: Iterable[Row]) -> Survey:
    """Look through all rows once."""
    columns = tuple(Column(name) for name in names)
    count = 0
    for row in rows:
        count += 1
        for column in columns:
            column.add(row.cells[column.name])
    return Survey(columns, count)
