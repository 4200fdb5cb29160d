"""Completion for the shell, told in the language in use."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

import typer
from typer.completion import install, show_callback  # type: ignore[attr-defined]

from exitcoach.cli.reasons import system_reason
from exitcoach.cli.screen import talk
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _


class NoCompletion(ExitCoachError):
    """None for this shell, or ``why`` its files cannot be written (``EACCES`` …)."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


def install_here(ctx: Any, _param: Any, value: Any) -> None:
    """Install completion for the shell this runs in. Raises NoCompletion."""
    if not value or ctx.resilient_parsing:
        return
    with _listening(), redirect_stdout(StringIO()):
        shell, path = install(value if isinstance(value, str) else None)
    told = _("Completion for {shell} is installed in {path}. It works in the next terminal you open.")
    talk(told.format(shell=shell, path=path))
    raise typer.Exit


def show_here(ctx: Any, param: Any, value: Any) -> None:
    """Print the completion script of the shell this runs in. Raises NoCompletion."""
    with _listening():
        show_callback(ctx, param, value)


@contextmanager
def _listening() -> Iterator[None]:
    """What typer would say of a failure is English; it is told as a NoCompletion instead."""
    try:
        with redirect_stderr(StringIO()):
            yield
    except typer.Exit as end:
        raise NoCompletion from end
    except OSError as error:
        raise NoCompletion(errno.errorcode.get(error.errno or 0, "EIO")) from error


def completion_sentence(error: NoCompletion) -> str:
    """Why there is none, and what to do."""
    if error.why:
        return _("Completion cannot be installed: {why}.").format(why=system_reason(error.why))
    return _("There is no completion for this shell; there is for bash, zsh, fish and PowerShell.")
