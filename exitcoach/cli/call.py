"""``start`` and ``resume``."""

from collections.abc import Callable

import typer

from exitcoach.cli.files import file_bytes
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _
from exitcoach.wiring import Desk

DURING = _("During the call")


class NoTerminal(ExitCoachError):
    """There is no terminal, and nobody answers the plain lines either."""

    exit_code = 2


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
    app.command(
        "tone",
        rich_help_panel=DURING,
        help=_("Check what you are about to say or send: what in it may sound defensive?")
        + "\n\n"
        + _("Example:")
        + " exitcoach tone reply.txt --stage close",
    )(tone)


def start(
    ctx: typer.Context,
    client: str = typer.Option("", "--client", metavar=_("TEXT"), help=_("The client's name.")),
    channel: str = typer.Option("", "--channel", metavar="C", help="phone, in_person, video, chat, email"),
    playbook: str = typer.Option("", "--playbook", metavar=_("ID|PATH"), help=_("The playbook to follow.")),
    express: bool = typer.Option(False, "--express", help=_("Only six questions; the rest waits for the debrief.")),
    answers: str = typer.Option("", "--answers", metavar=_("FILE|-"), help=_("File a case from answers; no terminal.")),
    plain: bool = typer.Option(False, "--plain", help=_("Line by line, nothing drawn: for screen readers and pipes.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored case as JSON.")),
) -> None:
    """Take a call."""
    from exitcoach.cli.begin import Asked, from_file, live
    from exitcoach.cli.seat import is_plain

    desk = Desk(ctx.obj)
    asked = Asked(client=client, channel=channel, playbook=playbook, express=express)
    if answers:
        from_file(desk, asked, file_bytes(answers), answers, as_json=as_json)
        return
    _conduct(lambda: live(desk, asked, plain=is_plain(plain), as_json=as_json))


def resume(
    ctx: typer.Context,
    case: str = typer.Argument("", metavar=_("CASE"), help=_("The case, by any unique start of its id.")),
    plain: bool = typer.Option(False, "--plain", help=_("Line by line, nothing drawn: for screen readers and pipes.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored case as JSON.")),
) -> None:
    """Go on with a case."""
    from exitcoach.cli.begin import again
    from exitcoach.cli.seat import is_plain

    desk = Desk(ctx.obj)
    case_id = desk.archive.find(case) if case else desk.archive.waiting()
    _conduct(lambda: again(desk, case_id, plain=is_plain(plain), as_json=as_json))


def tone(
    ctx: typer.Context,
    files: list[str] = typer.Argument(None, metavar=_("[FILE|-]…"), help=_("Drafts; standard input when none.")),
    as_json: bool = typer.Option(False, "--json", help=_("One JSON object a finding, or a line of JSON Lines.")),
    stage: str = typer.Option("", "--stage", metavar="STAGE", help="open, listen, causes, recovery, close, debrief"),
    why: bool = typer.Option(False, "--why", help=_("Say also why it hurts.")),
    praise: bool = typer.Option(False, "--praise", help=_("Show also what is well said.")),
    mine: bool = typer.Option(False, "--mine", help=_("Your own trend over your calls; nobody else sees it.")),
    since: str = typer.Option("", "--since", metavar="D", help=_("With --mine: from this day (YYYY-MM-DD).")),
) -> None:
    """Check a draft."""
    if mine:
        _own_tone(Desk(ctx.obj), since, as_json=as_json)
        return
    from exitcoach.cli.tone import check, stage_option
    from exitcoach.services.listen import Draft

    desk = Desk(ctx.obj)
    asked = Draft(
        text="",
        stage=stage_option(stage),
        language=desk.settings.asked_language,
        usual=desk.settings.language,
    )
    check(tuple(files or ()), desk.ears.get, asked, as_json=as_json, why=why, praise=praise)


def _own_tone(desk: Desk, since: str, *, as_json: bool) -> None:
    from exitcoach.cli.options import day_option
    from exitcoach.cli.own_tone import show
    from exitcoach.services.own_tone import own_tone

    own = own_tone(desk.store, desk.settings.employee, desk.zone, day_option("--since", since))
    markers = desk.listening(desk.settings.language).rules.markers
    show(own, {name: words.name for name, words in markers.items()}, as_json=as_json)


def _conduct(interview: Callable[[], int]) -> None:
    """Run the interview and leave; EOFError means that nobody ever answered."""
    try:
        code = interview()
    except EOFError:
        raise NoTerminal from None
    if code:
        raise typer.Exit(code)
