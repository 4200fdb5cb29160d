"""``demo``: a throw-away home with example cases, and what to try on it."""

import json
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import typer

from exitcoach.cli.demo_choices import chosen_folder, chosen_number
from exitcoach.cli.records import SETUP
from exitcoach.cli.screen import place, talk
from exitcoach.domain.text import shown
from exitcoach.locale import _, ngettext
from exitcoach.wiring import GENERAL, Desk

CASES, FEWEST, MOST = 240, 60, 5000
SEED, LAST_SEED = 20261122, 999_999_999
WINDOWS = "win32"


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = _("Fill a throw-away home with example cases, to try the report on.")
    app.command("demo", rich_help_panel=SETUP, help=f"{told}\n\n{_('Example:')} exitcoach demo")(demo)


def demo(
    ctx: typer.Context,
    cases: str = typer.Option(str(CASES), "--cases", metavar="N", help=_("How many cases.")),
    seed: str = typer.Option(str(SEED), "--seed", metavar="N", help=_("Another number makes other cases.")),
    home: str = typer.Option("", "--home", metavar=_("FOLDER"), help=_("An empty folder for it; else a new one.")),
) -> None:
    """Make a home of examples."""
    real = Desk(ctx.obj)
    count, start = chosen_number("--cases", cases, FEWEST, MOST), chosen_number("--seed", seed, 0, LAST_SEED)
    folder = chosen_folder(home, real.settings.home)
    desk = Desk(replace(real.settings, home=folder, playbook=GENERAL))
    talk(ngettext("Making {count} example case …", "Making {count} example cases …", count).format(count=count))
    settings = {"language": desk.settings.language, "employee": _fill(desk, count, start)}
    lines = "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in settings.items())
    write_settings(desk.home.config, lines)
    talk(_("They are all invented. Your own records were not touched; delete this folder when you have seen enough:"))
    place(folder)
    talk("", _("Try next:"), *(f"  {shown(line)}" for line in next_commands(folder, sys.platform)))


def write_settings(path: Path, lines: str) -> None:
    """Put them there, for their owner alone. Raises HomeUnusable."""
    from exitcoach.stores.files import replace_file
    from exitcoach.stores.layout import disk_failures

    with disk_failures(path):
        replace_file(path, lines.encode("utf-8", "replace"))


def next_commands(folder: Path, platform: str) -> tuple[str, ...]:
    """The next three commands, ready to paste: for PowerShell on Windows, else for a shell."""
    if platform == WINDOWS:
        quoted = str(folder).replace("'", "''")
        place = f"$env:EXITCOACH_HOME = '{quoted}'; exitcoach"
    else:
        place = f"EXITCOACH_HOME={shlex.quote(str(folder))} exitcoach"
    return f"{place} report", f"{place} followups --overdue", f"{place} report --open"


def _fill(desk: Desk, cases: int, seed: int) -> str:
    """The name of an employee of the example house."""
    from exitcoach.examples.make import example_house
    from exitcoach.examples.year import Year
    from exitcoach.playbook.example_words import example_words

    language = desk.settings.language
    words = example_words(language)
    year = Year(today=desk.author.today(), zone=desk.zone)
    house = example_house(words, desk.playbooks.get(GENERAL), language, year, cases=cases, seed=seed)
    desk.store.merge_all(house.records)
    for corrective in house.correctives:
        desk.ledger.add(corrective)
    for lesson in house.lessons:
        desk.ledger.add(lesson)
    for smoke in house.smoke:
        desk.ledger.add(smoke)
    return words.employees[0]
