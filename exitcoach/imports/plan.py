"""What a map says: how the rows of a file become cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exitcoach.imports.dates import Order
from exitcoach.imports.places import CAUSES

FIRST, NO_PRIMARY = "first", "none"
PRIMARIES = (FIRST, NO_PRIMARY)
SKIP = "skip"
"""A word of the decision which says that the row is no goodbye."""
UNDECIDED = "?"

Meanings = Mapping[str, str | None]
"""What words stand for, by the plain word; None for nothing at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``columns`` by name; ``key`` is the column that names a row, empty when the whole row does.

    ``source`` names the list the rows come from: the same key of another source is another case.
    ``primary`` says whether the first listed cause is the main one where no column tells it; ``separator`` stands
    between several causes of a cell. ``values`` are the words of columns with a fixed set of answers, by place.
    """

    source: str
    columns: Mapping[str, str]
    key: str = ""
    sheet: str = ""
    decision: str = "leaves"
    primary: str = FIRST
    separator: str = ""
    order: Order | None = None
    causes: Meanings = field(default_factory=dict)
    values: Mapping[str, Meanings] = field(default_factory=dict)

    def at(self, *places: str) -> tuple[str, ...]:
        """The columns that go to these places, in the order of the places."""
        return tuple(column for place in places for column, found in self.columns.items() if found == place)

    def cause_words(self, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Each word of a cause in these cells with its column, those of the main cause first."""
        for column in self.at(*CAUSES):
            for word in parts(cells[column], self.separator):
                yield column, word


def parts(cell: str, separator: str) -> tuple[str, ...]:
    """The several words of a cell; a dash alone is none."""
    pieces = cell.split(separator) if separator else [cell]
    return tuple(piece.strip() for piece in pieces if any(map(str.isalnum, piece)))
