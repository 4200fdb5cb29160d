"""What is proposed for a file nobody wrote a map for yet: a place a column, a meaning a word, and how sure it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exitcoach.imports import places
from exitcoach.imports.dates import Detected, detect
from exitcoach.imports.plan import parts
from exitcoach.imports.survey import Column, Survey
from exitcoach.imports.words import Guess, Lexicon, Sure, plain

_SEPARATORS = ("; ", ";", " | ", "|", "\n", " / ", ", ", ",")
_ALWAYS_BETWEEN = (";", "|")
_MOST_CODES = 300
"""A column with more different words than that is not coded."""
_FREE_TEXT = 60
_LONG_CODE = 40
_MOSTLY = 0.5
_ORDER_OF_SURENESS = tuple(Sure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The words houses use: for columns, for causes, and by place for the answers of columns with a fixed set."""

    columns: Lexicon
    causes: Lexicon
    values: Mapping[str, Lexicon]


@dataclass(frozen=True, slots=True)
class Placed:
    """A column, where it is proposed to go, and how sure that is."""

    column: Column
    place: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of the file, how often it stands there, and what it is proposed to mean."""

    word: str
    count: int
    guess: Guess


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything a map is written from."""

    rows: int
    columns: tuple[Placed, ...]
    key: str
    separator: str
    causes: tuple[Meant, ...]
    values: Mapping[str, tuple[Meant, ...]] = field(default_factory=dict)
    dates: Detected = field(default_factory=Detected)

    @property
    def open(self) -> int:
        """How much must be decided before anything can be imported."""
        words = (meant for found in (self.causes, *self.values.values()) for meant in found)
        return sum(not meant.guess.meaning for meant in words) + self.dates.asked


def propose(found: Survey, tongue: Tongue) -> Proposal:
    """A proposal for the columns of a survey."""
    placed = tuple(_with_cause(_settled(found, tongue), tongue))
    by_place: dict[str, list[Column]] = {}
    for one in placed:
        by_place.setdefault(one.place, []).append(one.column)
    coded = [column for place in places.CAUSES for column in by_place.get(place, ())]
    separator = _separator(coded, tongue.causes)
    worded = {place: columns for place, columns in by_place.items() if places.is_worded(place)}
    dated = [column for place, columns in by_place.items() if places.is_dated(place) for column in columns]
    return Proposal(
        rows=found.rows,
        columns=placed,
        key=next((column.name for column in by_place.get(places.REFERENCE, ()) if _names_rows(column, found)), ""),
        separator=separator,
        causes=_meanings(coded, separator, tongue.causes),
        values={place: _meanings(columns, "", tongue.values[place]) for place, columns in worded.items()},
        dates=detect(text for column in dated for text in column.words),
    )


def _settled(found: Survey, tongue: Tongue) -> Iterator[Placed]:
    """Each place once: the surest column has it, the others become notes."""
    guesses = {column.name: _placed(column, found, tongue) for column in found.columns}
    surest = sorted(guesses.values(), key=lambda one: _ORDER_OF_SURENESS.index(one.sure))
    owner: dict[str, str] = {}
    for one in surest:
        owner.setdefault(one.place, one.column.name)
    for one in guesses.values():
        shared = one.place in (places.NOTE, places.IGNORE, places.FURTHER)
        mine = shared or owner[one.place] == one.column.name
        yield one if mine else Placed(one.column, places.NOTE, Sure.NONE)


def _placed(column: Column, found: Survey, tongue: Tongue) -> Placed:
    if not column.filled:
        return Placed(column, places.IGNORE, Sure.NONE)
    guess = tongue.columns.guess(column.name)
    place = guess.meaning
    if place in places.CAUSES and (column.length > _FREE_TEXT or len(column.words) > _MOST_CODES):
        place = "story" if column.length > _LONG_CODE or not column.repeated else place
    if place in places.CAUSES and not _is_worded(column):
        place = places.NOTE
    if place and _holds(column, place, found, tongue):
        return Placed(column, place, guess.sure)
    return Placed(column, places.NOTE, guess.sure if place == places.NOTE else Sure.NONE)


def _holds(column: Column, place: str, found: Survey, tongue: Tongue) -> bool:
    """Whether the cells can be what the name of the column says."""
    if place == places.REFERENCE:
        return _names_rows(column, found) or column.repeated
    if places.is_dated(place):
        return any(detect([text]).fitting and plain(text)[:1].isdigit() for text in column.words)
    if places.is_worded(place):
        known = sum(bool(tongue.values[place].guess(word).meaning) for word in column.words)
        return len(column.words) <= _MOST_CODES and known > len(column.words) * _MOSTLY
    return place != places.NOTE


def _is_worded(column: Column) -> bool:
    """Words, not numbers: how many causes somebody gave is none."""
    return sum(any(map(str.isalpha, word)) for word in column.words) > len(column.words) * _MOSTLY


def _names_rows(column: Column, found: Survey) -> bool:
    return not column.repeated and column.filled == found.rows


def _with_cause(placed: Iterable[Placed], tongue: Tongue) -> Iterator[Placed]:
    """Where no name tells which column has the causes, what most of its words mean does."""
    all_of_them = tuple(placed)
    told = any(one.place in places.CAUSES for one in all_of_them)
    rated = [] if told else [(_coded_share(one.column, tongue.causes), one) for one in all_of_them]
    best = max(rated, key=lambda pair: pair[0], default=None)
    for one in all_of_them:
        is_best = best is not None and best[1] is one and best[0] > _MOSTLY and one.place == places.NOTE
        yield Placed(one.column, places.CAUSE, Sure.NEAREST) if is_best else one


def _coded_share(column: Column, causes: Lexicon) -> float:
    if not column.repeated or len(column.words) > _MOST_CODES:
        return 0.0
    meant = (count for word, count in column.words.items() if causes.guess(word).sure is not Sure.NONE)
    return sum(meant) / column.filled


def _separator(coded: Iterable[Column], causes: Lexicon) -> str:
    """What stands between several causes of a cell: the pieces it leaves are fewer than the cells, and known."""
    cells = Counter[str]()
    for column in coded:
        cells.update(column.words)
    return next((mark for mark in _SEPARATORS if _divides(mark, cells, causes)), "")


def _divides(mark: str, cells: Mapping[str, int], causes: Lexicon) -> bool:
    plainly = (Sure.EXACT,) if mark.strip() in _ALWAYS_BETWEEN else (Sure.EXACT, Sure.FOLDED, Sure.KNOWN)
    joined = [cell for cell in cells if mark in cell and causes.guess(cell).sure not in plainly]
    pieces = Counter(piece for cell in joined for piece in parts(cell, mark))
    whole = set(cells) - set(joined)
    again = sum(count > 1 or piece in whole or _is_sure(piece, causes) for piece, count in pieces.items())
    return bool(pieces) and again >= len(pieces) * _MOSTLY


def _is_sure(word: str, causes: Lexicon) -> bool:
    return causes.guess(word).sure in (Sure.EXACT, Sure.FOLDED, Sure.KNOWN)


def _meanings(columns: Iterable[Column], separator: str, lexicon: Lexicon) -> tuple[Meant, ...]:
    counts, spelled = Counter[str](), dict[str, str]()
    for column in columns:
        for cell, count in column.words.items():
            for piece in parts(cell, separator):
                counts[plain(piece)] += count
                spelled.setdefault(plain(piece), piece)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Meant(spelled[word], count, lexicon.guess(spelled[word])) for word, count in ranked)
