"""typer's commands in the language in use: some of its words it only has in English."""

from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from exitcoach.cli.as_typed import take_as_typed
from exitcoach.cli.completion import install_here, show_here
from exitcoach.cli.usage import WrongUsage, from_typer
from exitcoach.domain.text import nearest
from exitcoach.locale import _

HELP_SHOWN = 2
COMPLETION = {"install_completion": install_here, "show_completion": show_here}


class Command(TyperCommand):
    """One command."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options and arguments, in the language in use."""
        return _worded(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how it is typed."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What is left of the words: nothing. Raises WrongUsage."""
        take_as_typed(self.get_params(ctx))
        ctx.allow_extra_args = True  # typer would tell of them in English
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise WrongUsage("too-much", ctx.command_path, name=" ".join(rest))
        return rest


class Group(TyperGroup):
    """A group of commands, or the whole program."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options, in the language in use."""
        return _worded(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how it is typed."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words of the command that follows."""
        take_as_typed(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant. Raises WrongUsage."""
        name = args[0]
        if not (name.startswith("-") or self.get_command(ctx, name) or ctx.resilient_parsing):
            raise WrongUsage("unknown-command", ctx.command_path, name=name, near=nearest(name, self.commands))
        return super().resolve_command(ctx, args)

    def main(self, *arguments: Any, **extra: Any) -> NoReturn:
        """Run, and end the process. Raises ExitCoachError."""
        extra["standalone_mode"] = False
        try:
            ended = super().main(*arguments, **extra)
        except typer.Abort as error:
            raise KeyboardInterrupt from error
        except typer.TyperException as error:
            if type(error).__name__ == "NoArgsIsHelpError":
                raise SystemExit(HELP_SHOWN) from error
            raise from_typer(error) from error
        raise SystemExit(ended if isinstance(ended, int) else 0)


def speaking(app: typer.Typer) -> typer.Typer:
    """The app, with all its commands and groups made of these classes."""
    app.info.cls = Group
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        if group.typer_instance:
            speaking(group.typer_instance)
    return app


def _worded(params: list[Any]) -> list[Any]:
    for param in params:
        told = param.help or ""
        param.help = _(told)
        param.callback = COMPLETION.get(param.name, param.callback)
        if getattr(param, "is_flag", False) and param.metavar is None:
            param.metavar = ""  # else the help says <bool>
        if param.param_type_name == "argument" and param.nargs != 1:
            param.display_type_rich = _no_kind
    return params


def _no_kind(**_more: Any) -> None:
    """``<list[str]>`` is a word of programmers."""


def _write_usage(ctx: Any, formatter: Any, pieces: list[str]) -> None:
    formatter.write_usage(ctx.command_path, " ".join(map(_, pieces)), prefix=_("Usage:") + " ")
