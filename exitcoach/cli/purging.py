"""``data purge``, and the quiet line that says when there is something to purge."""

import json
from collections.abc import Iterator

import typer

from exitcoach.cli.backups import DRY_RUN, YES
from exitcoach.cli.consent import ask, refuse_unasked
from exitcoach.cli.demo_choices import chosen_number
from exitcoach.cli.screen import result, talk
from exitcoach.locale import _, ngettext
from exitcoach.wiring import Desk

MOST_MONTHS = 1200


def register(commands: typer.Typer, example: str) -> None:
    """Add the command to those of ``data``."""
    told = _("Take the people out of cases that were kept long enough; what the figures count stays.")
    commands.command("purge", help=told + f"{example} exitcoach data purge --dry-run")(purge)


def purge(
    ctx: typer.Context,
    dry_run: bool = DRY_RUN,
    yes: bool = YES,
    older_than: str = typer.Option(
        "", "--older-than", metavar=_("MONTHS"), help=_("Instead of retention_months in config.toml.")
    ),
    as_json: bool = typer.Option(False, "--json", help=_("Print it as JSON.")),
) -> None:
    """Take the people out of old cases."""
    from exitcoach.cli.erasure import carried_out, copies_lines, ids_line, looked, tell_done
    from exitcoach.services.purge import limit, purging

    desk = Desk(ctx.obj)
    months = chosen_number("--older-than", older_than, 1, MOST_MONTHS) if older_than else desk.settings.retention_months
    before = limit(desk.author.today(), months)
    found = looked(desk, lambda _place: purging(before, desk.author))
    count = len(found.cases)
    if as_json:
        facts = {"before": before.isoformat(), "cases": list(found.cases), "copies": list(found.copies)}
        result(json.dumps(facts))
    else:
        told = ngettext(
            "{count} case of a call before {day} still has people in it.",
            "{count} cases of calls before {day} still have people in them.",
            count,
        )
        result(told.format(count=count, day=before.isoformat()), *([ids_line(found.cases)] if count else ()))
        result(*copies_lines(found))
    if dry_run or not found.any:
        return
    refuse_unasked(yes=yes)
    ask(_("Take them out? This cannot be undone."), yes=yes)
    done = carried_out(desk, lambda _place: purging(before, desk.author), found)
    if as_json:
        talk(_("Done."))
    else:
        tell_done(desk, done)


def purge_reminder(desk: Desk) -> Iterator[str]:
    """One line, where cases were to be kept for a time and it is over for some."""
    if not desk.settings.retention_months:
        return
    from exitcoach.services.purge import limit
    from exitcoach.stores.aged import count_aged

    count = count_aged(desk.home, limit(desk.author.today(), desk.settings.retention_months), desk.zone)
    if count:
        told = ngettext(
            "{count} case has been kept longer than retention_months: exitcoach data purge --dry-run",
            "{count} cases have been kept longer than retention_months: exitcoach data purge --dry-run",
            count,
        )
        yield told.format(count=count)
