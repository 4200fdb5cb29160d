"""The map as it is proposed: a file to read, to correct, and to keep beside the data."""

import json
from collections.abc import Iterable, Iterator

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.imports import places
from exitcoach.imports.dates import Order
from exitcoach.imports.plan import FIRST, NO_PRIMARY, SKIP, UNDECIDED
from exitcoach.imports.proposal import Meant, Placed, Proposal
from exitcoach.imports.rows import Rows
from exitcoach.imports.words import NOTHING, Sure
from exitcoach.locale import _, ngettext

_LONGEST_SAMPLE = 30
_NULL = "null"
_INDENT = "  "


def map_text(rows: Rows, source: str, proposal: Proposal, causes: Taxonomy, language: str) -> str:
    """The text of a proposed map, in YAML, its comments in the language in use."""
    lines = (
        *_head(rows, source, proposal),
        *_columns(proposal),
        *_dates(proposal),
        *_causes(proposal, causes, language),
        *_values(proposal),
    )
    return "\n".join(lines) + "\n"


def _head(rows: Rows, source: str, proposal: Proposal) -> Iterator[str]:
    yield from _comment(
        _("How {file} becomes cases: a proposal. Look through it, correct it, and run the same command again.").format(
            file=shown_in_line(rows.name)
        ),
        ngettext(
            "{count} row. Nothing has been imported yet.",
            "{count} rows. Nothing has been imported yet.",
            proposal.rows,
        ).format(count=proposal.rows),
        _("A line that says {mark} must be decided first; {null} stands for nothing at all.").format(
            mark=UNDECIDED, null=_NULL
        ),
        _("exact, folded (but for case and accents), known (from a list) or nearest: how sure each proposal is."),
    )
    yield ""
    yield from _comment(_("The name of this list. The same row of the same list is imported once only."))
    yield f"source: {_quoted(source)}"
    if len(rows.sheets) > 1:
        known = ", ".join(shown_in_line(sheet) for sheet in rows.sheets)
        yield from _comment(_("The sheet that is read. There are: {known}.").format(known=known))
    if rows.sheet:
        yield f"sheet: {_quoted(rows.sheet)}"
    yield from _comment(_("The column that names each row; empty: all its cells together do."))
    yield f"key: {_quoted(proposal.key)}"
    yield from _comment(_("What the client decided, where no column tells: leaves, stays, decides_later or unknown."))
    yield "decision: leaves"
    yield from _comment(
        _("Where no column has the main cause: {first} takes the first one listed, {none} leaves it open.").format(
            first=FIRST, none=NO_PRIMARY
        )
    )
    yield f"primary: {FIRST}"
    yield from _comment(_("What stands between several causes in one cell; empty: each cell is one."))
    yield f"separator: {_quoted(proposal.separator)}"


def _columns(proposal: Proposal) -> Iterator[str]:
    yield ""
    yield from _comment(
        _("Where each column goes: a question, {note} (kept as text) or {ignore} (left out). Questions:").format(
            note=places.NOTE, ignore=places.IGNORE
        ),
        *_wrapped(places.PLACES),
    )
    yield "columns:"
    yield from _aligned((f"{_quoted(one.column.name)}: {one.place}", _told(one)) for one in proposal.columns)


def _told(one: Placed) -> str:
    samples = ", ".join(_short(sample) for sample in one.column.samples) or _("empty")
    return f"{one.sure.value} · {samples}" if one.sure is not Sure.NONE else samples


def _dates(proposal: Proposal) -> Iterator[str]:
    found = proposal.dates
    if not any(places.is_dated(one.place) for one in proposal.columns):
        return
    yield ""
    yield from _comment(
        _("What comes first in a date of numbers: dmy (25/12), mdy (12/25) or ymd. ISO dates need none.")
    )
    if found.asked:
        shown = ", ".join(_short(example) for example in found.examples)
        yield from _comment(_("Day and month could be swapped in {examples}: decide.").format(examples=shown))
    yield "dates:"
    yield f"{_INDENT}order: {_quoted(UNDECIDED) if found.asked else found.order or Order.YMD}"


def _causes(proposal: Proposal, causes: Taxonomy, language: str) -> Iterator[str]:
    if not proposal.causes:
        return
    yield ""
    yield from _comment(
        _(
            "What each word of a cause means, the most frequent first. {null}: no cause, the word is kept as text."
        ).format(null=_NULL)
    )
    yield from _comment(
        _("The causes:"), *(f"{cause.id}: {in_language(cause.label, language)}" for cause in causes.causes.values())
    )
    yield "causes:"
    yield from _aligned(_meant(one) for one in proposal.causes)


def _values(proposal: Proposal) -> Iterator[str]:
    if not proposal.values:
        return
    yield ""
    yield from _comment(_("What the words of columns with fixed answers mean."))
    if places.DECISION in proposal.values:
        yield from _comment(_("A row whose decision is {skip} is no goodbye, and is left out.").format(skip=SKIP))
    yield "values:"
    for place, words in proposal.values.items():
        known = (*places.PLACES[place].choices, *((SKIP,) if place == places.DECISION else ()))
        yield f"{_INDENT}# {', '.join(known)}"
        yield f"{_INDENT}{place}:"
        yield from (f"{_INDENT}{line}" for line in _aligned(_meant(one) for one in words))


def _meant(one: Meant) -> tuple[str, str]:
    meaning = {"": UNDECIDED, NOTHING: _NULL}.get(one.guess.meaning, one.guess.meaning)
    told = "" if one.guess.sure is Sure.NONE else f" · {one.guess.sure.value}"
    # A bare yes or no is a truth value to other readers of YAML.
    shown = _quoted(meaning) if meaning in ("yes", "no", UNDECIDED) else meaning
    return f"{_quoted(one.word)}: {shown}", f"{one.count}{told}"


def _aligned(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    all_of_them = tuple(pairs)
    width = min(max((len(line) for line, _told in all_of_them), default=0), 60)
    return (f"{_INDENT}{line:{width}}  # {told}" for line, told in all_of_them)


def _comment(*lines: str) -> Iterator[str]:
    return (f"# {shown_in_line(line)}" for line in lines)


def _wrapped(words: Iterable[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if len(line) + len(word) > 110:
            yield line
            line = ""
        line = f"{line}, {word}" if line else word
    yield line


def _short(text: str) -> str:
    line = shown_in_line(text)
    return line if len(line) <= _LONGEST_SAMPLE else f"{line[:_LONGEST_SAMPLE]}…"


def _quoted(text: str) -> str:
    """As YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
