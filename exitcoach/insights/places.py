"""Where it went wrong: department × process × position, with what should have happened."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from exitcoach.domain.cases import Scalar
from exitcoach.domain.text import fold
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Ranking, ranked

_FIELDS = ("department", "process", "position")
_TOLD = (*_FIELDS, "should_have")
_Place = tuple[str, str, str]
_Rows = tuple[tuple[Scalar, ...], ...]
_Part = TypeVar("_Part", str, _Place)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFigures:
    """One row of the map; a coordinate nobody gave is empty. ``should_have``: most said first."""

    department: str
    process: str
    position: str
    cases: int
    should_have: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFigures:
    """The places, and the departments and processes among them, each once a case."""

    rows: tuple[PlaceFigures, ...]
    departments: Ranking
    processes: Ranking


class Spellings:
    """Names that fold alike are one name, written as most people write it."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._written: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def key(self, text: str) -> str:
        """What stands for every spelling of ``text``; empty for a blank."""
        key = self._keys.get(text)
        if key is None:
            key = self._keys[text] = fold(text) or text.strip()
        return key

    def count(self, text: str, times: int) -> str:
        """``text`` was written so many times; its key."""
        key = self.key(text)
        self._written[key][text.strip()] += times
        return key

    def name(self, key: str) -> str:
        """The commonest spelling, the first of the alphabet when several are."""
        return min(self._written[key].items(), key=lambda entry: (-entry[1], entry[0]))[0] if key else ""


class PlaceTally:
    """Counts each place once a case, however many incidents it had there.

    What is told is counted as it is written, and folded at the end: cases tell much the same.
    """

    def __init__(self) -> None:
        self._told: Counter[_Rows] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        rows = facts.rows("incidents")
        if rows:
            self._told[tuple([tuple([row.get(field, "") for field in _TOLD]) for row in rows])] += 1

    def figures(self) -> MapFigures:
        """The map, and its departments and processes."""
        return _Map(self._told).figures()


class _Map:
    """What was told, sorted by place."""

    def __init__(self, told: Mapping[_Rows, int]) -> None:
        self._cases: Counter[frozenset[_Place]] = Counter()
        self._wanted: Counter[tuple[_Place, str]] = Counter()
        incidents: Counter[_Place] = Counter()
        for rows, count in told.items():
            places = [(str(department), str(process), str(position)) for department, process, position, _ in rows]
            for place, row in zip(places, rows, strict=True):
                incidents[place] += count
                self._wanted[place, str(row[-1])] += count
            self._cases[frozenset(places)] += count
        self._names = _Names(incidents)

    def figures(self) -> MapFigures:
        names = self._names
        wanted, spellings = self._wishes()
        rows = [
            PlaceFigures(
                **names.of(place),
                cases=count,
                should_have=tuple(spellings.name(key) for key, _ in ranked(wanted[place])),
            )
            for place, count in self._cases_by(names.fold).items()
        ]
        return MapFigures(
            rows=tuple(sorted(rows, key=lambda row: (-row.cases, row.department, row.process, row.position))),
            departments=names.ranking(0, self._cases_by(lambda place: names.fold(place)[0])),
            processes=names.ranking(1, self._cases_by(lambda place: names.fold(place)[1])),
        )

    def _wishes(self) -> tuple[Mapping[_Place, Counter[str]], Spellings]:
        """What should have happened, by place."""
        wanted: defaultdict[_Place, Counter[str]] = defaultdict(Counter)
        spellings = Spellings()
        for (place, text), times in self._wanted.items():
            if text.strip():
                wanted[self._names.fold(place)][spellings.count(text, times)] += times
        return wanted, spellings

    def _cases_by(self, part: Callable[[_Place], _Part]) -> Counter[_Part]:
        """Cases by a part of their places, each part once a case; what nobody gave is no part."""
        cases: Counter[_Part] = Counter()
        for places, count in self._cases.items():
            for each in {part(place) for place in places}:
                if any(each):
                    cases[each] += count
        return cases


class _Names:
    """The names in all places, folded and spelled."""

    def __init__(self, incidents: Mapping[_Place, int]) -> None:
        self._spellings = tuple(Spellings() for _ in _FIELDS)
        for place, times in incidents.items():
            for spellings, text in zip(self._spellings, place, strict=True):
                spellings.count(text, times)

    def fold(self, place: _Place) -> _Place:
        department, process, position = (
            spellings.key(text) for spellings, text in zip(self._spellings, place, strict=True)
        )
        return department, process, position

    def of(self, folded: _Place) -> dict[str, str]:
        names = (spellings.name(key) for spellings, key in zip(self._spellings, folded, strict=True))
        return dict(zip(_FIELDS, names, strict=True))

    def ranking(self, field: int, cases: Counter[str]) -> Ranking:
        return ranked({self._spellings[field].name(key): count for key, count in cases.items()})
