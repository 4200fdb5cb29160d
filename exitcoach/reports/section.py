"""What a page is made of, before any format draws it."""

from dataclasses import dataclass

from exitcoach.insights.share import Share

Cell = str | int | Share | tuple[str, ...]
"""A name, a count, a share, or several texts one under the other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A share and what it is of; without a ``share``, a bare ``count``.

    ``before`` and ``count_before`` are the same in the period before, when there is one. ``warns``: somebody must act.
    """

    label: str
    share: Share | None = None
    count: int = 0
    before: Share | None = None
    count_before: int | None = None
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their heads; the first cell of a row names it. ``ranking``: as of a section."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ranking: bool = True


@dataclass(frozen=True, slots=True)
class Trend:
    """Counts by month (``YYYY-MM``, oldest first), one series for each name."""

    months: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A title, what it tells in ``sentences``, its ``lines``, and what to bear in mind when reading them.

    ``ranking``: a page may show only the first. ``quiet``: for reading up. Texts of people are
    in here as they were typed.
    """

    title: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    ranking: bool = False
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    trend: Trend | None = None
    quiet: bool = False

    @property
    def has_something(self) -> bool:
        """Whether there is anything to read in it besides the notes."""
        return bool(self.lines or self.sentences or self.table or self.trend)
