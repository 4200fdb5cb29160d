"""``lesson add``, ``publish``, ``retire`` and ``list``."""

import typer

from exitcoach.cli.after import NOTE
from exitcoach.cli.options import known_option
from exitcoach.cli.screen import columns, result, talk
from exitcoach.locale import _
from exitcoach.wiring import Desk, chance

LESSON = typer.Argument(..., metavar=_("LESSON"), help=_("The lesson, by any unique start of its id."))


def commands_of(example: str) -> typer.Typer:
    """The group."""
    commands = typer.Typer(help=_("What the next employee who meets a cause should know."), no_args_is_help=True)
    commands.command(
        "add",
        help=_("Write a lesson; it is a draft until it is published.")
        + f"{example} lesson add {_('“Offer the exact date first.”')} --cause response.slow",
    )(_add)
    commands.command("publish", help=_("Show it from now on.") + f"{example} lesson publish 261123-b7")(_publish)
    commands.command(
        "retire",
        help=_("Show it no longer; say why.")
        + f"{example} lesson retire 261123-b7 --note {_('“The process is another one.”')}",
    )(_retire)
    commands.command("list", help=_("List the lessons.") + f"{example} lesson list --cause response.slow")(_list)
    return commands


def _add(
    ctx: typer.Context,
    text: str = typer.Argument(..., metavar=_("TEXT"), help=_("The lesson, in one line.")),
    cause: str = typer.Option("", "--cause", metavar="ID", help=_("The cause it is about.")),
    case: str = typer.Option("", "--case", metavar=_("CASE"), help=_("The case it was learned in.")),
    corrective: str = typer.Option("", "--corrective", metavar=_("CORRECTIVE"), help=_("The corrective it came from.")),
) -> None:
    from exitcoach.cli.lesson import told_of
    from exitcoach.services.lessons import add_lesson

    desk = Desk(ctx.obj)
    known = known_option("--cause", cause, desk.taxonomy.causes)
    case_id = desk.archive.find(case) if case else ""
    lesson = add_lesson(
        text, known, desk.ledger, desk.taxonomy, desk.author, chance, case_id=case_id, corrective=corrective
    )
    talk(told_of(lesson))
    result(lesson.id)


def _publish(ctx: typer.Context, lesson: str = LESSON) -> None:
    from exitcoach.cli.lesson import told_of
    from exitcoach.services.lessons import publish_lesson

    desk = Desk(ctx.obj)
    talk(told_of(publish_lesson(lesson, desk.ledger, desk.author)))


def _retire(ctx: typer.Context, lesson: str = LESSON, note: str = NOTE) -> None:
    from exitcoach.cli.lesson import told_of
    from exitcoach.services.lessons import retire_lesson

    desk = Desk(ctx.obj)
    talk(told_of(retire_lesson(lesson, desk.ledger, desk.author, note=note)))


def _list(
    ctx: typer.Context,
    cause: str = typer.Option("", "--cause", metavar="ID", help=_("Only those about this cause.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print them as a JSON list.")),
) -> None:
    from exitcoach.cli.lesson import show_lessons

    show_lessons(Desk(ctx.obj), cause, as_json=as_json, width=columns())
