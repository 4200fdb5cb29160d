"""What ``data check`` found, in words: the place, what is wrong, what can be done or was done about it."""

from collections.abc import Callable, Mapping

from exitcoach.cli.reasons import system_reason
from exitcoach.domain.ids import is_case_id, month_of
from exitcoach.domain.text import shown_in_line
from exitcoach.locale import _, ngettext
from exitcoach.services.check import Finding, Outcome, Wrong

REPAIR = "exitcoach data check --repair"
WHOLE_FILE = frozenset({Wrong.EMPTY, Wrong.MISSING, Wrong.CUT, Wrong.HEAD})


def problem_line(finding: Finding) -> str:
    """``FILE:LINE: what is wrong. What to do.``"""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    month = month_of(finding.record) if is_case_id(finding.record) else ""
    what = WORDS[finding.problem]().format(
        record=finding.record, fields=_fields(finding), why=_why(finding), month=month
    )
    return shown_in_line(" ".join(filter(None, (f"{place}: {what}", _gone(finding), _then(finding)))))


def _gone(finding: Finding) -> str:
    if not finding.gone:
        return ""
    told = ngettext(
        "{count} record that stood here is gone, and nothing has it any more.",
        "{count} records that stood here are gone, and nothing has them any more.",
        finding.gone,
    )
    return told.format(count=finding.gone)


def _fields(finding: Finding) -> str:
    return f" ({', '.join(finding.fields)})" if finding.fields else ""


def _why(finding: Finding) -> str:
    return system_reason(finding.source) if finding.problem is Wrong.UNREADABLE else ""


def _then(finding: Finding) -> str:
    if finding.outcome is Outcome.LEFT:
        return _cure(finding)
    if finding.gone:
        return _("The rest is in order again.")
    if finding.problem is Wrong.MISPLACED:
        return _("It stands there now.")
    whole = finding.problem in WHOLE_FILE and not finding.file.startswith("drafts/")
    told = {
        Outcome.MENDED: _("The file is in order again.") if whole else _("Mended: {source}."),
        Outcome.TAKEN_IN: _("Taken in, and told in its history."),
        Outcome.SET_ASIDE: _("Nothing had it any more; what is left of it was set aside."),
    }
    return told[finding.outcome].format(source=_source(finding))


def _cure(finding: Finding) -> str:
    if finding.gone:
        return _("To put the rest in order: {command}").format(command=REPAIR)
    if finding.problem in CURES:
        return CURES[finding.problem]()
    if finding.problem is Wrong.EDITED and not finding.source:
        told = _("What stood there before is nowhere to be found. To take it in: {command} --accept-edits")
        return told.format(command=REPAIR)
    if finding.problem is Wrong.EDITED:
        told = _("To take it in: {command} --accept-edits. To put back what was there: {command} --undo-edits")
        return told.format(command=REPAIR)
    if finding.source:
        return _("It can be restored: {source}. Do it with: {command}").format(source=_source(finding), command=REPAIR)
    return _("No copy of it was found; to set aside what is left: {command}").format(command=REPAIR)


def _source(finding: Finding) -> str:
    whole = finding.problem in WHOLE_FILE
    known = {
        "itself": _("the rest of it is whole") if whole else _("its checksum tells what it was"),
        "previous": _("the copy before the last change has it"),
        "journal": _("the journal of the call has it"),
    }
    told = known.get(finding.source) or _("the backup {name} has it").format(name=finding.source)
    if not finding.source:
        told = _("the rest of it is whole")
    return _("{source}, in an earlier state").format(source=told) if finding.older else told


WORDS: Mapping[Wrong, Callable[[], str]] = {
    Wrong.EMPTY: lambda: _("The file is empty."),
    Wrong.MISSING: lambda: _("The file is gone."),
    Wrong.CUT: lambda: _("Its end is missing."),
    Wrong.HEAD: lambda: _("Its first line or its layout was changed."),
    Wrong.NEWER: lambda: _("A newer exitcoach wrote this file."),
    Wrong.FOREIGN: lambda: _("This is no record of exitcoach."),
    Wrong.UNREADABLE: lambda: _("The file cannot be read: {why}."),
    Wrong.RECORD: lambda: _("The record {record} cannot be read."),
    Wrong.BIT: lambda: _(
        "A single bit of the record {record} was changed{fields}, as a failing disk does. If it was you, one letter "
        "by hand, add --accept-edits."
    ),
    Wrong.EDITED: lambda: _("The record {record} was edited by hand{fields}."),
    Wrong.LOST: lambda: _("The record {record} is gone."),
    Wrong.MISPLACED: lambda: _("The record {record} belongs in the file of {month}."),
    Wrong.EVENT: lambda: _("An entry of the call {record} cannot be read."),
    Wrong.TORN: lambda: _("The last entry of the call {record} was cut off while it was being written."),
    Wrong.COPY: lambda: _("The copy before the last change is damaged; the records themselves are whole."),
    Wrong.BACKUP: lambda: _("This backup is damaged."),
    Wrong.KEY: lambda: _("This file opens the encrypted records, and it is damaged."),
    Wrong.PLAIN: lambda: _("This is not encrypted, although the records are."),
    Wrong.PLAYBOOK: lambda: _("Something is wrong in this file."),
}
CURES: Mapping[Wrong, Callable[[], str]] = {
    Wrong.NEWER: lambda: _("Update exitcoach here; the file is left alone."),
    Wrong.FOREIGN: lambda: _("Move it out of the folder."),
    Wrong.MISPLACED: lambda: _("To put it there: {command}").format(command=REPAIR),
    Wrong.UNREADABLE: lambda: _("Give yourself the rights to read and write it, and try again."),
    Wrong.BACKUP: lambda: _("Make a new one with: exitcoach data backup. To set this one aside: {command}").format(
        command=REPAIR
    ),
    Wrong.PLAIN: lambda: _("Encrypt it with: exitcoach data encrypt"),
    Wrong.PLAYBOOK: lambda: _("What, and how to mend it, is told by: exitcoach playbook check"),
    Wrong.TORN: lambda: _("Nothing that was confirmed is lost; going on with the call sets it aside."),
}
