"""``report``: filters and formats as people type them, and the page or file that comes of it."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exitcoach.cli.options import BadDay, BadFilter
from exitcoach.domain.causes import Taxonomy
from exitcoach.errors import ExitCoachError
from exitcoach.followups.investigations import DAYS
from exitcoach.insights.outcomes import OUTCOMES
from exitcoach.insights.selection import Selection
from exitcoach.ports import CaseStore
from exitcoach.reports import heading, wording
from exitcoach.reports.write import STDOUT, write_file, write_stdout
from exitcoach.services.following import Author
from exitcoach.services.report import Report, report

TERMINAL, MARKDOWN, CSV, JSON, JSON_LINES, CALENDAR = "terminal", "md", "csv", "json", "jsonl", "ics"
FORMATS = (TERMINAL, MARKDOWN, CSV, JSON, JSON_LINES, CALENDAR)
_PAGES = (TERMINAL, MARKDOWN)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NARROWEST, _USUAL, _WIDEST = 40, 80, 100


class DaysReversed(ExitCoachError):
    """``--since`` is after ``--until``."""

    exit_code = 2

    def __init__(self, since: date, until: date) -> None:
        super().__init__(since, until)
        self.since = since
        self.until = until


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """The options as typed. ``format`` empty: by the ending of ``output``, else for the terminal."""

    since: str = ""
    until: str = ""
    causes: Sequence[str] = ()
    departments: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    playbooks: Sequence[str] = ()
    cases: Sequence[str] = ()
    format: str = ""
    output: str = STDOUT
    force: bool = False
    anonymize: bool = False


def run_report(
    store: CaseStore, taxonomy: Taxonomy, author: Author, options: ReportOptions, *, days: int = DAYS
) -> None:
    """Report as the options say; the result goes to the output, what else is to be said to standard error.

    ``days`` after the call an investigation is due.
    Raises BadFilter, BadDay, DaysReversed, UnknownCase, AmbiguousCase, OutputExists, OutputUnusable.
    """
    chosen = format_of(options)
    overview = report(
        store,
        selection_of(options, taxonomy),
        taxonomy,
        author.zone,
        with_cases=chosen not in _PAGES,
        stand_ins=wording.stand_ins() if options.anonymize else None,
    )
    to_stdout = options.output in ("", STDOUT)
    if chosen == CALENDAR:
        pieces = _calendar(overview, taxonomy, author, days)
    else:
        pieces = _pieces(overview, taxonomy, chosen, to_stdout=to_stdout)
    if to_stdout:
        write_stdout(pieces)
    else:
        write_file(pieces, Path(options.output), force=options.force)
    if chosen not in _PAGES or not to_stdout:
        sys.stderr.writelines(f"{words}\n" for words in _asides(overview))


def selection_of(options: ReportOptions, taxonomy: Taxonomy) -> Selection:
    """The filters, checked. Raises BadFilter, BadDay, DaysReversed."""
    since, until = _day("--since", options.since), _day("--until", options.until)
    if since and until and since > until:
        raise DaysReversed(since, until)
    causes = (*taxonomy.groups, *taxonomy.causes)
    return Selection(
        since=since,
        until=until,
        causes=tuple(_known("--cause", cause, causes) for cause in options.causes),
        departments=_filled(options.departments),
        outcomes=tuple(_known("--outcome", outcome, OUTCOMES) for outcome in options.outcomes),
        playbooks=_filled(options.playbooks),
        cases=_filled(options.cases),
    )


def format_of(options: ReportOptions) -> str:
    """The format asked for, or the one the output's name ends in. Raises BadFilter."""
    if options.format:
        return _known("--format", options.format, FORMATS)
    ending = Path(options.output).suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else TERMINAL


def _day(option: str, text: str) -> date | None:
    if not text.strip():
        return None
    if not _DAY.fullmatch(text.strip()):
        raise BadDay(option, text)
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadDay(option, text) from None


def _known(option: str, text: str, known: Sequence[str]) -> str:
    word = text.strip().lower()
    if word not in known:
        raise BadFilter(option, text, known)
    return word


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _asides(overview: Report) -> Iterator[str]:
    yield from heading.left_out(overview.left_out)
    if not overview.figures.n:
        yield from heading.nothing_found(overview.selection)


def _pieces(overview: Report, taxonomy: Taxonomy, chosen: str, *, to_stdout: bool) -> Iterable[bytes]:
    # Each format is imported when it is asked for: the screen's libraries take longer to load than to count.
    match chosen:
        case "md":
            from exitcoach.reports.markdown import write_markdown

            return [write_markdown(overview, taxonomy).encode("utf-8")]
        case "csv":
            from exitcoach.reports.csv_table import write_csv

            return write_csv(overview)
        case "json":
            from exitcoach.reports.as_json import write_json

            return write_json(overview)
        case "jsonl":
            from exitcoach.reports.jsonl import write_jsonl

            return write_jsonl(overview)
        case _:
            return [_drawn(overview, taxonomy, to_stdout=to_stdout)]


def _calendar(overview: Report, taxonomy: Taxonomy, author: Author, days: int) -> Iterable[bytes]:
    from exitcoach.followups.agenda import Terms
    from exitcoach.reports.calendar import diary_facts, write_calendar
    from exitcoach.services.diary import diary_of

    terms = Terms(taxonomy=taxonomy, today=author.today(), days=days)
    entries = diary_of(diary_facts(overview), terms, author.zone)
    return write_calendar(entries, taxonomy, author.now(), author.zone)


def _drawn(overview: Report, taxonomy: Taxonomy, *, to_stdout: bool) -> bytes:
    from rich.console import Console

    from exitcoach.reports.terminal import Screen, draw

    if not to_stdout:
        return draw(overview, taxonomy, Screen()).encode("utf-8")
    console, is_screen = Console(), sys.stdout.isatty()
    screen = Screen(
        width=max(_NARROWEST, min(console.width, _WIDEST)) if is_screen else _USUAL,
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
        colour=is_screen and not console.no_color and not console.legacy_windows and bool(console.color_system),
    )
    return draw(overview, taxonomy, screen).encode("utf-8")
