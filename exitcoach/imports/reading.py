"""One row, read as its map says: answers, and as notes whatever is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exitcoach.domain.answers import Unfit, read_scalar
from exitcoach.domain.cases import Answers, Value
from exitcoach.domain.catalog import ANY_CAUSE, BY_ID
from exitcoach.domain.causes import UNKNOWN_GROUP, group_of
from exitcoach.domain.conditions import Lookup
from exitcoach.domain.questions import Kind
from exitcoach.domain.text import clean
from exitcoach.imports import places
from exitcoach.imports.dates import readings
from exitcoach.imports.plan import FIRST, SKIP, Plan
from exitcoach.imports.rows import Row
from exitcoach.imports.words import plain

_WHOLE_DAY = len("2012-05-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row tells. ``when`` as in ``domain.cases.Imported``; ``unfit`` are cells that answer nothing, by column.

    ``goodbye`` is false for a row about a client who did not leave and did not think of it.
    """

    answers: Answers
    notes: tuple[str, ...] = ()
    when: str = ""
    unfit: tuple[tuple[str, str], ...] = ()
    goodbye: bool = True


class Reading:
    """Reads one row after the other."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._plain = tuple(
            (column, place)
            for column, place in plan.columns.items()
            if place in places.PLACES and place not in places.CAUSES
        )
        self._noted = plan.at(places.NOTE)

    def told(self, row: Row) -> Told:
        """What the row tells; every word of it has its meaning in the plan."""
        answers: dict[str, Value] = {}
        notes = {column: text for column in self._noted if (text := _text(row, column))}
        unfit: list[tuple[str, str]] = []
        when = ""
        for column, place in self._plain:
            if not (text := _text(row, column)):
                continue
            value = self._value(place, text)
            if place == places.DAY and value:
                when = str(value)
            if value is None or (place == places.DAY and len(when) < _WHOLE_DAY):
                notes[column] = text
                if value is None and not self._is_nothing(place, text):
                    unfit.append((column, text))
            else:
                _put(answers, place, value)
        goodbye = answers.setdefault(places.DECISION, self._plan.decision) != SKIP
        lost = self._add_causes(answers, row)
        lines = [f"{column}: {text}" for column, text in notes.items()] + [f"{column}: {word}" for column, word in lost]
        set_aside = [f"{question}: {answers.pop(question)}" for question in _not_applying(answers)]
        kept = _in_order(answers)
        return Told(answers=kept, notes=(*lines, *set_aside), when=when, unfit=tuple(unfit), goodbye=goodbye)

    def _value(self, place: str, text: str) -> Value | None:
        """None for what is no answer; of the call also a month or a year."""
        spec = places.PLACES[place]
        if places.is_worded(place):
            return self._plan.values.get(place, {}).get(plain(text))
        if places.is_dated(place):
            day = self._day(text)
            whole = spec.partial or place == places.DAY or len(day) == _WHOLE_DAY
            return day if day and whole else None
        try:
            return read_scalar(spec, _confirmed(text) if spec.kind is Kind.CONFIRM else text)
        except Unfit:
            return None

    def _day(self, text: str) -> str:
        found = readings(text)
        order = self._plan.order or next(iter(found), None)
        return found.get(order, "") if order else ""

    def _is_nothing(self, place: str, text: str) -> bool:
        """Whether nobody meant it as an answer."""
        return places.is_worded(place) or (places.is_dated(place) and not any(map(str.isdigit, text)))

    def _add_causes(self, answers: dict[str, Value], row: Row) -> list[tuple[str, str]]:
        """Put the causes; the words that name none come back."""
        named: dict[str, str] = {}
        main, lost = "", []
        for column, word in self._plan.cause_words(row.cells):
            cause = self._plan.causes.get(plain(word))
            if cause is None:
                lost.append((column, word))
                continue
            named.setdefault(cause, column)
            if not main and self._plan.columns[column] == places.CAUSE:
                main = cause
        known = [cause for cause in named if group_of(cause) != UNKNOWN_GROUP]
        if known and group_of(main) == UNKNOWN_GROUP:
            main = ""
        if not main and named and self._plan.primary == FIRST:
            main = next(iter(known or named))
        further = tuple(cause for cause in known if cause != main)
        if main:
            answers[places.CAUSE] = main
        if further:
            answers[places.FURTHER] = further
        return list(dict.fromkeys(lost))


def _text(row: Row, column: str) -> str:
    return clean(row.cells[column]).strip()


def _confirmed(text: str) -> str:
    return {"si": "yes", "y": "yes", "s": "yes", "1": "yes", "n": "no", "0": "no"}.get(plain(text), text)


def _put(answers: dict[str, Value], place: str, value: Value) -> None:
    if place in BY_ID:
        answers[place] = value
        return
    rows = answers.get(places.INCIDENTS, ({},))
    first = rows[0] if isinstance(rows, tuple) and not isinstance(rows[0], str) else {}
    answers[places.INCIDENTS] = ({**first, place.partition(".")[2]: value},)  # type: ignore[dict-item]


def _not_applying(answers: Answers) -> list[str]:
    lookup = _lookup(answers)
    return [question for question in answers if question in BY_ID and not BY_ID[question].when.holds(lookup)]


def _lookup(answers: Answers) -> Lookup:
    further = answers.get(places.FURTHER, ())
    causes = [answers.get(places.CAUSE), *(further if isinstance(further, tuple) else ())]
    told: Mapping[str, tuple[str, ...]] = {ANY_CAUSE: tuple(cause for cause in causes if isinstance(cause, str))}

    def lookup(subject: str) -> tuple[str, ...]:
        value = answers.get(subject)
        return told.get(subject) or ((value,) if isinstance(value, str) else ())

    return lookup


def _in_order(answers: Answers) -> Answers:
    """As the call would have asked them."""
    return {question: answers[question] for question in BY_ID if question in answers}


def words_without_meaning(plan: Plan, row: Row) -> Iterator[tuple[str, str, str]]:
    """Place, column and word of each word the plan says nothing about."""
    for column, word in plan.cause_words(row.cells):
        if plain(word) not in plan.causes:
            yield places.CAUSE, column, word
    for column, place in plan.columns.items():
        if places.is_worded(place):
            word = row.cells[column].strip()
            if any(map(str.isalnum, word)) and plain(word) not in plan.values.get(place, {}):
                yield place, column, word
