"""Each format of a report, imported when it is asked for: their libraries take longer to load than to count."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from exitcoach.cli import report_options as known
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import Playbook
from exitcoach.services.following import Author
from exitcoach.services.report import Report

_NARROWEST, _USUAL, _WIDEST = 40, 80, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What formats need beside the report.

    ``playbook`` loads the one in use. ``days`` after the call an investigation is due.
    """

    taxonomy: Taxonomy
    author: Author
    playbook: Callable[[], Playbook]
    days: int


def pieces_of(overview: Report, chosen: str, making: Making, *, to_stdout: bool) -> Iterable[bytes]:
    """The report in a format, piece by piece."""
    match chosen:
        case known.MARKDOWN:
            from exitcoach.reports.markdown import write_markdown

            return [write_markdown(overview, making.taxonomy).encode("utf-8")]
        case known.HTML:
            from exitcoach.reports.html import write_html

            return write_html(overview, making.taxonomy)
        case known.CSV:
            from exitcoach.reports.csv_table import write_csv

            return write_csv(overview)
        case known.JSON:
            from exitcoach.reports.as_json import write_json

            return write_json(overview)
        case known.JSON_LINES:
            from exitcoach.reports.jsonl import write_jsonl

            return write_jsonl(overview)
        case known.WORKBOOK:
            from exitcoach.reports.xlsx import write_xlsx

            return write_xlsx(overview, making.taxonomy, making.playbook(), making.author.zone)
        case known.CALENDAR:
            return _calendar(overview, making)
        case _:
            return [_drawn(overview, making.taxonomy, to_stdout=to_stdout)]


def _calendar(overview: Report, making: Making) -> Iterable[bytes]:
    from exitcoach.followups.agenda import Terms
    from exitcoach.reports.calendar import diary_facts, write_calendar
    from exitcoach.services.diary import diary_of

    author, taxonomy = making.author, making.taxonomy
    terms = Terms(taxonomy=taxonomy, today=author.today(), days=making.days)
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
