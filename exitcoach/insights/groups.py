"""The figures that matter most, side by side: by cause, department, process, channel, segment or month."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from types import MappingProxyType

from exitcoach.domain.causes import Control
from exitcoach.insights.around import Around
from exitcoach.insights.causes import ControlOf
from exitcoach.insights.days import month_name, month_of_call
from exitcoach.insights.exits import ObstacleTally
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.goodbyes import GoodbyeTally
from exitcoach.insights.outcomes import LEAVES, definitive_of
from exitcoach.insights.places import Spellings
from exitcoach.insights.promises import PromiseTally
from exitcoach.insights.returns import ReturnTally
from exitcoach.insights.share import Share

MONTH = "month"
Parts = Callable[[CaseFacts, tzinfo], Iterable[str]]


def _places(field: str) -> Parts:
    return lambda facts, _: [str(row.get(field, "")) for row in facts.rows("incidents")]


def _answer(question: str) -> Parts:
    return lambda facts, _: (facts.word(question),)


PARTS: Mapping[str, Parts] = MappingProxyType(
    {
        "cause": _answer("cause"),
        "department": _places("department"),
        "process": _places("process"),
        "channel": _answer("channel"),
        "segment": _answer("client.segment"),
        MONTH: lambda facts, zone: (month_name(month_of_call(facts, zone)),),
    }
)
"""What cases can be grouped by, and the groups of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """The cases of one group; ``id`` is a primary cause, a name, a channel or a month, empty for cases that have none.

    ``left``: for good. ``avoidable``: of the cases with a primary cause. ``goodbye``: acts done, of those that apply.
    """

    id: str
    n: int
    left: int
    avoidable: Share
    obstacles: Share
    goodbye: Share
    promises_kept: Share
    returned: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The rows, most cases first; months in their order. A case is in the row of each of its departments."""

    by: str
    rows: tuple[GroupRow, ...]


class GroupTally:
    """Counts cases by one of PARTS. Names that fold alike are one name."""

    def __init__(self, by: str, around: Around, control_of: ControlOf) -> None:
        self._by = by
        self._around = around
        self._control_of = control_of
        self._spellings = Spellings()
        self._groups: dict[str, _Group] = {}

    def add(self, facts: CaseFacts) -> None:
        """Count one case, where it counts at all."""
        if not facts.counted:
            return
        parts = PARTS[self._by](facts, self._around.zone)
        names = [part for part in parts if part.strip()]
        for key in {self._spellings.count(name, 1) for name in names} or {""}:
            if key not in self._groups:
                self._groups[key] = _Group(self._around, self._control_of)
            self._groups[key].add(facts)

    def figures(self) -> Grouping:
        """The rows."""
        rows = [group.row(self._spellings.name(key)) for key, group in self._groups.items()]
        in_time = self._by == MONTH
        rows.sort(key=lambda row: (not row.id, row.id) if in_time else (-row.n, row.id))
        return Grouping(by=self._by, rows=tuple(rows))


class _Group:
    def __init__(self, around: Around, control_of: ControlOf) -> None:
        self._today = around.today
        self._control_of = control_of
        self._causes: Counter[str] = Counter()
        self._left = 0
        self._obstacles = ObstacleTally()
        self._goodbyes = GoodbyeTally()
        self._promises = PromiseTally(around.today)
        self._returns = ReturnTally(around)

    def add(self, facts: CaseFacts) -> None:
        self._causes[facts.word("cause")] += 1
        self._left += definitive_of(facts, self._today) == LEAVES
        for tally in (self._obstacles, self._goodbyes, self._promises, self._returns):
            tally.add(facts)

    def row(self, name: str) -> GroupRow:
        goodbye = self._goodbyes.figures(self._control_of)
        return GroupRow(
            id=name,
            n=self._causes.total(),
            left=self._left,
            avoidable=self._avoidable(),
            obstacles=self._obstacles.met(),
            goodbye=Share(goodbye.count, goodbye.of),
            promises_kept=self._promises.kept_of_settled(),
            returned=self._returns.returned(),
        )

    def _avoidable(self) -> Share:
        named = {cause: count for cause, count in self._causes.items() if cause}
        avoidable = sum(count for cause, count in named.items() if self._control_of(cause) is Control.AVOIDABLE)
        return Share(avoidable, sum(named.values()))
