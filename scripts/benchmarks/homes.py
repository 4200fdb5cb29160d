"""Homes with many stored cases. They are written as the store writes them, a month at a time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.calls import interview
from benchmarks.stories import DAYS, FIRST_DAY, moments
from exitcoach.domain.cases import Record
from exitcoach.domain.ids import month_of
from exitcoach.examples.make import House, example_house
from exitcoach.examples.year import Year
from exitcoach.playbook.example_words import example_words
from exitcoach.stores.codec import encode_case, encode_private
from exitcoach.stores.files import replace_file
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.layout import Home
from exitcoach.stores.migrations import Kind
from exitcoach.stores.month import empty_month, line_of
from exitcoach.stores.vault import PLAIN

SIZES = (0, 1_000, 10_000)
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1, hours=20)
"""The evening after the last stored call."""
_PATTERNS = 300
"""So many calls are really conducted and followed up; the rest are the same ones at another time."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """An example case as it is stored, to be stored again under another id and at another time."""

    record: Record
    case: bytes
    private: bytes

    def at(self, case_id: str, begun: datetime) -> tuple[bytes, bytes]:
        """The documents of the case and of its private part, everything in them that has the id renamed."""
        own, other = self.record.case.id.encode(), case_id.encode()
        case = self.case.replace(own, other)
        for name, moment in (("created", begun), ("left_at", begun + timedelta(minutes=12)), ("closed", begun)):
            stored = getattr(self.record.case, name)
            if stored:
                case = case.replace(_field(name, stored), _field(name, moment), 1)
        return case, self.private.replace(own, other)


def _field(name: str, moment: datetime) -> bytes:
    return f'"{name}":"{moment.isoformat().replace("+00:00", "Z")}"'.encode()


class Homes:
    """Homes in a folder that goes away, each filled when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._house: House | None = None
        self._patterns: tuple[Pattern, ...] = ()

    def holding(self, cases: int) -> Home:
        """A home with so many stored cases, over two years."""
        home = Home(self.folder / f"home-{cases}")
        if not home.cases.is_dir():
            home.prepare()
            if cases:
                self._fill(home, cases)
        return home

    def _fill(self, home: Home, cases: int) -> None:
        self._conduct()
        for month, called in _by_month(cases):
            told = {case_id: self._patterns[number % _PATTERNS].at(case_id, begun) for number, case_id, begun in called}
            _write(home.cases, month, "cases", {case_id: case for case_id, (case, _) in told.items()})
            _write(home.private, month, "private", {case_id: private for case_id, (_, private) in told.items()})
        self._furnish(home)

    def _conduct(self) -> None:
        if self._house is None:
            year = Year(today=date(2026, 11, 30), zone=UTC)
            self._house = example_house(
                example_words("es"), interview().playbook, "es", year, cases=_PATTERNS, seed=20261122
            )
            self._patterns = tuple(
                Pattern(record, encode_case(record.case), encode_private(record.private))
                for record in self._house.records
            )

    def _furnish(self, home: Home) -> None:
        ledger = HouseLedger(home)
        if self._house:
            for corrective in self._house.correctives:
                ledger.add(corrective)
            for lesson in self._house.lessons:
                ledger.add(lesson)
            for smoke in self._house.smoke:
                ledger.add(smoke)


def _by_month(cases: int) -> Iterator[tuple[str, list[tuple[int, str, datetime]]]]:
    months: dict[str, list[tuple[int, str, datetime]]] = defaultdict(list)
    for number, (case_id, begun) in enumerate(moments(cases)):
        months[month_of(case_id)].append((number, case_id, begun.replace(microsecond=0)))
    yield from months.items()


def _write(folder: Path, month: str, kind: Kind, documents: dict[str, bytes]) -> None:
    lines = {case_id: line_of(case_id, documents[case_id], kind, PLAIN) for case_id in sorted(documents)}
    replace_file(folder / f"{month}.json", *empty_month(kind).with_lines(lines).pieces())
