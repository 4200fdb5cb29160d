"""A file against its map: everything that would have to be guessed is told before anything is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator

from exitcoach.errors import Problem
from exitcoach.imports import places
from exitcoach.imports.dates import Order, is_swappable, readings
from exitcoach.imports.plan import Plan
from exitcoach.imports.reading import words_without_meaning
from exitcoach.imports.rows import Row, Rows
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.imports.words import plain

MOST_PROBLEMS = 100
"""Nobody decides about more in one go."""


def check(rows: Rows, read: Iterable[Row], plan: Plan) -> tuple[Problem, ...]:
    """Every problem between the file and its map, each once, where it is met first."""
    unlike = tuple(_unlike_columns(rows, plan))
    return unlike or tuple(_Check(rows.name, plan).problems(read))


def _unlike_columns(rows: Rows, plan: Plan) -> Iterator[Problem]:
    for column in rows.columns:
        if column not in plan.columns:
            yield Problem(code=ImportTrouble.COLUMN_NOT_IN_MAP, file=rows.name, where=column, facts={"value": column})
    for column in plan.columns:
        if column not in rows.columns:
            yield Problem(code=ImportTrouble.COLUMN_NOT_IN_FILE, file=rows.name, where=column, facts={"value": column})


class _Check:
    def __init__(self, name: str, plan: Plan) -> None:
        self._name = name
        self._plan = plan
        self._dated = tuple(column for column, place in plan.columns.items() if places.is_dated(place))
        self._first: dict[tuple[str, str], tuple[int, str, str]] = {}
        self._count: Counter[tuple[str, str]] = Counter()

    def problems(self, read: Iterable[Row]) -> Iterator[Problem]:
        for row in read:
            for place, column, word in words_without_meaning(self._plan, row):
                self._meet((place, plain(word)), row, column, word)
            for column in self._dated:
                self._meet_date(row, column)
        for key, (number, column, word) in list(self._first.items())[:MOST_PROBLEMS]:
            facts = {
                "value": word,
                "count": str(self._count[key]),
                "place": key[0],
                "order": str(self._plan.order or ""),
            }
            yield Problem(code=_code(key[0]), file=self._name, line=number, where=column, facts=facts)

    def _meet_date(self, row: Row, column: str) -> None:
        text = row.cells[column].strip()
        if not text or not (found := readings(text)):
            return
        if self._plan.order is None and (is_swappable(text) or len(found) < len(Order)):
            self._meet((ImportTrouble.UNDECIDED_ORDER, ""), row, column, text)
        elif self._plan.order is not None and self._plan.order not in found:
            self._meet((ImportTrouble.WRONG_ORDER, ""), row, column, text)

    def _meet(self, key: tuple[str, str], row: Row, column: str, word: str) -> None:
        self._count[key] += 1
        self._first.setdefault(key, (row.number, column, word))


def _code(key: str) -> str:
    if key in (ImportTrouble.UNDECIDED_ORDER, ImportTrouble.WRONG_ORDER):
        return key
    return ImportTrouble.WORD_NOT_IN_MAP if key == places.CAUSE else ImportTrouble.VALUE_NOT_IN_MAP
