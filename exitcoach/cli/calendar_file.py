"""``followups --ics``: what is due as a calendar."""

from pathlib import Path

from exitcoach.cli.followups import Wish
from exitcoach.cli.screen import talk
from exitcoach.domain.text import fold, shown_in_line
from exitcoach.followups.diary import Entry
from exitcoach.locale import _
from exitcoach.reports.calendar import is_shown, write_calendar
from exitcoach.reports.write import STDOUT, write_file, write_stdout
from exitcoach.services.diary import diary
from exitcoach.wiring import Desk


def write_ics(desk: Desk, wish: Wish, file: str, *, force: bool) -> None:
    """Write the calendar of what is wanted. Raises OutputExists, OutputUnusable."""
    settings = desk.settings
    everything = diary(desk.store, desk.ledger, desk.taxonomy, desk.author, days=settings.investigation_days)
    entries = [entry for entry in everything if is_shown(entry) and _is_wanted(entry, wish, settings.employee)]
    pieces = write_calendar(entries, desk.taxonomy, desk.author.now(), desk.zone)
    if file == STDOUT:
        write_stdout(pieces)
        return
    write_file(pieces, Path(file), force=force)
    told = _("Calendar written: {file} ({count}). Imported again after the next export, it updates, never doubles.")
    talk(told.format(file=shown_in_line(file), count=len(entries)))


def _is_wanted(entry: Entry, wish: Wish, employee: str) -> bool:
    mine = not wish.mine or (bool(entry.owner) and fold(entry.owner) == fold(employee))
    return mine and (entry.overdue or not wish.overdue) and fold(wish.owner) in fold(entry.owner)
