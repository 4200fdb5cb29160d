"""The commands, in the groups people look for them."""

import typer

from exitcoach.cli import after, call, demo, investigate, letter, mending, records, supervise
from exitcoach.cli.commands import speaking
from exitcoach.cli.screen import talk
from exitcoach.cli.unlocking import ask_key
from exitcoach.locale import _
from exitcoach.stores.keys import asking
from exitcoach.stores.lock import waiting

app = typer.Typer(
    name="exitcoach",
    help=_("A calm companion for the moment a client says: I'm leaving."),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from exitcoach import __version__

        typer.echo(f"exitcoach {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: bool = typer.Option(False, "--version", help=_("Show the version."), callback=_version, is_eager=True),
    lang: str = typer.Option("", "--lang", metavar="es|en", help=_("Language; it may stand anywhere.")),
) -> None:
    """Options of every command; the language is taken out before this is reached."""
    waiting.set(lambda: talk(_("Another window is writing to the records; waiting for it…")))
    asking.set(ask_key)


for group in (call, after, letter, records, supervise, investigate, mending, demo):
    group.register(app)
speaking(app)
