"""Files that are no records and may hold some: set aside by a repair, kept of an older version, torn last writes."""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from exitcoach.domain.ids import FORM, is_case_id
from exitcoach.services.erasing import Change
from exitcoach.stores.files import NEW, ORIGINAL
from exitcoach.stores.layout import Home, disk_failures
from exitcoach.stores.readable import readable

TORN = ".torn-"
ARCHIVES = "backups"
"""In a folder of what was set aside: damaged backups, which cannot be searched."""
_CASE = re.compile(FORM)
_STAMP_DAY, _ID_DAY = "%Y%m%d", "%y%m%d"


def copies_with(home: Home, change: Change, case_ids: frozenset[str]) -> tuple[str, ...]:
    """Those, by their path in the home, that name somebody, or hold one of these cases, or are older than is kept.

    Raises HomeUnusable.
    """
    with disk_failures(home.path):
        return tuple(sorted(name for name in copies(home) if _is_due(home, name, change, case_ids)))


def drop_copies(home: Home, names: tuple[str, ...]) -> None:
    """Delete them, and the folders of what was set aside that are empty then. Raises HomeUnusable."""
    for name in names:
        path = home.path / name
        with disk_failures(path):
            path.unlink(missing_ok=True)
        with suppress(OSError):
            for folder in path.parents:
                if not folder.is_relative_to(home.damaged):
                    break
                folder.rmdir()


def damaged_backups(home: Home) -> tuple[Path, ...]:
    """Backups that were set aside: nobody can tell who is in them."""
    return tuple(sorted(home.damaged.glob(f"*/{ARCHIVES}/*")))


def copies(home: Home) -> Iterator[str]:
    """All of them, by their path in the home."""
    places = (home.cases, home.private, home.house, home.drafts)
    files = (path for place in (home.damaged, *places) for path in place.rglob("*") if path.is_file())
    for path in files:
        if path.name.endswith(NEW):
            continue
        if path.is_relative_to(home.damaged) or path.name.endswith(ORIGINAL) or TORN in path.name:
            yield path.relative_to(home.path).as_posix()


def _is_due(home: Home, name: str, change: Change, case_ids: frozenset[str]) -> bool:
    day = last_day_in(name)
    if day is not None and day < change.copies_since:
        return True
    if ARCHIVES in PurePosixPath(name).parts:
        return False
    data = readable(name, (home.path / name).read_bytes(), home.vault)
    text = f"{name}\n{data.decode('utf-8', 'replace')}"
    return not case_ids.isdisjoint(_CASE.findall(text)) or change.is_named(text)


def last_day_in(name: str) -> date | None:
    """The last day that what is in a copy can be of, as its name tells; None where it tells nothing.

    When it was set aside, or else its month, or the day of its case.
    """
    path = PurePosixPath(name)
    begins = path.name.partition(".")[0]
    with suppress(ValueError, IndexError):
        if path.parts[0] == "damaged":
            return _day(path.parts[1].partition("-")[0], _STAMP_DAY)
        if is_case_id(begins):
            return _day(begins.partition("-")[0], _ID_DAY)
        year, month = (int(part) for part in begins.split("-"))
        return date(year, month, monthrange(year, month)[1])
    return None


def _day(text: str, form: str) -> date:
    return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
