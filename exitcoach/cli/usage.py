"""A command line that cannot be read: what is wrong, and what explains it."""

from collections.abc import Callable, Mapping
from typing import Any

from exitcoach.errors import ExitCoachError
from exitcoach.locale import _


class WrongUsage(ExitCoachError):
    """Words that make no command: ``code`` names the sentence, ``facts`` fill it, ``command`` has the help.

    Codes: ``unknown-command`` and ``unknown-option`` (name, near) · ``no-command`` · ``no-value`` and
    ``no-value-wanted`` (name) · ``missing`` (name) · ``too-much`` (name) · ``unreadable``.
    """

    exit_code = 2

    def __init__(self, code: str, command: str = "exitcoach", **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.command = command
        self.facts = facts


def from_typer(error: Any) -> WrongUsage:
    """The failure typer found, as a WrongUsage. By the names of its classes: it keeps them to itself."""
    command = error.ctx.command_path if getattr(error, "ctx", None) else "exitcoach"
    match type(error).__name__:
        case "NoSuchOption":
            return WrongUsage("unknown-option", command, name=error.option_name, near=_first(error.possibilities))
        case "BadOptionUsage":
            code = "no-value-wanted" if "not take" in error.message else "no-value"
            return WrongUsage(code, command, name=error.option_name)
        case "MissingParameter":
            return WrongUsage("missing", command, name=_name_of(error.param))
        case "UsageError":
            return WrongUsage("no-command", command)
        case _:
            return WrongUsage("unreadable", command)


def usage_sentence(error: WrongUsage) -> str:
    """What is wrong, what may have been meant, and where it is explained."""
    parts = [WORDS[error.code]().format(**error.facts)]
    if error.facts.get("near"):
        parts.append(_("Did you mean “{near}”?").format(near=error.facts["near"]))
    parts.append(_("Help: {command} --help").format(command=error.command))
    return " ".join(parts)


def _name_of(param: Any) -> str:
    """An option by its dashes, an argument by what stands for it."""
    option = next((name for name in param.opts if name.startswith("--")), "")
    return str(option or param.metavar or param.name.upper())


def _first(names: list[str] | None) -> str:
    return names[0] if names else ""


WORDS: Mapping[str, Callable[[], str]] = {
    "unknown-command": lambda: _("There is no command “{name}”."),
    "unknown-option": lambda: _("There is no option {name}."),
    "no-command": lambda: _("A command is missing."),
    "no-value": lambda: _("{name} wants a value after it."),
    "no-value-wanted": lambda: _("{name} takes no value."),
    "missing": lambda: _("{name} is missing."),
    "too-much": lambda: _("“{name}” is too much; put a text of several words in quotes."),
    "unreadable": lambda: _("This command cannot be read."),
}
