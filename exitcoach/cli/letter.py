"""``letter``."""

import typer

from exitcoach.cli.records import AFTER
from exitcoach.locale import _
from exitcoach.wiring import Desk

CASE = typer.Argument(..., metavar=_("CASE"), help=_("The case, by any unique start of its id."))


def register(app: typer.Typer) -> None:
    """Add the command to its group."""
    example = "\n\n" + _("Example:") + " exitcoach letter 261122-h3 --format eml --output marta.eml"
    told = _("Write the farewell to the client, or the promises to one who stays, ready to send.")
    app.command("letter", rich_help_panel=AFTER, help=told + example)(letter)


def letter(
    ctx: typer.Context,
    case: str = CASE,
    form: str = typer.Option(
        "", "--format", metavar=_("FORMAT"), help=_("txt, md, html or eml; by the ending of the file, else txt.")
    ),
    statement: bool = typer.Option(False, "--statement", help=_("The client's own message to management instead.")),
    tu: bool = typer.Option(False, "--tu", help=_("In Spanish, address the client as “tú”.")),
    output: str = typer.Option("-", "--output", metavar=_("FILE|-"), help=_("Where to write it.")),
    force: bool = typer.Option(False, "--force", help=_("Write over a file that exists.")),
) -> None:
    """Write to the client."""
    from exitcoach.cli.letter_writing import LetterOptions, write_letter

    options = LetterOptions(case=case, format=form, statement=statement, tu=tu, output=output, force=force)
    write_letter(Desk(ctx.obj), options)
