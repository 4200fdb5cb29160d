"""``data encrypt`` and ``data decrypt``."""

from typing import TYPE_CHECKING

import typer

from exitcoach.cli.backups import YES
from exitcoach.cli.consent import ask, refuse_unasked
from exitcoach.cli.report_options import CannotCombine
from exitcoach.cli.screen import result, talk
from exitcoach.cli.unlocking import has_typist, typed
from exitcoach.domain.text import fold
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _, ngettext
from exitcoach.wiring import Desk

if TYPE_CHECKING:
    from exitcoach.stores.key_file import Kept, KeyFile
    from exitcoach.stores.rewriting import Rewritten

SHORTEST = 12
"""Characters of a passphrase: four short words have more."""


class NobodyToType(ExitCoachError):
    """A passphrase is typed at a terminal, and there is none."""

    exit_code = 2


class NotSound(ExitCoachError):
    """Records that are damaged are not written again; ``count`` problems were found, nothing was changed."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def register(commands: typer.Typer, example: str) -> None:
    """Add the commands to those of ``data``."""
    told = _("Make the records unreadable to whoever gets hold of the disk.")
    commands.command("encrypt", help=told + f"{example} exitcoach data encrypt --keyring")(encrypt)
    told = _("Write the records again as they were before they were encrypted.")
    commands.command("decrypt", help=told + f"{example} exitcoach data decrypt")(decrypt)


def encrypt(
    ctx: typer.Context,
    keyring: bool = typer.Option(False, "--keyring", help=_("Keep the key in the keyring of this system.")),
    passphrase: bool = typer.Option(False, "--passphrase", help=_("Keep the key under a passphrase.")),
    yes: bool = YES,
) -> None:
    """Encrypt the records, or change how their key is kept."""
    from exitcoach.stores.encrypting import encrypt_backups, encrypt_home
    from exitcoach.stores.key_file import new_private_key, read_key_file

    if keyring and passphrase:
        raise CannotCombine("--keyring", "--passphrase")
    desk = Desk(ctx.obj)
    known = read_key_file(desk.home.path)
    refuse_unasked(yes=yes or bool(known))
    if not (keyring or has_typist()):
        raise NobodyToType
    _refuse_damaged(desk)
    private = desk.keys.private(known, desk.home.path) if known else new_private_key()
    if known and not (keyring or passphrase):
        found = known
    else:
        if not known:
            _explain()
            ask(_("Encrypt the records?"), yes=yes)
        found = _kept(desk, private, "keyring" if keyring else "passphrase" if passphrase else _chosen())
        _show_code(private, found, yes=yes)
    desk.keys.know(found, private)
    done = encrypt_home(desk.home, found) + encrypt_backups(desk.home, found)
    _tell(desk, done, _("The records are encrypted."))


def decrypt(ctx: typer.Context, yes: bool = YES) -> None:
    """Decrypt the records."""
    from exitcoach.stores.encrypting import decrypt_backups, decrypt_home
    from exitcoach.stores.key_file import read_key_file

    desk = Desk(ctx.obj)
    known = read_key_file(desk.home.path)
    if known is None:
        talk(_("The records are not encrypted."))
        return
    refuse_unasked(yes=yes)
    desk.unlock()
    _refuse_damaged(desk)
    ask(_("Decrypt the records? Whoever can read this disk can read them then."), yes=yes)
    done = decrypt_backups(desk.home) + decrypt_home(desk.home)
    if not done.left and known.kept == "keyring":
        _forget_in_keyring(known)
    _tell(desk, done, _("The records are no longer encrypted."))


def _refuse_damaged(desk: Desk) -> None:
    """Raises NotSound, RecordsLocked."""
    from exitcoach.services.check import Wrong, folding
    from exitcoach.stores.check import HomeCheck

    found = HomeCheck(desk.home, folding(desk.playbooks, desk.listening)).check()
    # What an interruption left plain is why this is done again, and a torn end is taken along.
    if count := sum(one.problem not in (Wrong.PLAIN, Wrong.TORN) for one in found):
        raise NotSound(count)


def _explain() -> None:
    talk(
        _("Every case, draft, backup and copy in the home is written again, encrypted."),
        _("With the keyring there is nothing to type. With a passphrase, every command asks; start, only at the end."),
        _("Exported files, letters and backups you keep elsewhere stay as they are."),
        _("If the key is lost, the records are lost: nobody can read them, exitcoach neither."),
    )


def _chosen() -> "Kept":
    question = _("Keep the key in the keyring of this system (k) or under a passphrase (p)? [k/p]")
    while True:
        answer = fold(_line(f"{question} "))
        if answer in ("k", "l", "keyring", "llavero"):
            return "keyring"
        if answer in ("p", "f", "passphrase", "frase"):
            return "passphrase"


def _kept(desk: Desk, private: bytes, how: "Kept") -> "KeyFile":
    """How the key is kept from now on; in the keyring it is already. Raises RecordsLocked."""
    from exitcoach.stores.key_file import in_keyring, recovery_code, with_passphrase
    from exitcoach.stores.system_keyring import SystemKeyring

    if how == "passphrase":
        return with_passphrase(private, _new_passphrase())
    found = in_keyring(private)
    SystemKeyring().put(found.fingerprint, recovery_code(private))
    return found


def _new_passphrase() -> str:
    if not has_typist():
        raise NobodyToType
    talk(
        _(
            "Choose a passphrase of at least {count} characters; four words that do not belong together are good."
        ).format(count=SHORTEST)
    )
    while True:
        first = typed(_("New passphrase: "))
        if not first:
            talk(_("Nothing was changed."))
            raise typer.Exit(1)
        if len(first) < SHORTEST:
            talk(_("That is too short: {count} characters at least.").format(count=SHORTEST))
        elif typed(_("Once more: ")) == first:
            return first
        else:
            talk(_("The two are not the same."))


def _show_code(private: bytes, found: "KeyFile", *, yes: bool) -> None:
    from exitcoach.stores.key_file import recovery_code

    code = recovery_code(private)
    talk(
        _("This is the recovery code. It opens the records when the passphrase is forgotten or the keyring is gone."),
        _("Write it on paper now and keep it away from this machine: it is not shown again."),
    )
    result(code)
    if yes or not has_typist():
        return
    last = code.rpartition("-")[2]
    while fold(_line(_("Type its last four characters to go on: "))) != fold(last):
        talk(_("These are not the last four."))


def _line(question: str) -> str:
    import sys

    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        talk(_("Nothing was changed."))
        raise typer.Exit(1)
    return line.strip()


def _tell(desk: Desk, done: "Rewritten", told: str) -> None:
    from exitcoach.cli.erasure import older_homes

    count = ngettext("{count} file was written again.", "{count} files were written again.", done.files)
    result(count.format(count=done.files))
    for older in older_homes(desk):
        talk(_("{path} holds records as they were before a restore, as they were then; delete it.").format(path=older))
    for name in done.left:
        talk(_("{path} is open in another window or under another key, and is as it was.").format(path=name))
    if done.left:
        talk(_("Close that window, or delete what is not needed, and do this again."))
        raise typer.Exit(1)
    result(told)


def _forget_in_keyring(known: "KeyFile") -> None:
    from contextlib import suppress

    from exitcoach.errors import RecordsLocked
    from exitcoach.stores.system_keyring import SystemKeyring

    with suppress(RecordsLocked):
        SystemKeyring().drop(known.fingerprint)
