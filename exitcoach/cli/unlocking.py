"""Asking for what opens encrypted records."""

import sys
from typing import TYPE_CHECKING

from exitcoach.cli.screen import talk
from exitcoach.errors import RecordsLocked
from exitcoach.locale import _

if TYPE_CHECKING:
    from exitcoach.stores.key_file import KeyFile


def ask_key(found: "KeyFile", wrong: bool) -> str | None:
    """What somebody typed, not shown; empty where nobody would, None where nobody can."""
    if not has_typist():
        return None
    if wrong:
        talk(_("That is neither the passphrase nor the recovery code. (Three tries; Enter alone gives up.)"))
    elif found.kept == "keyring":
        talk(_("The records are encrypted, and the keyring of this system does not give their key."))
    question = _("Passphrase of the records: ") if found.kept == "passphrase" else _("Recovery code: ")
    return typed(question)


def typed(question: str) -> str:
    """A line that is not shown; empty at the end of the input."""
    from getpass import getpass

    try:
        return getpass(question).strip()
    except EOFError:
        return ""


def has_typist() -> bool:
    """Whether somebody sits here who can type."""
    return any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def locked_sentence(error: RecordsLocked) -> str:
    """Why encrypted records stay shut, and what opens them."""
    told = {
        "nobody": _("The records are encrypted, and there is nobody here to type the passphrase."),
        "declined": _("The records are encrypted; without the passphrase or the recovery code nobody can read them."),
        "wrong": _(
            "That was neither the passphrase nor the recovery code. Without one of them nobody can read the records, "
            "exitcoach neither."
        ),
        "keyring": _("The records are encrypted, and the keyring of this system does not have their key."),
        "no-keyring": _("The keyring of this system cannot be used."),
        "key-file": _("{path}, named by EXITCOACH_KEY_FILE, cannot be read."),
        "other-key": _("{path}, named by EXITCOACH_KEY_FILE, does not hold the recovery code of these records."),
        "missing": _(
            "There are encrypted records, but encryption.json is not in their folder; it is in every backup made since."
        ),
        "damaged": _("{path} is damaged, and without it no passphrase opens the records; it is in every backup too."),
        "newer": _("{path} was written by a newer exitcoach: update this one."),
    }[error.why]
    cure = ""
    if error.why in ("nobody", "keyring", "no-keyring"):
        cure = " " + _("A file with the recovery code, named by EXITCOACH_KEY_FILE, opens them too.")
    return told.format(path=error.path) + cure
