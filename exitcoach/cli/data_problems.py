"""What can go wrong with backups and with forgetting, in words."""

from exitcoach.cli.encrypting import NotSound
from exitcoach.cli.reasons import system_reason
from exitcoach.locale import _, ngettext
from exitcoach.services.forget import NobodyOfThatName
from exitcoach.stores.backup_file import BackupUnusable

BACKUP_REASONS = ("missing", "unreadable", "not-a-backup", "damaged", "unsafe", "newer", "none")


def backup_sentence(error: BackupUnusable) -> str:
    """Why a backup cannot be used, and what to do."""
    told = {
        "missing": _("There is no backup at {path}."),
        "unreadable": _("{path} cannot be read: {member}."),
        "not-a-backup": _("{path} is no backup of exitcoach."),
        "damaged": _("The backup {path} is damaged; nothing was changed. Take an older one."),
        "unsafe": _("{path} holds a file that would land outside of the home; nothing was changed. Do not trust it."),
        "newer": _("The backup {path} was made by a newer exitcoach ({member}): update this one."),
        "none": _("There is no backup in {path} yet. Make one with: exitcoach data backup"),
    }[error.why]
    member = system_reason(error.member) if error.why == "unreadable" else error.member
    return told.format(path=error.path, member=member)


def not_sound_sentence(error: NotSound) -> str:
    """That something is to be mended first."""
    told = ngettext(
        "{count} thing is wrong with the records; nothing was changed. First: exitcoach data check --repair",
        "{count} things are wrong with the records; nothing was changed. First: exitcoach data check --repair",
        error.count,
    )
    return told.format(count=error.count)


def nobody_sentence(error: NobodyOfThatName) -> str:
    """That nobody goes by that name, and who nearly does."""
    told = _("No case has “{name}” as its client, account, reference, caller or address; write the whole name.")
    near = " " + _("Did you mean “{near}”?").format(near=error.near) if error.near else ""
    return told.format(name=error.name) + near
