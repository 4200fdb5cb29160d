"""``report``."""

import typer

from exitcoach.locale import _
from exitcoach.wiring import Desk

SUPERVISORS = _("For supervisors")


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    example = "\n\n" + _("Example:") + " exitcoach report --since 2026-11-01 --format md --output november.md"
    app.command("report", rich_help_panel=SUPERVISORS, help=_("The overview and the export.") + example)(report)


def report(
    ctx: typer.Context,
    since: str = typer.Option("", "--since", metavar="D", help=_("From this day of the call (YYYY-MM-DD).")),
    until: str = typer.Option("", "--until", metavar="D", help=_("To this day of the call (YYYY-MM-DD).")),
    cause: list[str] = typer.Option([], "--cause", metavar=_("ID|GROUP"), help=_("Any cause, or a whole group.")),
    department: list[str] = typer.Option([], "--department", metavar=_("TEXT"), help=_("A department of an incident.")),
    outcome: list[str] = typer.Option([], "--outcome", metavar="O", help=_("A decision.")),
    playbook: list[str] = typer.Option([], "--playbook", metavar="ID", help=_("Cases of this playbook.")),
    case: list[str] = typer.Option([], "--case", metavar=_("CASE"), help=_("These cases.")),
    format_: str = typer.Option("", "--format", metavar=_("FORMAT"), help="terminal, md, csv, json, jsonl, ics"),
    output: str = typer.Option("-", "--output", metavar=_("FILE"), help=_("A file, or - for the screen.")),
    force: bool = typer.Option(False, "--force", help=_("Write over an existing file.")),
    anonymize: bool = typer.Option(False, "--anonymize", help=_("Take out who the people are.")),
) -> None:
    """Report."""
    from exitcoach.cli.report import ReportOptions, run_report

    desk = Desk(ctx.obj)
    options = ReportOptions(
        since=since,
        until=until,
        causes=cause,
        departments=department,
        outcomes=outcome,
        playbooks=playbook,
        cases=case,
        format=format_,
        output=output,
        force=force,
        anonymize=anonymize,
    )
    run_report(desk.store, desk.taxonomy, desk.author, options, days=desk.settings.investigation_days)
