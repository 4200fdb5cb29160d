"""``corrective add``, ``link``, ``place``, ``verify`` and ``list``."""

from datetime import date

import typer

from exitcoach.cli.after import CASE, NOTE, ON
from exitcoach.cli.options import said_day
from exitcoach.cli.screen import columns, talk
from exitcoach.locale import _
from exitcoach.wiring import Desk

CORRECTIVE = typer.Argument(..., metavar=_("CORRECTIVE"), help=_("The corrective, by any unique start of its id."))


def commands_of(example: str) -> typer.Typer:
    """The group."""
    commands = typer.Typer(help=_("What is put right, and whether it works."), no_args_is_help=True)
    commands.command(
        "add",
        help=_("Plan a corrective for a case.")
        + f"{example} corrective add 261122-h3 --what {_('“Second desk”')} --owner {_('Eva')} --due 2026-12-15",
    )(_add)
    commands.command("link", help=_("It serves one more case.") + f"{example} corrective link 261123-a4 261122-h3")(
        _link
    )
    commands.command("place", help=_("It is in place.") + f"{example} corrective place 261123-a4 --on yesterday")(
        _place
    )
    commands.command(
        "verify",
        help=_("It was seen to work; say what shows it.")
        + f"{example} corrective verify 261123-a4 --evidence {_('“No complaint in four weeks”')}",
    )(_verify)
    commands.command("list", help=_("List them, and what came back all the same.") + f"{example} corrective list")(
        _list
    )
    return commands


def _add(
    ctx: typer.Context,
    case: str = CASE,
    what: str = typer.Option(..., "--what", metavar=_("TEXT"), help=_("What will be put right.")),
    owner: str = typer.Option(..., "--owner", metavar=_("NAME"), help=_("Who makes it happen: one name.")),
    due: str = typer.Option(..., "--due", metavar="D", help=_("In place by this day: 2026-12-15, +14.")),
    how: str = typer.Option("", "--how", metavar=_("TEXT"), help=_("How it will be verified.")),
    verify_by: str = typer.Option("", "--verify-by", metavar="D", help=_("Verified by this day.")),
    cause: str = typer.Option("", "--cause", metavar="ID", help=_("The cause it cures; that of the case.")),
    process: str = typer.Option("", "--process", metavar=_("TEXT"), help=_("The process; that of the case.")),
    also: list[str] = typer.Option([], "--also", metavar=_("CASE"), help=_("A further case it serves.")),
) -> None:
    from exitcoach.cli.corrective import Typed, add

    typed = Typed(what=what, owner=owner, due=due, how=how, verify_by=verify_by, cause=cause, process=process)
    add(Desk(ctx.obj), typed, (case, *also))


def _link(ctx: typer.Context, corrective: str = CORRECTIVE, case: str = CASE) -> None:
    from exitcoach.cli.corrective import told_of
    from exitcoach.services.add_corrective import link_corrective

    desk = Desk(ctx.obj)
    changed = link_corrective(corrective, desk.archive.find(case), desk.store, desk.ledger, desk.author)
    talk(told_of(changed))


def _place(ctx: typer.Context, corrective: str = CORRECTIVE, on: str = ON, note: str = NOTE) -> None:
    from exitcoach.cli.corrective import told_of
    from exitcoach.services.place_corrective import place_corrective

    desk = Desk(ctx.obj)
    placed = place_corrective(corrective, desk.store, desk.ledger, desk.author, on=_day(desk, on), note=note)
    talk(told_of(placed))


def _verify(
    ctx: typer.Context,
    corrective: str = CORRECTIVE,
    evidence: str = typer.Option("", "--evidence", metavar=_("TEXT"), help=_("What shows that it works.")),
    on: str = ON,
) -> None:
    from exitcoach.cli.corrective import told_of
    from exitcoach.services.verify_corrective import verify_corrective

    desk = Desk(ctx.obj)
    day = _day(desk, on)
    talk(told_of(verify_corrective(corrective, desk.store, desk.ledger, desk.author, evidence=evidence, on=day)))


def _list(
    ctx: typer.Context, as_json: bool = typer.Option(False, "--json", help=_("Print them as a JSON list."))
) -> None:
    from exitcoach.cli.corrective import show_correctives

    show_correctives(Desk(ctx.obj), as_json=as_json, width=columns())


def _day(desk: Desk, text: str) -> date | None:
    return said_day("--on", text, desk.author.today(), desk.settings.language)
