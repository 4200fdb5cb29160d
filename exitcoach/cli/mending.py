"""``corrective``, ``lesson``, ``recontact`` and ``returned``: what is mended, and going back to the client."""

import typer

from exitcoach.cli import corrective_commands, lesson_commands
from exitcoach.cli.after import CASE, ON
from exitcoach.cli.options import known_option, said_day
from exitcoach.cli.screen import talk
from exitcoach.cli.supervise import SUPERVISORS
from exitcoach.domain.catalog import CHANNELS
from exitcoach.locale import _
from exitcoach.wiring import Desk


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    example = "\n\n" + _("Example:") + " exitcoach"
    app.command(
        "recontact",
        rich_help_panel=SUPERVISORS,
        help=_("Go back to a client: what is missing; when nothing is, the message; then that it was made.")
        + f"{example} recontact 261122-h3 --made --channel phone",
    )(recontact)
    app.command(
        "returned",
        rich_help_panel=SUPERVISORS,
        help=_("The client came back.")
        + f"{example} returned 261122-h3 --because {_('“They told me what had changed.”')}",
    )(returned)
    app.add_typer(corrective_commands.commands_of(example), name="corrective", rich_help_panel=SUPERVISORS)
    app.add_typer(lesson_commands.commands_of(example), name="lesson", rich_help_panel=SUPERVISORS)


def recontact(
    ctx: typer.Context,
    case: str = CASE,
    made: bool = typer.Option(False, "--made", help=_("It was made.")),
    on: str = ON,
    by: str = typer.Option("", "--by", metavar=_("NAME"), help=_("Who made it; you when left out.")),
    channel: str = typer.Option("", "--channel", metavar="C", help="phone, in_person, video, chat, email"),
    reply: str = typer.Option("", "--reply", metavar=_("TEXT"), help=_("How the client took it.")),
    tu: bool = typer.Option(False, "--tu", help=_("In Spanish, address the client as “tú”.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print it as JSON.")),
) -> None:
    """Go back to a client."""
    from exitcoach.cli.recontact import Contact, answered, made_known, standing

    desk = Desk(ctx.obj)
    contact = Contact(
        case_id=desk.archive.find(case),
        on=said_day("--on", on, desk.author.today(), desk.settings.language),
        by=by.strip(),
        channel=known_option("--channel", channel, CHANNELS),
        reply=reply.strip(),
        tu=tu,
    )
    if made:
        made_known(desk, contact, as_json=as_json)
    elif contact.reply:
        answered(desk, contact, as_json=as_json)
    elif not standing(desk, contact, as_json=as_json):
        raise typer.Exit(1)


def returned(
    ctx: typer.Context,
    case: str = CASE,
    on: str = ON,
    because: str = typer.Option("", "--because", metavar=_("TEXT"), help=_("What brought them back.")),
) -> None:
    """The client came back."""
    from exitcoach.services.record_return import record_return

    desk = Desk(ctx.obj)
    case_id = desk.archive.find(case)
    day = said_day("--on", on, desk.author.today(), desk.settings.language)
    record_return(case_id, desk.store, desk.author, because=because, on=day)
    talk(_("Case {case}: the client came back. Thank whoever left the door open.").format(case=case_id))
