"""How the key of the records is to be kept: in the keyring of the system, or under a passphrase."""

import sys
from typing import TYPE_CHECKING

import typer

from exitcoach.cli.screen import prose, result, talk
from exitcoach.cli.unlocking import has_typist, typed
from exitcoach.domain.text import fold
from exitcoach.errors import ExitCoachError, RecordsLocked
from exitcoach.locale import _

if TYPE_CHECKING:
    from exitcoach.stores.key_file import Kept, KeyFile

SHORTEST = 12
"""Characters of a passphrase: four short words have more."""
KEYRING, PASSPHRASE = ("k", "l", "keyring", "llavero"), ("p", "f", "passphrase", "frase")


class NobodyToType(ExitCoachError):
    """A passphrase is typed at a terminal, and there is none."""

    exit_code = 2


class NoKeyring(ExitCoachError):
    """This system has no keyring that keeps anything; nothing was changed."""


def chosen() -> "Kept":
    """What somebody chooses here."""
    prose(
        _("How is the key kept?"),
        _("  k  in the keyring of this system: there is nothing to type"),
        _("  p  under a passphrase: commands ask; start, at its end"),
    )
    while True:
        answer = fold(_line(_("[k/p]") + " "))
        if answer in KEYRING:
            return "keyring"
        if answer in PASSPHRASE:
            return "passphrase"


def kept(private: bytes, how: "Kept") -> "KeyFile":
    """How the key is kept from now on; in the keyring it is already. Raises NoKeyring, NobodyToType."""
    from exitcoach.stores.key_file import in_keyring, recovery_code, with_passphrase
    from exitcoach.stores.system_keyring import SystemKeyring

    if how == "passphrase":
        return with_passphrase(private, _new_passphrase())
    found = in_keyring(private)
    try:
        SystemKeyring().put(found.fingerprint, recovery_code(private))
    except RecordsLocked as locked:
        raise NoKeyring from locked
    return found


def _new_passphrase() -> str:
    if not has_typist():
        raise NobodyToType
    told = _("Choose a passphrase of at least {count} characters; four words that do not belong together are good.")
    prose(told.format(count=SHORTEST))
    while True:
        first = typed(_("New passphrase: "))
        if not first:
            nothing_changed()
        elif len(first) < SHORTEST:
            prose(_("That is too short: {count} characters at least.").format(count=SHORTEST))
        elif typed(_("Once more: ")) == first:
            return first
        else:
            prose(_("The two are not the same."))


def show_code(private: bytes, *, known: bool, yes: bool) -> None:
    """The recovery code, on standard output; who sees it for the first time shows that it was written down."""
    from exitcoach.stores.key_file import recovery_code

    code = recovery_code(private)
    if known:
        prose(_("The recovery code is the one you have; here it is again:"))
    else:
        prose(
            _("This is the recovery code. It opens the records when the passphrase is forgotten or the keyring gone."),
            _("Write it on paper now, and keep it away from this machine:"),
        )
    result(*_on_paper(code))
    if known or yes or not has_typist():
        return
    last = code.rpartition("-")[2]
    while fold(_line(_("Its last four characters, to go on: "))) != fold(last):
        talk(_("These are not the last four."))


def _on_paper(code: str) -> tuple[str, ...]:
    """In two lines, which fit every screen, for people; in one for programs."""
    if not sys.stdout.isatty():
        return (code,)
    groups = code.split("-")
    half = len(groups) // 2
    return "  " + "-".join(groups[:half]), "  " + "-".join(groups[half:])


def nothing_changed() -> None:
    """End the command. Raises Exit."""
    talk(_("Nothing was changed."))
    raise typer.Exit(1)


def _line(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        talk("")
        nothing_changed()
    return line.strip()
