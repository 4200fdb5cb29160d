"""What forgetting and purging have in common: a backup first, then the records, then every backup there is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from glob import escape
from pathlib import Path

from exitcoach.cli.screen import prose, result, talk
from exitcoach.cli.unlocking import opening
from exitcoach.domain.text import shown_in_line
from exitcoach.errors import ExitCoachError, RecordsLocked
from exitcoach.locale import _, ngettext
from exitcoach.services.erasing import Change, Place, Touched, erase, look, refuse_running
from exitcoach.stores.backups import BEFORE, DAILY, Backups
from exitcoach.stores.erasing import HomeRecords
from exitcoach.stores.restoring import STAGED
from exitcoach.stores.set_aside import damaged_backups
from exitcoach.wiring import Desk

ChangeFor = Callable[[Desk], Change]
"""What is to be changed in a home: a backup may know the person by other names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was changed: ``backups`` were written again, ``unusable`` ones could not be, nor ``locked`` ones, which are
    under another key."""

    touched: Touched
    backups: int = 0
    unusable: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()


def place_of(desk: Desk) -> Place:
    """The home of a desk, to be erased in."""
    return Place(HomeRecords(desk.home), desk.archive, desk.inquiries)


def looked(desk: Desk, change_for: ChangeFor) -> Touched:
    """What would be changed. Raises CaseInUse."""
    found = look(place_of(desk), change_for(desk))
    refuse_running(place_of(desk), found.cases)
    return found


def carried_out(desk: Desk, change_for: ChangeFor, found: Touched) -> Erased:
    """Save everything, change it, then change what was saved, this time and before. Raises CaseInUse, HomeUnusable."""
    from exitcoach.cli.backups import local_now

    backups = Backups(desk.home)
    backups.sweep(local_now(desk))
    backups.make(local_now(desk), kind=DAILY)
    touched = erase(place_of(desk), change_for(desk), found.cases)
    rewritten, unusable, locked = 0, list[str](), list[str]()
    for path in backups.paths():
        try:
            rewritten += _in_backup(desk, backups, path, change_for)
        except RecordsLocked:
            locked.append(str(path))
        except ExitCoachError:
            unusable.append(str(path))
    unusable += map(str, damaged_backups(desk.home))
    return Erased(touched=touched, backups=rewritten, unusable=tuple(unusable), locked=tuple(locked))


def _in_backup(desk: Desk, backups: Backups, path: Path, change_for: ChangeFor) -> bool:
    with opening(path), backups.opened(path) as home:
        inside = Desk(replace(desk.settings, home=home.path), desk.keys)
        inside.unlock()
        change = change_for(inside)
        found = look(place_of(inside), change)
        if not found.any:
            return False
        erase(place_of(inside), change, found.cases)
        backups.write_again(path, home)
    return True


def tell_done(desk: Desk, done: Erased) -> None:
    """What was changed, and what a person must look after."""
    count = len(done.touched.cases)
    told = ngettext("{count} case was changed.", "{count} cases were changed.", count)
    result(told.format(count=count))
    if done.touched.items:
        told = ngettext("{count} text of the house too.", "{count} texts of the house too.", done.touched.items)
        result(told.format(count=done.touched.items))
    result(*copies_lines(done.touched))
    told = ngettext("{count} backup was written again.", "{count} backups were written again.", done.backups)
    result(told.format(count=done.backups))
    for path in done.unusable:
        talk(_("{path}: this backup cannot be changed; delete it.").format(path=path))
    for path in done.locked:
        prose(
            _(
                "{path}: this backup is under another key and was not changed. Do this again with its passphrase or "
                "its recovery code, or delete it."
            ).format(path=path)
        )
    for name in done.touched.files:
        talk(_("{path} still has the name; look at it and change it by hand.").format(path=desk.home.path / name))
    for older in older_homes(desk):
        talk(_("{path} holds records as they were before a restore; delete it.").format(path=older))


def copies_lines(touched: Touched) -> Iterator[str]:
    """What goes whole: copies that are no records."""
    if touched.copies:
        told = ngettext(
            "{count} copy that was set aside or kept of an older version goes whole:",
            "{count} copies that were set aside or kept of an older version go whole:",
            len(touched.copies),
        )
        yield f"{told.format(count=len(touched.copies))} {ids_line(touched.copies)}"


def older_homes(desk: Desk) -> tuple[Path, ...]:
    """What restores have kept or, killed in the middle, left, beside the home or in it."""
    home = desk.home.path.resolve()
    names = [escape(home.name) + BEFORE, f".{escape(home.name)}{STAGED}"]
    beside = [path for name in names for path in home.parent.glob(f"{name}*")]
    return tuple(sorted((*beside, *home.glob(f"*{BEFORE}*"))))


def ids_line(case_ids: tuple[str, ...], shown: int = 10) -> str:
    """Some ids, on one line."""
    return shown_in_line(", ".join(case_ids[:shown])) + (" …" if len(case_ids) > shown else "")
