"""``report``: the page or file that comes of the options."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from exitcoach.cli.report_formats import Making, pieces_of
from exitcoach.cli.report_options import (
    HTML,
    MARKDOWN,
    TERMINAL,
    ReportOptions,
    format_of,
    group_of_rows,
    selection_of,
)
from exitcoach.locale import ngettext
from exitcoach.ports import HomeUnusable
from exitcoach.reports import heading, wording
from exitcoach.reports.write import STDOUT, write_file, write_stdout
from exitcoach.services.house_copies import healed
from exitcoach.services.report import Report, report
from exitcoach.services.surroundings import around_of

if TYPE_CHECKING:
    from exitcoach.wiring import Desk

_PAGES = (TERMINAL, MARKDOWN, HTML)
_FILTERS = ("since", "until", "causes", "departments", "outcomes", "playbooks")
FOUND = 1
"""The exit code when an alarm is raised."""


def run_report(desk: "Desk", options: ReportOptions) -> int:
    """Report as the options say; the result goes to the output, what else is to be said to standard error.

    The exit code. Raises BadFilter, BadDay, DaysReversed, CannotCombine, UnknownCase, AmbiguousCase, OutputExists,
    OutputUnusable.
    """
    chosen, selection, by = format_of(options), selection_of(options, desk.taxonomy), group_of_rows(options)
    making = Making(
        taxonomy=desk.taxonomy,
        author=desk.author,
        playbook=lambda: desk.playbooks.get(desk.settings.playbook),
        days=_days(desk),
    )
    overview = report(
        desk.store,
        selection,
        desk.taxonomy,
        around_of(desk.store, desk.ledger, desk.author, days=_days(desk)),
        group_by=by,
        stand_ins=wording.stand_ins() if options.anonymize else None,
        heal=lambda case_id: _heal(case_id, desk),
    )
    if options.alarms:
        return _tell_alarms(overview, options, making)
    if len(overview.selection.cases) == overview.figures.n == 1 and chosen in (MARKDOWN, HTML):
        from exitcoach.cli.report_record import record_pieces

        pieces = record_pieces(desk, overview, chosen)
    else:
        pieces = pieces_of(overview, chosen, making, to_stdout=_is_stdout(options.output))
    if options.browse:
        from exitcoach.cli.report_browser import browse

        browse(pieces, desk.home, options)
    else:
        _write(pieces, options)
    _note(overview, chosen, options, desk)
    if chosen not in _PAGES or not _is_stdout(options.output):
        sys.stderr.writelines(f"{words}\n" for words in _asides(overview))
    return 0


def _note(overview: Report, chosen: str, options: ReportOptions, desk: "Desk") -> None:
    """Note what left the house, and remind of what has been kept too long and of what is not counted."""
    from exitcoach.cli.exported import note_export
    from exitcoach.cli.purging import purge_reminder
    from exitcoach.cli.screen import talk

    asked = {name: getattr(options, name) for name in _FILTERS if getattr(options, name)}
    note_export(
        desk,
        "report",
        chosen,
        options.output,
        filters={name: given if isinstance(given, str) else ", ".join(given) for name, given in asked.items()},
        cases=overview.selection.cases,
        anonymized=options.anonymize,
    )
    talk(*purge_reminder(desk))
    _tell_unfiled(desk)


def _tell_unfiled(desk: "Desk") -> None:
    """Calls that ended while nobody had the key are in no figure yet."""
    from exitcoach.cli.screen import prose

    count = 0
    with suppress(HomeUnusable):
        count = len(desk.archive.unfiled()) if desk.drafts.ids() else 0
    if count:
        told = ngettext(
            "{count} call is not filed yet, and not counted. It is filed with: exitcoach resume",
            "{count} calls are not filed yet, and not counted. They are filed with: exitcoach resume",
            count,
        )
        prose(told.format(count=count))


def _days(desk: "Desk") -> int:
    return desk.settings.investigation_days


def _heal(case_id: str, desk: "Desk") -> None:
    with suppress(HomeUnusable):  # a home that can only be read is told as it is
        healed(case_id, desk.store, desk.ledger)


def _tell_alarms(overview: Report, options: ReportOptions, making: Making) -> int:
    from exitcoach.cli.as_json import json_of
    from exitcoach.insights.alarms import public_alarms
    from exitcoach.reports.alarm_words import alarm_words

    alarms = overview.figures.alarms
    if alarms is None:
        return 0
    lines = [json_of(public_alarms(alarms))] if options.as_json else alarm_words(alarms, making.taxonomy)
    _write((f"{line}\n".encode() for line in lines), options)
    return FOUND if alarms.any else 0


def _is_stdout(output: str) -> bool:
    return output in ("", STDOUT)


def _write(pieces: Iterable[bytes], options: ReportOptions) -> None:
    if _is_stdout(options.output):
        write_stdout(pieces)
    else:
        write_file(pieces, Path(options.output), force=options.force)


def _asides(overview: Report) -> Iterator[str]:
    yield from heading.left_out(overview.left_out)
    if not overview.figures.n:
        yield from heading.nothing_found(overview.selection)
