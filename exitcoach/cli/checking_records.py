"""``data check``: every record read, every problem told with its place and its cure."""

import typer

from exitcoach.locale import _
from exitcoach.wiring import Desk


def register(commands: typer.Typer, example: str) -> None:
    """Add the command to those of ``data``."""
    told = _("Read every record; find what is damaged or was edited by hand, and mend it.")
    commands.command("check", help=told + f"{example} exitcoach data check --repair")(check)


def check(
    ctx: typer.Context,
    repair: bool = typer.Option(
        False, "--repair", help=_("Mend what can be mended; how it was is kept in the folder “damaged”.")
    ),
    accept: bool = typer.Option(
        False, "--accept-edits", help=_("With --repair: take in what was edited by hand, and say so in its history.")
    ),
    undo: bool = typer.Option(False, "--undo-edits", help=_("With --repair: put back what stood there before.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the problems as JSON.")),
) -> None:
    """Check the home."""
    from exitcoach.cli.checking_home import Asked, run  # brings all there is; other commands need none of it

    left = run(Desk(ctx.obj), Asked(repair=repair, accept=accept, undo=undo, as_json=as_json))
    if left:
        raise typer.Exit(1)
