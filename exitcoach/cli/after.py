"""``followups``, ``promise``, ``decided``, ``smoke`` and ``support``: after the call."""

from datetime import date

import typer

from exitcoach.cli.options import known_option, said_day
from exitcoach.cli.records import AFTER
from exitcoach.cli.screen import columns, talk
from exitcoach.domain.commitments import PromiseState
from exitcoach.locale import _
from exitcoach.wiring import Desk

ON = typer.Option("", "--on", metavar="D", help=_("The day it happened: 2026-11-22, yesterday; today when left out."))
NOTE = typer.Option("", "--note", metavar=_("TEXT"), help=_("Why, or how, in one line."))
CASE = typer.Argument(..., metavar=_("CASE"), help=_("The case, by any unique start of its id."))
PROMISE = typer.Argument(..., metavar=_("PROMISE"), help=_("The promise, by any unique start of its id."))


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    example = "\n\n" + _("Example:") + " exitcoach"
    app.command(
        "followups",
        rich_help_panel=AFTER,
        help=_("What is due: promises, decisions, investigations, correctives, recontacts.")
        + f"{example} followups --mine",
    )(followups)
    app.command(
        "decided",
        rich_help_panel=AFTER,
        help=_("What a client who wanted to think chose, or that one who stayed left later.")
        + f"{example} decided 261122-h3 leaves --on yesterday",
    )(decided)
    app.command(
        "smoke",
        rich_help_panel=AFTER,
        help=_("Log an early signal, before anybody leaves; or show those there are.")
        + f"{example} smoke {_('third client today who asks about the bill')}\n\nexitcoach smoke list",
    )(smoke)
    app.command(
        "support",
        rich_help_panel=AFTER,
        help=_("Write what was done for an employee who asked for support.")
        + f"{example} support 261122-h3 --done {_('“We had a coffee; Friday off.”')}",
    )(support)
    app.add_typer(_promises(example), name="promise", rich_help_panel=AFTER)


def followups(
    ctx: typer.Context,
    overdue: bool = typer.Option(False, "--overdue", help=_("Only what is overdue.")),
    owner: str = typer.Option("", "--owner", metavar=_("NAME"), help=_("Only what this person owes.")),
    mine: bool = typer.Option(False, "--mine", help=_("Only what you owe.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the rows as a JSON list.")),
    ics: str = typer.Option("", "--ics", metavar=_("FILE|-"), help=_("Write a calendar to import; what is done too.")),
    force: bool = typer.Option(False, "--force", help=_("Write over an existing file.")),
) -> None:
    """What is due."""
    from exitcoach.cli.followups import Wish, show_followups

    wish = Wish(overdue=overdue, owner=owner.strip(), mine=mine)
    if ics:
        from exitcoach.cli.calendar_file import write_ics

        write_ics(Desk(ctx.obj), wish, ics, force=force)
        if ics == "-" or not as_json:
            return
    show_followups(Desk(ctx.obj), wish, as_json=as_json, width=columns())


def decided(
    ctx: typer.Context,
    case: str = CASE,
    decision: str = typer.Argument(..., metavar="leaves|stays", help=_("What the client chose.")),
    on: str = ON,
    note: str = NOTE,
) -> None:
    """What the client chose."""
    from exitcoach.followups.facts import LEAVES, STAYS
    from exitcoach.reports.follow_up_words import state_word
    from exitcoach.services.decide import decide

    desk = Desk(ctx.obj)
    chosen = known_option("exitcoach decided", decision, (LEAVES, STAYS))
    case_id = desk.archive.find(case)
    decide(case_id, chosen, desk.store, desk.author, on=_day(desk, on), note=note)
    talk(_("Case {case}: the client {decision}.").format(case=case_id, decision=state_word(chosen)))


def smoke(
    ctx: typer.Context,
    words: list[str] = typer.Argument(..., metavar=_("TEXT"), help=_("What was noticed, in one line.")),
    cause: str = typer.Option("", "--cause", metavar="ID", help=_("The cause it points to; - for none.")),
    department: str = typer.Option("", "--department", metavar=_("TEXT"), help=_("The department; - for none.")),
    process: str = typer.Option("", "--process", metavar=_("TEXT"), help=_("The process; - for none.")),
    yes: bool = typer.Option(False, "--yes", help=_("Take what the words suggest, without asking.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print what was logged as JSON.")),
) -> None:
    """Log a signal."""
    from exitcoach.cli.smoke import LIST, Signal, list_signals, log_signal

    desk = Desk(ctx.obj)
    if words == [LIST]:
        list_signals(desk, as_json=as_json, width=columns())
        return
    given = Signal(text=" ".join(words), cause=cause, department=department, process=process)
    log_signal(desk, given, ask=not yes, as_json=as_json)


def support(
    ctx: typer.Context,
    case: str = CASE,
    done: str = typer.Option(..., "--done", metavar=_("TEXT"), help=_("What was done, in one line.")),
    on: str = ON,
) -> None:
    """What was done for an employee."""
    from exitcoach.services.support_done import support_done

    desk = Desk(ctx.obj)
    case_id = desk.archive.find(case)
    support_done(case_id, desk.store, desk.author, what=done, on=_day(desk, on))
    talk(_("Case {case}: noted; the request for support is closed.").format(case=case_id))


def _promises(example: str) -> typer.Typer:
    commands = typer.Typer(help=_("What became of a promise."), no_args_is_help=True)

    @commands.command("keep", help=_("It was kept.") + f"{example} promise keep 261122-h3")
    def _keep(ctx: typer.Context, promise: str = PROMISE, note: str = NOTE, on: str = ON) -> None:
        _settle(Desk(ctx.obj), promise, PromiseState.KEPT, note=note, on=on)

    @commands.command(
        "break",
        help=_("It was broken; say why.")
        + f"{example} promise break 261122-h3 --note {_('“The technician did not come.”')}",
    )
    def _break(ctx: typer.Context, promise: str = PROMISE, note: str = NOTE, on: str = ON) -> None:
        _settle(Desk(ctx.obj), promise, PromiseState.BROKEN, note=note, on=on)

    @commands.command(
        "withdraw",
        help=_("It was withdrawn; say why.")
        + f"{example} promise withdraw 261122-h3 --client-agreed --note {_('“They moved away.”')}",
    )
    def _withdraw(
        ctx: typer.Context,
        promise: str = PROMISE,
        note: str = NOTE,
        on: str = ON,
        agreed: bool = typer.Option(False, "--client-agreed", help=_("The client agreed; it counts as kept.")),
    ) -> None:
        _settle(Desk(ctx.obj), promise, PromiseState.WITHDRAWN, note=note, on=on, client_agreed=agreed)

    return commands


def _settle(desk: Desk, start: str, state: PromiseState, *, note: str, on: str, client_agreed: bool = False) -> None:
    from exitcoach.domain.text import shown_in_line
    from exitcoach.reports.follow_up_words import state_word
    from exitcoach.services.settle_promise import settle_promise

    case, promise = settle_promise(
        start, state, desk.store, desk.author, on=_day(desk, on), note=note, client_agreed=client_agreed
    )
    told = _("Promise {promise}, “{what}”: {state}.")
    talk(told.format(promise=promise.id, what=shown_in_line(promise.what), state=state_word(state.value)))
    if state is PromiseState.BROKEN:
        talk(_("The supervisor sees it now. Look into it with: exitcoach investigate {case}").format(case=case.id))


def _day(desk: Desk, text: str) -> date | None:
    return said_day("--on", text, desk.author.today(), desk.settings.language)
