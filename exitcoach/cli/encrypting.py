"""``data encrypt`` and ``data decrypt``."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import typer

from exitcoach.cli.backups import YES
from exitcoach.cli.consent import ask, refuse_unasked
from exitcoach.cli.key_choice import NobodyToType, chosen, kept, show_code
from exitcoach.cli.screen import prose, result, talk, verdict
from exitcoach.cli.unlocking import has_typist, opened_by
from exitcoach.errors import ExitCoachError, RecordsLocked
from exitcoach.locale import _, ngettext
from exitcoach.wiring import Desk

if TYPE_CHECKING:
    from exitcoach.stores.key_file import Kept, KeyFile
    from exitcoach.stores.rewriting import Rewritten


class NotSound(ExitCoachError):
    """Records that are damaged are not written again; ``count`` problems were found, nothing was changed."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def register(commands: typer.Typer, example: str) -> None:
    """Add the commands to those of ``data``."""
    told = _("Make the records unreadable to whoever gets hold of the disk; or change how their key is kept.")
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
    from exitcoach.cli.report_options import CannotCombine  # brings what counts cases: start must not wait for it
    from exitcoach.stores.encrypting import encrypt_backups, encrypt_home
    from exitcoach.stores.key_file import new_private_key, read_key_file

    if keyring and passphrase:
        raise CannotCombine("--keyring", "--passphrase")
    desk = Desk(ctx.obj)
    known = read_key_file(desk.home.path)
    refuse_unasked(yes=yes or bool(known))
    if (passphrase or not (keyring or known)) and not has_typist():
        raise NobodyToType
    how: Kept | None = "keyring" if keyring else "passphrase" if passphrase else None
    with _when_interrupted(_("Nothing was changed.")):
        private = desk.keys.private(known, desk.home.path) if known else new_private_key()
        _refuse_damaged(desk)
        found = _anew(desk, private, how, known=known, yes=yes) if how or known is None else known
    desk.keys.know(found, private)
    with _when_interrupted(_("Not everything is encrypted yet. To go on: exitcoach data encrypt")):
        done = encrypt_home(desk.home, found) + encrypt_backups(desk.home, found)
    _tell(desk, done, "" if found is known else opened_by(found.kept))
    if known and known.kept == "keyring" and found.kept == "passphrase":
        _forget_in_keyring(known)


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
    with _when_interrupted(_("Nothing was changed.")):
        desk.unlock()
        _refuse_damaged(desk)
        ask(_("Decrypt the records? Whoever can read this disk can read them then."), yes=yes)
    with _when_interrupted(_("Some records are still encrypted. To go on: exitcoach data decrypt")):
        done = decrypt_backups(desk.home) + decrypt_home(desk.home)
    _tell(desk, done, _("The records are no longer encrypted."))
    if known.kept == "keyring":
        _forget_in_keyring(known)


@contextmanager
def _when_interrupted(told: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        talk("")
        prose(told)
        raise


def _refuse_damaged(desk: Desk) -> None:
    """Raises NotSound, RecordsLocked."""
    from exitcoach.services.check import Wrong, folding
    from exitcoach.stores.check import HomeCheck

    found = HomeCheck(desk.home, folding(desk.playbooks, desk.listening)).check()
    # What an interruption left plain is why this is done again; a torn end, and what tells of a record that is not
    # there, are taken along as they are.
    if count := sum(one.problem not in (Wrong.PLAIN, Wrong.TORN, Wrong.LOST) for one in found):
        raise NotSound(count)


def _anew(desk: Desk, private: bytes, how: "Kept | None", *, known: "KeyFile | None", yes: bool) -> "KeyFile":
    """How the key is kept from now on, and its recovery code shown."""
    if known is None:
        prose(
            _("Every case, draft and copy in the home, backups too, is written again, encrypted."),
            _("What was exported stays as it is, and so do backups you keep elsewhere."),
            _("If the key is lost, so are the records: nobody can read them, not even exitcoach."),
        )
        ask(_("Encrypt the records?"), yes=yes)
    found = kept(private, how or chosen())
    show_code(private, known=known is not None, yes=yes)
    key_file = desk.settings.key_file
    if known is None and key_file:
        told = _("{path}, named by EXITCOACH_KEY_FILE, has to hold this code from now on.")
        prose(told.format(path=key_file))
    return found


def _tell(desk: Desk, done: "Rewritten", told: str) -> None:
    from exitcoach.cli.erasure import older_homes

    if done.files:
        count = ngettext("{count} file was written again.", "{count} files were written again.", done.files)
        result(count.format(count=done.files))
    for name in done.stay:
        prose(_("{path} was set aside while the records were encrypted, and stays so.").format(path=name))
    for older in older_homes(desk):
        prose(_("{path} holds records as they were before a restore, as they were then; delete it.").format(path=older))
    for name in done.left:
        prose(_("{path} is open in another window or under another key, and is as it was.").format(path=name))
    if done.left:
        prose(_("Close that window, or delete what is not needed, and do this again."))
        raise typer.Exit(1)
    verdict(told or _("The records are encrypted."))


def _forget_in_keyring(known: "KeyFile") -> None:
    from exitcoach.stores.system_keyring import SystemKeyring

    with suppress(RecordsLocked):
        SystemKeyring().drop(known.fingerprint)
