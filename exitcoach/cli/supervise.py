"""``report``."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from exitcoach.locale import _
from exitcoach.wiring import Desk

SUPERVISORS = _("For supervisors")
_SELDOM = 50_000
"""Objects made before garbage is looked for."""


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    example = "\n\n" + _("Example:") + " exitcoach report --since 2026-11-01 --format md --output november.md"
    app.command("report", rich_help_panel=SUPERVISORS, help=_("The overview and the export.") + example)(report)


def report(
    ctx: typer.Context,
    since: str = typer.Option("", "--since", metavar="D", help=_("From this day of the call (YYYY-MM-DD).")),
    until: str = typer.Option("", "--until", metavar="D", help=_("To this day of the call (YYYY-MM-DD).")),
    causes: list[str] = typer.Option([], "--cause", metavar=_("ID|GROUP"), help=_("Any cause, or a whole group.")),
    departments: list[str] = typer.Option(
        [], "--department", metavar=_("TEXT"), help=_("A department of an incident.")
    ),
    outcomes: list[str] = typer.Option([], "--outcome", metavar="O", help=_("A decision.")),
    playbooks: list[str] = typer.Option([], "--playbook", metavar="ID", help=_("Cases of this playbook.")),
    cases: list[str] = typer.Option([], "--case", metavar=_("CASE"), help=_("These cases.")),
    group_by: str = typer.Option(
        "", "--group-by", metavar=_("WHAT"), help="cause, department, process, channel, segment, month"
    ),
    format: str = typer.Option(  # noqa: A002
        "", "--format", metavar=_("FORMAT"), help="terminal, md, html, csv, json, jsonl, xlsx, ics"
    ),
    output: str = typer.Option("-", "--output", metavar=_("FILE"), help=_("A file, or - for the screen.")),
    force: bool = typer.Option(False, "--force", help=_("Write over an existing file.")),
    anonymize: bool = typer.Option(False, "--anonymize", help=_("Take out who the people are.")),
    alarms: bool = typer.Option(False, "--alarms", help=_("Only what comes more often of late; exit 1 when anything.")),
    as_json: bool = typer.Option(False, "--json", help=_("As JSON, also the alarms.")),
    browse: bool = typer.Option(False, "--open", help=_("Open the page in the browser.")),
) -> None:
    """Report."""
    with collected_seldom():
        from exitcoach.cli.report import run_report
        from exitcoach.cli.report_browser import close_page
        from exitcoach.cli.report_options import ReportOptions

        # The options bear the names of the parameters, so that none can be forgotten here.
        given = {name: value for name, value in ctx.params.items() if name in ReportOptions.__slots__}
        desk = Desk(ctx.obj)
        close_page(desk.home)
        raise typer.Exit(run_report(desk, ReportOptions(**given)))


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Meanwhile garbage is looked for more seldom."""
    # The objects of a case go when the next comes; to look for circles among them took a sixth of a report.
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
