"""Asking before something is deleted or replaced."""

import sys

import typer

from exitcoach.cli.screen import talk
from exitcoach.domain.text import fold
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _

_YES = frozenset({"y", "yes", "s", "si"})


class NeedsConsent(ExitCoachError):
    """There is nobody to ask, and no ``--yes``; nothing was changed."""

    exit_code = 2


def refuse_unasked(*, yes: bool) -> None:
    """Raises NeedsConsent where nobody has said yes and nobody can be asked."""
    if not yes and not (sys.stdin is not None and sys.stdin.isatty()):
        raise NeedsConsent


def ask(question: str, *, yes: bool) -> None:
    """Go on only after a yes; else end the command, nothing changed. Raises NeedsConsent."""
    refuse_unasked(yes=yes)
    if yes:
        return
    sys.stderr.write(f"{question} {_('[y/N]')} ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if fold(answer) not in _YES:
        talk(*([] if answer else [""]), _("Nothing was changed."))
        raise typer.Exit(1)
