"""``cases``, ``show``, ``data`` and ``playbook``."""

import json
from contextlib import suppress

import typer

from exitcoach.cli import backups, checking_records, encrypting, forgetting, importing, purging
from exitcoach.cli.options import day_option, status_option
from exitcoach.cli.screen import columns, place, prose, result, talk
from exitcoach.domain.cases import Case
from exitcoach.locale import _
from exitcoach.wiring import GENERAL, Desk

AFTER = _("After the call")
SETUP = _("Set-up")


def register(app: typer.Typer) -> None:
    """Add the commands of these groups."""
    example = "\n\n" + _("Example:")
    app.command(
        "cases", rich_help_panel=AFTER, help=_("List the cases.") + f"{example} exitcoach cases --status debrief"
    )(cases)
    app.command("show", rich_help_panel=AFTER, help=_("Read one case.") + f"{example} exitcoach show 261122-h3k")(show)
    app.add_typer(_playbook_commands(example), name="playbook", rich_help_panel=SETUP)
    app.add_typer(_data_commands(example), name="data", rich_help_panel=SETUP)


def cases(
    ctx: typer.Context,
    status: str = typer.Option("", "--status", metavar="S", help="open, interrupted, debrief, closed"),
    client: str = typer.Option("", "--client", metavar=_("TEXT"), help=_("Part of the client's name.")),
    since: str = typer.Option("", "--since", metavar="D", help=_("From this day of the call (YYYY-MM-DD).")),
    until: str = typer.Option("", "--until", metavar="D", help=_("To this day of the call (YYYY-MM-DD).")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored cases as a JSON list.")),
) -> None:
    """List the cases."""
    from exitcoach.cli.caselist import case_rows
    from exitcoach.cli.errors import sentences
    from exitcoach.services.read_cases import Wanted, listing
    from exitcoach.stores.codec import encode_case

    desk = Desk(ctx.obj)
    wanted = Wanted(
        zone=desk.zone,
        status=status_option(status),
        client=client,
        since=day_option("--since", since),
        until=day_option("--until", until),
    )
    found = listing(desk.archive, wanted)
    if as_json:
        result("[" + ",\n".join(encode_case(case).decode("utf-8") for case in found.cases) + "]")
    elif found.cases:
        playbook = desk.playbooks.get(GENERAL)
        result(*case_rows(found.cases, playbook, desk.settings.language, desk.zone, columns()))
    else:
        talk(_("No case fits. A call begins with: exitcoach start"))
    if found.troubles:
        talk(*(line for trouble in found.troubles for line in sentences(trouble)))
        raise typer.Exit(1)


def show(
    ctx: typer.Context,
    case: str = typer.Argument(..., metavar=_("CASE"), help=_("The case, by any unique start of its id.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored case as JSON.")),
) -> None:
    """Read one case."""
    from exitcoach.cli.casepage import CasePage
    from exitcoach.cli.playbooks import playbook_for
    from exitcoach.reports.case_sections import CaseTold
    from exitcoach.stores.codec import encode_case

    desk = Desk(ctx.obj)
    found = _read(desk, desk.archive.find(case))
    if as_json:
        result(encode_case(found).decode("utf-8"))
        return
    told = CaseTold(
        case=found,
        playbook=playbook_for(found, desk),
        causes=desk.taxonomy,
        language=desk.settings.language,
        zone=desk.zone,
        today=desk.author.today(),
    )
    result(*CasePage(told.sections(), columns()).lines())


def _read(desk: Desk, case_id: str) -> Case:
    """The case, the correctives it shows as they are now."""
    from exitcoach.ports import HomeUnusable
    from exitcoach.services.following import NotFiled
    from exitcoach.services.house_copies import healed

    with suppress(HomeUnusable, NotFiled):  # to read it needs neither
        healed(case_id, desk.store, desk.ledger)
    return desk.archive.read(case_id).case


def _playbook_commands(example: str) -> typer.Typer:
    commands = typer.Typer(help=_("The playbooks: YAML anyone may edit."), no_args_is_help=True)

    @commands.command("list", help=_("List the playbooks.") + f"{example} exitcoach playbook list")
    def _list(ctx: typer.Context) -> None:
        from exitcoach.cli.playbook import list_lines

        desk = Desk(ctx.obj)
        result(*list_lines(desk.playbooks, desk.settings.language))

    @commands.command("show", help=_("Read a playbook as an outline.") + f"{example} exitcoach playbook show general")
    def _show(ctx: typer.Context, playbook: str = typer.Argument("", metavar=_("ID|PATH"))) -> None:
        from exitcoach.cli.playbook import show_lines

        desk = Desk(ctx.obj)
        result(*show_lines(desk.playbooks.get(playbook or desk.settings.playbook), desk.settings.language))

    @commands.command(
        "check", help=_("Find what is wrong in your playbooks.") + f"{example} exitcoach playbook check shop.yaml"
    )
    def _check(ctx: typer.Context, playbook: list[str] = typer.Argument(None, metavar=_("ID|PATH"))) -> None:
        from exitcoach.cli.checking import check

        raise typer.Exit(check(Desk(ctx.obj), playbook or ()))

    return commands


def _data_commands(example: str) -> typer.Typer:
    commands = typer.Typer(help=_("The records on this machine."), no_args_is_help=True)

    @commands.command("path", help=_("Where the records lie.") + f"{example} exitcoach data path")
    def _path(ctx: typer.Context) -> None:
        from exitcoach.cli.unlocking import key_lines
        from exitcoach.cli.whereabouts import tell_elsewhere

        place(ctx.obj.home)
        prose(*key_lines(ctx.obj))
        tell_elsewhere(ctx.obj.home)

    @commands.command("schema", help=_("The JSON Schema of a stored case.") + f"{example} exitcoach data schema")
    def _schema() -> None:
        from exitcoach.stores.schema import case_schema

        result(json.dumps(case_schema(), indent=2, ensure_ascii=False))

    checking_records.register(commands, example)
    for group in (importing, backups, encrypting, forgetting, purging):
        group.register(commands, example)
    return commands
