"""``start`` and ``resume``."""

import sys
from pathlib import Path

import typer

from exitcoach.errors import ExitCoachError
from exitcoach.locale import _
from exitcoach.wiring import Desk

DURING = _("During the call")
STDIN = "-"
INTERRUPTED = 130


class NoTerminal(ExitCoachError):
    """The wizard needs a terminal on both sides."""

    exit_code = 2


class UnreadableFile(ExitCoachError):
    """A file named on the command line cannot be read: ``why`` is the system's reason."""

    exit_code = 2

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command(
        "start",
        rich_help_panel=DURING,
        help=_("Take a call: the wizard, step by step; or file one from answers.")
        + "\n\n"
        + _("Example:")
        + ' exitcoach start --client "Ana Rojas" --channel phone',
    )(start)
    app.command(
        "resume",
        rich_help_panel=DURING,
        help=_("Go on with an interrupted case, or with its debrief.")
        + "\n\n"
        + _("Example:")
        + " exitcoach resume 261122-h3k",
    )(resume)


def start(
    ctx: typer.Context,
    client: str = typer.Option("", "--client", metavar=_("TEXT"), help=_("The client's name.")),
    channel: str = typer.Option("", "--channel", metavar="C", help="phone, in_person, video, chat, email"),
    playbook: str = typer.Option("", "--playbook", metavar=_("ID|PATH"), help=_("The playbook to follow.")),
    express: bool = typer.Option(False, "--express", help=_("Only six questions; the rest waits for the debrief.")),
    answers: str = typer.Option("", "--answers", metavar=_("FILE|-"), help=_("File a case from answers; no terminal.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored case as JSON.")),
) -> None:
    """Take a call."""
    from exitcoach.cli.begin import Asked, from_file, live

    desk = Desk(ctx.obj)
    asked = Asked(client=client, channel=channel, playbook=playbook, express=express)
    if answers:
        from_file(desk, asked, _bytes(answers), answers, as_json=as_json)
        return
    _need_terminal()
    _leave(live(desk, asked, as_json=as_json))


def resume(
    ctx: typer.Context,
    case: str = typer.Argument("", metavar=_("CASE"), help=_("The case, by any unique start of its id.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored case as JSON.")),
) -> None:
    """Go on with a case."""
    from exitcoach.cli.begin import again

    desk = Desk(ctx.obj)
    case_id = desk.archive.find(case) if case else desk.archive.waiting()
    _need_terminal()
    _leave(again(desk, case_id, as_json=as_json))


def _leave(interrupted: bool) -> None:
    if interrupted:
        raise typer.Exit(INTERRUPTED)


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())):
        raise NoTerminal


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, getattr(error, "strerror", None) or str(error)) from error
