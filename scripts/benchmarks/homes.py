"""Homes with many stored cases. They are written as the store writes them, a month at a time."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.calls import closed, interview
from benchmarks.stories import DAYS, FIRST_DAY, moments
from exitcoach.domain.cases import Case
from exitcoach.domain.ids import month_of
from exitcoach.interview.casefile import record_of
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import Fields, case_fields
from exitcoach.stores.layout import Home
from exitcoach.stores.migrations import MIGRATIONS

SIZES = (0, 1_000, 10_000)
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1, hours=20)
"""The evening after the last stored call."""
_PATTERNS = 200
"""So many calls are really conducted; the rest are the same ones at another time."""


class Homes:
    """Homes in a folder that goes away, each filled when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._patterns: list[Case] = []

    def holding(self, cases: int) -> Home:
        """A home with so many stored cases, over two years."""
        home = Home(self.folder / f"home-{cases}")
        if not home.cases.is_dir():
            home.prepare()
            self._fill(home, cases)
        return home

    def _fill(self, home: Home, cases: int) -> None:
        months: dict[str, dict[str, Fields]] = defaultdict(dict)
        for number, (case_id, begun) in enumerate(moments(cases)):
            case = replace(self._pattern(number), id=case_id, created=begun, left_at=begun, closed=begun)
            months[month_of(case_id)][case_id] = case_fields(case)
        for month, documents in months.items():
            path = home.cases / f"{month}.json"
            AtomicJSONStorage(path, "cases", MIGRATIONS).write({"cases": dict(sorted(documents.items()))})

    def _pattern(self, number: int) -> Case:
        if not self._patterns:
            chance = Random(1)
            for case_id, begun in moments(_PATTERNS):
                self._patterns.append(record_of(interview(), closed(case_id, begun, chance)).case)
        return self._patterns[number % _PATTERNS]
