"""The options of ``report`` as people type them, read or refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exitcoach.cli.options import BadDay, BadFilter
from exitcoach.domain.causes import Taxonomy
from exitcoach.errors import ExitCoachError
from exitcoach.insights.groups import PARTS
from exitcoach.insights.outcomes import OUTCOMES
from exitcoach.insights.selection import Selection
from exitcoach.reports.write import STDOUT

TERMINAL, MARKDOWN, HTML, CSV, JSON, JSON_LINES, WORKBOOK, CALENDAR = (
    "terminal",
    "md",
    "html",
    "csv",
    "json",
    "jsonl",
    "xlsx",
    "ics",
)
FORMATS = (TERMINAL, MARKDOWN, HTML, CSV, JSON, JSON_LINES, WORKBOOK, CALENDAR)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class DaysReversed(ExitCoachError):
    """``--since`` is after ``--until``."""

    exit_code = 2

    def __init__(self, since: date, until: date) -> None:
        super().__init__(since, until)
        self.since = since
        self.until = until


class CannotCombine(ExitCoachError):
    """Two options that exclude each other, as they are typed."""

    exit_code = 2

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one, other)
        self.one = one
        self.other = other


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
    group_by: str = ""
    format: str = ""
    output: str = STDOUT
    force: bool = False
    anonymize: bool = False
    alarms: bool = False
    as_json: bool = False
    browse: bool = False


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
    """The format asked for, or the one the output's name ends in. Raises BadFilter, CannotCombine."""
    wanted = _known("--format", options.format, FORMATS) if options.format else ""
    for switch, only in (("--json", JSON), ("--open", HTML)):
        if {"--json": options.as_json and not options.alarms, "--open": options.browse}[switch]:
            if wanted not in ("", only):
                raise CannotCombine(switch, f"--format {wanted}")
            wanted = only
    if wanted:
        return wanted
    ending = Path(options.output).suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else TERMINAL


def group_of_rows(options: ReportOptions) -> str:
    """What the figures are grouped by, or nothing. Raises BadFilter."""
    return _known("--group-by", options.group_by, tuple(PARTS)) if options.group_by.strip() else ""


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
