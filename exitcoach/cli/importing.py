"""``data import``: the history of the time before exitcoach."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from exitcoach.cli.screen import result, talk
from exitcoach.locale import _, ngettext
from exitcoach.wiring import GENERAL, Desk

if TYPE_CHECKING:
    from exitcoach.imports.plan import Plan
    from exitcoach.imports.proposal import Proposal
    from exitcoach.imports.rows import Rows
    from exitcoach.services.import_cases import Seen, Tally

MAP_ENDING = ".map.yaml"


def register(commands: typer.Typer, example: str) -> None:
    """Add the command to those of ``data``."""
    told = _("Import the cases of the time before exitcoach, from a list of clients who left.")
    commands.command("import", help=told + f"{example} exitcoach data import leavers.csv --dry-run")(import_file)


def import_file(
    ctx: typer.Context,
    file: str = typer.Argument(..., metavar=_("FILE"), help=_("The list: .csv, .xlsx or .jsonl.")),
    map_file: str = typer.Option(
        "",
        "--map",
        metavar=_("FILE"),
        help=_("What the columns and words mean; proposed beside the list where there is none yet."),
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help=_("Write nothing; say what would be.")),
    update: bool = typer.Option(False, "--update", help=_("Also take in rows that have changed since.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the counts as JSON.")),
) -> None:
    """Import a list, or propose how."""
    desk = Desk(ctx.obj)
    plan_path = Path(map_file) if map_file else _beside(file)
    plan = _plan(plan_path, desk)
    rows = _open(Path(file), plan.sheet if plan else "")
    if plan is None:
        _propose(desk, rows, plan_path, dry_run=dry_run, as_json=as_json)
        return
    tally = _import(desk, rows, plan, keep=not dry_run, update=update)
    if as_json:
        result(json.dumps(_public(rows, plan_path, tally, imported=not dry_run), indent=2))
    else:
        result(_summary(tally, imported=not dry_run))
    talk(*_asides(rows, tally, update=update))


def _beside(file: str) -> Path:
    """Where the map of a list is looked for. Raises UnreadableFile."""
    from exitcoach.cli.files import UnreadableFile

    try:
        return Path(file).with_suffix(MAP_ENDING)
    except ValueError:  # it names no file, but a folder or nothing
        raise UnreadableFile(file, "EISDIR") from None


def _plan(path: Path, desk: Desk) -> "Plan | None":
    """The map, or None where there is none yet. Raises Rejected, UnreadableFile."""
    from exitcoach.cli.files import UnreadableFile, file_bytes
    from exitcoach.frontends.import_map import read_map

    try:
        data = file_bytes(str(path))
    except UnreadableFile as error:
        if error.why != "ENOENT":
            raise
        return None
    return read_map(data, str(path), desk.taxonomy)


def _open(path: Path, sheet: str) -> "Rows":
    """The rows of the list. Raises Rejected, UnreadableFile."""
    import errno

    from exitcoach.cli.files import UnreadableFile
    from exitcoach.frontends.import_files import open_rows

    try:
        return open_rows(path, sheet)
    except OSError as error:
        raise UnreadableFile(str(path), errno.errorcode.get(error.errno or 0, "EIO")) from error


def _propose(desk: Desk, rows: "Rows", path: Path, *, dry_run: bool, as_json: bool) -> None:
    from exitcoach.frontends.import_proposal import map_text
    from exitcoach.reports.write import write_file

    proposal = _proposal(desk, rows)
    text = map_text(rows, rows.name.partition(".")[0], proposal, desk.taxonomy, desk.settings.language)
    if not dry_run:
        write_file([text.encode("utf-8")], path)
    if as_json:
        told = {"rows": proposal.rows, "undecided": proposal.open, "written": not dry_run}
        result(json.dumps({"map": str(path), **told}, indent=2))
    elif dry_run:
        result(text.rstrip("\n"))
    else:
        told_rows = ngettext(
            "{path}: this is how {count} row would become a case.",
            "{path}: this is how {count} rows would become cases.",
            proposal.rows,
        )
        talk(told_rows.format(path=path, count=proposal.rows))
        if proposal.open:
            talk(_("Still to be decided in it, marked “?”: {count}.").format(count=proposal.open))
        talk(_("Look through it, correct it, and run the same command again. Nothing has been imported yet."))


def _proposal(desk: Desk, rows: "Rows") -> "Proposal":
    from exitcoach.frontends.import_words import read_words
    from exitcoach.imports.proposal import propose
    from exitcoach.imports.survey import survey
    from exitcoach.playbook.shelf import built_in

    words = read_words(built_in() / "import", desk.playbooks.get(GENERAL), desk.taxonomy)
    with _progress(_("Reading")) as (seen,):
        return propose(survey(rows.columns, _watched(rows, seen)), words)


def _watched(rows: "Rows", seen: "Seen") -> Iterator[Any]:
    for row in rows.read():
        seen()
        yield row


def _import(desk: Desk, rows: "Rows", plan: "Plan", *, keep: bool, update: bool) -> "Tally":
    from exitcoach.domain.cases import PlaybookRef
    from exitcoach.services.import_cases import Terms, import_cases

    playbook = desk.playbooks.get(desk.settings.playbook)
    with _progress(_("Checking"), _("Importing") if keep else _("Counting")) as (checked, seen):
        terms = Terms(
            playbook=PlaybookRef(id=playbook.id, version=playbook.version),
            language=desk.settings.language,
            author=desk.author,
            keep=keep,
            update=update,
            checked=checked,
            seen=seen,
        )
        return import_cases(rows, plan, desk.store, terms)


@contextmanager
def _progress(*steps: str) -> Iterator[tuple["Seen", ...]]:
    """A count of rows for each step on standard error, while somebody looks at it."""
    if not sys.stderr.isatty():
        yield tuple((lambda: None) for _step in steps)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4) as progress:
        yield tuple(partial(progress.advance, progress.add_task(step, total=None)) for step in steps)


def _summary(tally: "Tally", *, imported: bool) -> str:
    new, there = tally.new, tally.there
    if imported:
        always = (
            ngettext("{count} new", "{count} new", new),
            ngettext("{count} already there", "{count} already there", there),
        )
    else:
        always = (
            ngettext("{count} would be new", "{count} would be new", new),
            ngettext("{count} is already there", "{count} are already there", there),
        )
    where_any = (
        (tally.changed, ngettext("{count} changed", "{count} changed", tally.changed)),
        (tally.skipped, ngettext("{count} no goodbye", "{count} no goodbyes", tally.skipped)),
        (tally.undated, _("{count} without a whole date")),
        (tally.without_cause, _("{count} without a cause")),
    )
    told = (*zip((new, there), always, strict=True), *(pair for pair in where_any if pair[0]))
    parts = ", ".join(words.format(count=count) for count, words in told)
    rows = ngettext("{count} row: {parts}.", "{count} rows: {parts}.", tally.rows)
    return rows.format(count=tally.rows, parts=parts)


def _asides(rows: "Rows", tally: "Tally", *, update: bool) -> Iterator[str]:
    from exitcoach.domain.text import shown_in_line

    if tally.changed and not update:
        places = ", ".join(map(str, tally.changed_rows[:5])) + (" …" if len(tally.changed_rows) > 5 else "")
        yield _("Changed since, and left as stored: rows {rows}. To take them in, add --update.").format(rows=places)
    for cell in tally.unfit[:5]:
        yield _("{file}:{row}: {column}: “{text}” does not answer that; it is kept as a note.").format(
            file=rows.name, row=cell.row, column=shown_in_line(cell.column), text=shown_in_line(cell.text)[:60]
        )
    if tally.unfit_count > 5:
        yield _("There are {count} such cells in all.").format(count=tally.unfit_count)


def _public(rows: "Rows", path: Path, tally: "Tally", *, imported: bool) -> dict[str, Any]:
    found = asdict(tally)
    ranked = sorted(tally.causes.items(), key=lambda pair: (-pair[1], pair[0]))
    counts = {name: found[name] for name in ("rows", "new", "there", "changed", "updated", "skipped")}
    more = {
        "undated": tally.undated,
        "without_cause": tally.without_cause,
        "causes": ranked,
        "kept_as_notes": tally.unfit_count,
    }
    return {"file": rows.name, "map": str(path), "imported": imported, **counts, **more}
