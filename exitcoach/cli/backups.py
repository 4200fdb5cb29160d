"""``data backup`` and ``data restore``."""

import errno
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from exitcoach.cli.as_json import json_of
from exitcoach.cli.consent import ask, refuse_unasked
from exitcoach.cli.screen import place, prose, result, talk
from exitcoach.domain.text import shown_in_line
from exitcoach.locale import _, ngettext
from exitcoach.wiring import Desk

if TYPE_CHECKING:
    from exitcoach.stores.backups import Made
    from exitcoach.stores.restoring import Difference, Staged

SHOWN = 5
YES = typer.Option(False, "--yes", help=_("Do not ask."))
DRY_RUN = typer.Option(False, "--dry-run", help=_("Change nothing; say what would be."))
_MEGABYTE = 1_000_000


def register(commands: typer.Typer, example: str) -> None:
    """Add the commands to those of ``data``."""
    told = _("Save all records in one file. It is made once a day by itself, too, after a call.")
    commands.command("backup", help=told + f"{example} exitcoach data backup --to /media/usb")(backup)
    told = _("Put the records of a backup in the place of those of now, which are kept beside.")
    commands.command("restore", help=told + f"{example} exitcoach data restore --dry-run")(restore)


def backup(
    ctx: typer.Context,
    to: str = typer.Option("", "--to", metavar=_("FILE"), help=_("The file or folder; else in the home, backups.")),
    force: bool = typer.Option(False, "--force", help=_("Write over a file that exists.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print it as JSON.")),
) -> None:
    """Save all records."""
    desk = Desk(ctx.obj)
    made = _elsewhere(desk, to, force=force) if to else _make(desk, None)
    if as_json:
        result(json_of({"path": str(made.path), "files": made.files, "bytes": made.size}))
        return
    place(made.path)
    told = ngettext("{count} file, {size} MB.", "{count} files, {size} MB.", made.files)
    talk(told.format(count=made.files, size=megabytes(made.size)))
    if desk.home.vault.encrypts:
        prose(_("It is encrypted as the records are: keep their recovery code as long as you keep any backup."))
    else:
        talk(_("It holds everything your clients said: keep it where nobody else can read it."))


def restore(
    ctx: typer.Context,
    file: str = typer.Argument("", metavar=_("FILE"), help=_("The backup; the newest one when left out.")),
    dry_run: bool = DRY_RUN,
    yes: bool = YES,
    as_json: bool = typer.Option(False, "--json", help=_("Print it as JSON.")),
) -> None:
    """Go back to a backup."""
    from exitcoach.cli.restored_key import RestoredKey
    from exitcoach.stores.restoring import difference, put_in_place, refuse_running, staged

    desk = Desk(ctx.obj)
    path = _chosen(desk, file)
    with staged(path, desk.home) as stage:
        key = RestoredKey(desk, path, stage.home)
        found = difference(stage.home, desk.home)
        _tell(path, stage, found, as_json=as_json)
        key.tell()
        if dry_run:
            return
        refuse_running(desk.home)
        refuse_unasked(yes=yes)
        ask(_("Put it in the place of the records of now?"), yes=yes)
        key.carry_over()
        kept = put_in_place(stage, desk.home, local_now(desk))
    prose(_("Done. The records as they were are kept in {path}; delete them when you are sure.").format(path=kept))


def megabytes(size: int) -> str:
    """``0,2`` in Spanish; a file of a few bytes is not nothing."""
    from exitcoach.reports.numbers import decimal

    return decimal(max(size / _MEGABYTE, 0.1))


def local_now(desk: Desk) -> datetime:
    """This moment, in local time."""
    return desk.author.now().astimezone(desk.zone)


def _make(desk: Desk, to: Path | None) -> "Made":
    from exitcoach.stores.backups import Backups

    return Backups(desk.home).make(local_now(desk), to)


def _elsewhere(desk: Desk, to: str, *, force: bool) -> "Made":
    """Somewhere else, and noted. Raises OutputExists, OutputUnusable."""
    from exitcoach.cli.exported import note_export
    from exitcoach.ports import HomeUnusable
    from exitcoach.reports.write import OutputExists, OutputUnusable
    from exitcoach.stores.backups import ASKED, ENDING

    try:
        path = Path(to).expanduser()
        if path.is_dir():
            path /= f"{ASKED}{local_now(desk):%Y%m%d-%H%M%S}{ENDING}"
        if path.exists() and not force:
            raise OutputExists(str(path))
    except (OSError, RuntimeError) as failure:  # a name too long, ~somebody who has no account here
        code = errno.errorcode.get(getattr(failure, "errno", None) or errno.EINVAL, "EIO")
        raise OutputUnusable(to, code) from failure
    try:
        made = _make(desk, path)
    except HomeUnusable as failure:
        if Path(failure.path).is_relative_to(desk.home.path):
            raise
        raise OutputUnusable(str(path), failure.why) from failure
    note_export(desk, "backup", "zip", path)
    return made


def _chosen(desk: Desk, file: str) -> Path:
    from exitcoach.stores.backup_file import BackupUnusable
    from exitcoach.stores.backups import Backups

    if not file:
        paths = Backups(desk.home).paths()
        if not paths:
            raise BackupUnusable(str(desk.home.backups), "none")
        return paths[-1]
    try:
        path = Path(file).expanduser()
        return path if path.exists() or path.name != file else desk.home.backups / file
    except (OSError, RuntimeError):  # a name too long, ~somebody who has no account here
        raise BackupUnusable(file, "missing") from None


def _tell(path: Path, stage: "Staged", found: "Difference", *, as_json: bool) -> None:
    """What would change."""
    if as_json:
        lists = {"added": list(found.added), "changed": list(found.changed), "lost": list(found.lost)}
        facts = {"path": str(path), "made": stage.manifest.made.isoformat(), "same": found.same}
        result(json.dumps({**facts, **lists, "damaged": found.damaged}, indent=2))
        return
    result(
        _("Backup {path}, made on {day} with exitcoach {version}.").format(
            path=path, day=f"{stage.manifest.made:%Y-%m-%d %H:%M}", version=shown_in_line(stage.manifest.version)
        )
    )
    if found.damaged:
        result(_("{path} of now cannot be read, so there is nothing to compare with.").format(path=found.damaged))
    added, changed, lost = len(found.added), len(found.changed), len(found.lost)
    told = (
        (ngettext("{count} case would be added", "{count} cases would be added", added), found.added),
        (
            ngettext("{count} case would be as it was then", "{count} cases would be as they were then", changed),
            found.changed,
        ),
        (ngettext("{count} case would be lost", "{count} cases would be lost", lost), found.lost),
    )
    result(*(_line(words, ids) for words, ids in told if ids))
    if not found.damaged:
        told_same = ngettext("{count} case is the same.", "{count} cases are the same.", found.same)
        result(told_same.format(count=found.same))


def _line(told: str, ids: tuple[str, ...]) -> str:
    return f"{told.format(count=len(ids))}: {', '.join(ids[:SHOWN])}{' …' if len(ids) > SHOWN else ''}"
