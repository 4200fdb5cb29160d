"""``followups``: what is due, in words, with what to type for each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exitcoach.cli.follow_up_problems import missing_words
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import fold, in_language
from exitcoach.followups.agenda import Row, RowKind
from exitcoach.followups.refusal import GateClosed
from exitcoach.frontends.terminal.lines import padded, width_of, wrap
from exitcoach.locale import _
from exitcoach.reports.day_words import day_in_words
from exitcoach.reports.wording import kinds

WIDEST = 80
"""Columns: a longer line is hard to read on any screen."""
NARROW = 24
"""With fewer columns beside the day, the day has a line of its own."""
MARGIN = "  "
NO_END = 10_000
BROKEN, IN_PLACE = "broken", "in_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPage:
    """How rows are put on a page. ``clients``: by case; ``short``: what to type for an id; ``pending``: the
    correctives a case still waits for. ``width``: columns of the terminal, 0 where there is none."""

    rows: Sequence[Row]
    today: date
    language: str
    taxonomy: Taxonomy
    clients: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    width: int = 0

    def lines(self) -> list[str]:
        """The whole page, the overdue first."""
        told: list[str] = []
        beside = max((width_of(self._when(row)) for row in self.rows), default=0)
        for title in (_overdue, _broken, _to_come, _waiting):
            rows = [row for row in self.rows if _part(row) is title]
            if rows:
                told += [*([""] if told else []), *wrap(f"{title()} ({len(rows)})", self._columns, NO_END)]
                told += [line for row in rows for line in self._row(row, beside)]
        return told

    def _row(self, row: Row, beside: int) -> Iterator[str]:
        when, told = self._when(row), list(filter(None, self._told(row)))
        margin = 2 * MARGIN + " " * beside
        if self._columns - len(margin) < NARROW:
            yield from self._indented([when, *told] if when else told, MARGIN)
        else:
            first, *rest = self._indented(told, margin)
            yield MARGIN + padded(when, beside) + first[len(MARGIN) + beside :]
            yield from rest
        yield from self._indented([f"→ {self._order(row)}"], 2 * MARGIN)

    def _told(self, row: Row) -> Iterator[str]:
        yield f"{kinds()[row.kind]}: {self._what(row)}"
        yield " · ".join(filter(None, (self._owner(row), self._client(row))))
        yield _("Missing: {missing}").format(missing=self._missing(row)) if row.missing else ""

    def _indented(self, told: Iterable[str], margin: str) -> Iterator[str]:
        lines = (part for one in told for part in wrap(one, self._columns - len(margin), NO_END))
        return (margin + line for line in lines)

    def _when(self, row: Row) -> str:
        return day_in_words(row.due, self.today) if row.due and row.state != BROKEN else ""

    @property
    def _columns(self) -> int:
        return min(self.width or WIDEST, WIDEST)

    def _what(self, row: Row) -> str:
        if row.kind is RowKind.INVESTIGATION:
            cause = self.taxonomy.causes.get(row.what)
            return in_language(cause.label, self.language) if cause else row.what or _("why the client leaves")
        return {
            RowKind.DECISION: _("ask what the client decided"),
            RowKind.SUPPORT: _("{name} asked for support").format(name=row.owner),
            RowKind.RECONTACT: row.what or _("go back to the client"),
        }.get(row.kind, row.what)

    def _owner(self, row: Row) -> str:
        return "" if row.kind is RowKind.SUPPORT else row.owner or _("supervisor")

    def _client(self, row: Row) -> str:
        name = self.clients.get(row.case, "")
        return _("client: {name}").format(name=name) if name and row.kind is not RowKind.SUPPORT else ""

    def _missing(self, row: Row) -> str:
        pending = [self.short.get(one, one) for one in self.pending.get(row.case, ())]
        closed = GateClosed(row.case, row.missing, row.due, pending)
        words = missing_words(closed)
        return "; ".join(words[name] for name in row.missing)

    def _order(self, row: Row) -> str:
        orders = {
            RowKind.PROMISE: "investigate {id}" if row.state == BROKEN else "promise keep {id}",
            RowKind.DECISION: "decided {id} leaves",
            RowKind.INVESTIGATION: "investigate {id}",
            RowKind.CORRECTIVE: "corrective verify {id} --evidence …"
            if row.state == IN_PLACE
            else "corrective place {id}",
            RowKind.RECONTACT: "recontact {id}",
            RowKind.SUPPORT: "support {id} --done …",
        }
        wanted = row.case if row.state == BROKEN else row.id
        return "exitcoach " + orders[row.kind].format(id=self.short.get(wanted, wanted))


def chosen(rows: Iterable[Row], *, overdue: bool, owner: str) -> tuple[Row, ...]:
    """The overdue ones, those of an owner with this in the name, or both."""
    wanted = fold(owner)
    return tuple(row for row in rows if (row.overdue or not overdue) and wanted in fold(row.owner))


def owes(name: str, row: Row) -> bool:
    """Whether it is this person's to do: support is not, for those who asked for it."""
    return row.is_of(name) and row.kind is not RowKind.SUPPORT


def is_due(row: Row, today: date) -> bool:
    """Whether it wants doing today, or wanted it before."""
    return row.due is not None and row.due <= today and not row.missing and row.state != BROKEN


def _part(row: Row) -> Callable[[], str]:
    if row.overdue:
        return _overdue
    if row.state == BROKEN:
        return _broken
    return _to_come if row.due and not row.missing else _waiting


def _overdue() -> str:
    return _("OVERDUE")


def _broken() -> str:
    return _("BROKEN PROMISES, NOT LOOKED INTO YET")


def _to_come() -> str:
    return _("TO COME")


def _waiting() -> str:
    return _("WAITING")
