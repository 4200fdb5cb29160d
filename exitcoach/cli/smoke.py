"""``smoke``: an early signal logged in a line, what it is about guessed from its words; and the list of them."""

import sys
from dataclasses import asdict, dataclass, replace

import msgspec
import typer

from exitcoach.cli.as_json import json_list, json_of
from exitcoach.cli.options import known_option
from exitcoach.cli.screen import result, talk
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Smoke
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.frontends.terminal.lines import wrap
from exitcoach.locale import _
from exitcoach.reports.day_words import day_in_words
from exitcoach.wiring import Desk, chance

LIST, NONE = "list", "-"
NO_END = 10_000
INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A signal as it was typed; ``-`` says that there is none."""

    text: str
    cause: str = ""
    department: str = ""
    process: str = ""


def log_signal(desk: Desk, given: Signal, *, ask: bool, as_json: bool) -> None:
    """Log it; its id, or with ``as_json`` the whole of it, on standard output. Raises BadFilter, NotPossible."""
    from exitcoach.services.smoke import log_smoke

    if given.cause != NONE:
        given = replace(given, cause=known_option("--cause", given.cause, desk.taxonomy.causes))
    asking = ask and sys.stdin.isatty() and sys.stdout.isatty()
    try:
        signal = _completed(desk, given, ask=asking)
    except (KeyboardInterrupt, EOFError):
        talk(_("Nothing was logged."))
        raise typer.Exit(INTERRUPTED) from None
    about = {name: "" if value == NONE else value for name, value in asdict(signal).items() if name != "text"}
    smoke = log_smoke(signal.text, desk.ledger, desk.taxonomy, desk.author, chance, **about)
    told = _about(smoke, desk.taxonomy, desk.settings.language)
    if signal != given and not asking:
        talk(_("Logged; guessed from the words: {about}").format(about=told))
        talk(_("Say it yourself with --cause, --department, --process; - is none."))
    else:
        talk(_("Logged: {about}").format(about=told or _("no cause yet")))
    result(json_of(smoke) if as_json else smoke.id)


def list_signals(desk: Desk, *, as_json: bool, width: int) -> None:
    """Every signal, the newest first, with the cases it came before."""
    from exitcoach.services.smoke import list_smoke

    found = list_smoke(desk.store, desk.ledger, desk.zone)
    if as_json:
        result(
            json_list({**msgspec.to_builtins(smoke), "cases": [one for one, _day in cases]} for smoke, cases in found)
        )
        return
    if not found:
        talk(_("No signal is logged yet. One is with: exitcoach smoke TEXT"))
    today = desk.author.today()
    for smoke, cases in reversed(found):
        when = day_in_words(smoke.at.astimezone(desk.zone).date(), today)
        told = [f"{when} · {shown_in_line(smoke.by)} · {shown_in_line(smoke.text)}"]
        told += filter(None, [_about(smoke, desk.taxonomy, desk.settings.language)])
        told += (
            [_("came before case {case}").format(case=", ".join(case_id for case_id, _day in cases))] if cases else []
        )
        result(*_indented(told, width))


def _indented(told: list[str], width: int) -> list[str]:
    lines = [part for one in told for part in (wrap(one, width - 2, NO_END) if width else [one])]
    return [line if at == 0 else f"  {line}" for at, line in enumerate(lines)]


def _about(smoke: Smoke, taxonomy: Taxonomy, language: str) -> str:
    cause = taxonomy.causes.get(smoke.cause)
    label = f"{in_language(cause.label, language)} ({smoke.cause})" if cause else smoke.cause
    return " · ".join(shown_in_line(part) for part in (label, smoke.department, smoke.process) if part)


def _completed(desk: Desk, given: Signal, *, ask: bool) -> Signal:
    """What was not said, from the words: confirmed with a key each, or taken."""
    from exitcoach.followups.smoke import guess
    from exitcoach.playbook.signals import signal_cues_anyway

    language, cues = desk.settings.language, signal_cues_anyway(desk.playbooks.own)
    found = guess(given.text, desk.playbooks.get(desk.settings.playbook), language, cues)
    causes = {cause: in_language(desk.taxonomy.causes[cause].label, language) for cause in found.causes}
    offered = {
        "cause": causes,
        "department": {name: name for name in found.departments},
        "process": {name: name for name in found.processes},
    }
    for name, labels in offered.items():
        if labels and not getattr(given, name):
            chosen = _confirmed(name, labels) if ask else next(iter(labels))
            given = replace(given, **{name: chosen})
    return given


def _confirmed(name: str, labels: dict[str, str]) -> str:
    """The one meant: Enter takes the first, a digit another, s or - none."""
    from exitcoach.cli.one_key import choose

    asked = {"cause": _("Cause?"), "department": _("Department?"), "process": _("Process?")}[name]
    return choose(asked, [*labels.items(), (NONE, _("none of these (s)"))], none=NONE)
