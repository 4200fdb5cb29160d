"""``investigate``."""

import typer

from exitcoach.cli.supervise import SUPERVISORS
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _
from exitcoach.wiring import Desk


class NobodyToAsk(ExitCoachError):
    """There is no terminal for the investigation of this case, and nobody answers the plain lines either."""

    exit_code = 2

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "investigate",
        rich_help_panel=SUPERVISORS,
        help=_("What was found: the wizard, step by step, or from a file of answers.")
        + "\n\n"
        + _("Example:")
        + " exitcoach investigate 261122-h3",
    )(investigate)


def investigate(
    ctx: typer.Context,
    case: str = typer.Argument(..., metavar=_("CASE"), help=_("The case, by any unique start of its id.")),
    answers: str = typer.Option("", "--answers", metavar=_("FILE|-"), help=_("Take it from answers; no terminal.")),
    plain: bool = typer.Option(False, "--plain", help=_("Line by line, nothing drawn: for screen readers and pipes.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the stored case as JSON.")),
) -> None:
    """Investigate a case."""
    from exitcoach.cli.inquiry import from_file, live
    from exitcoach.cli.seat import is_plain

    desk = Desk(ctx.obj)
    case_id = desk.archive.find(case)
    if answers:
        from_file(desk, case_id, answers, as_json=as_json)
        return
    try:
        code = live(desk, case_id, plain=is_plain(plain), as_json=as_json)
    except EOFError:
        raise NobodyToAsk(case_id) from None
    if code:
        raise typer.Exit(code)
