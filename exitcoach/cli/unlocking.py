"""Asking for what opens encrypted records, and telling how they are kept shut."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from exitcoach.cli.screen import prose, talk
from exitcoach.domain.text import shown_in_line
from exitcoach.errors import RecordsLocked
from exitcoach.locale import _

if TYPE_CHECKING:
    from exitcoach.settings import Settings
    from exitcoach.stores.key_file import Kept, KeyFile

_backup: ContextVar[str] = ContextVar("_backup", default="")
"""The name of the backup that is being opened; empty where it is the records."""


@contextmanager
def opening(backup: Path) -> Iterator[None]:
    """Whoever is asked for a key meanwhile is told that it is that of this backup."""
    before = _backup.set(shown_in_line(backup.name))
    try:
        yield
    finally:
        _backup.reset(before)


def ask_key(found: "KeyFile", wrong: bool) -> str | None:
    """What somebody typed, not shown; empty where nobody would, None where nobody can."""
    if not has_typist():
        return None
    in_keyring = found.kept == "keyring"
    if wrong and in_keyring:
        prose(_("That is not the recovery code. (Three tries; Enter alone gives up.)"))
    elif wrong:
        prose(_("That is neither the passphrase nor the recovery code. (Three tries; Enter alone gives up.)"))
    elif _backup.get():
        prose(_("{name} is encrypted, with a key of its own.").format(name=_backup.get()))
    elif in_keyring:
        prose(
            _("The records are encrypted, and the keyring of this system does not give their key."),
            _("The recovery code opens them. To put it back into the keyring: exitcoach data encrypt --keyring"),
        )
    return typed(_question(in_keyring=in_keyring))


def _question(*, in_keyring: bool) -> str:
    if _backup.get():
        return _("Recovery code of the backup: ") if in_keyring else _("Passphrase of the backup: ")
    return _("Recovery code: ") if in_keyring else _("Passphrase of the records: ")


def typed(question: str) -> str:
    """A line that is not shown; empty at the end of the input."""
    from getpass import getpass

    try:
        return getpass(question).strip()
    except EOFError:
        talk("")
        return ""


def has_typist() -> bool:
    """Whether somebody sits here who can type."""
    return any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def locked_sentence(error: RecordsLocked) -> str:
    """Why encrypted records stay shut, and what opens them."""
    told = {
        "nobody": _("The records are encrypted, and there is nobody here to type the passphrase."),
        "declined": _("The records are encrypted, and stay shut without the passphrase or the recovery code."),
        "wrong": _(
            "Nothing that was typed opens the records. Without the passphrase or the recovery code nobody can read "
            "them, not even exitcoach."
        ),
        "keyring": _("The records are encrypted, and the keyring of this system does not have their key."),
        "no-keyring": _("The records are encrypted, and the keyring with their key cannot be used here."),
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


def key_lines(settings: "Settings") -> tuple[str, ...]:
    """That the records are encrypted and where their key is, or why nobody can tell; nothing where they are not."""
    from exitcoach.stores.key_file import read_key_file

    try:
        found = read_key_file(settings.home)
    except RecordsLocked as locked:
        return (locked_sentence(locked),)
    if found is None:
        return ()
    if settings.key_file:
        told = _("The records are encrypted; EXITCOACH_KEY_FILE names the file with their key: {path}")
        return (told.format(path=shown_in_line(str(settings.key_file))),)
    return (opened_by(found.kept),)


def opened_by(kept: "Kept") -> str:
    """How the key is kept."""
    if kept == "keyring":
        return _("The records are encrypted; the keyring of this system has their key.")
    return _("The records are encrypted; a passphrase opens them.")
