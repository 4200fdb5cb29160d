"""Every failure in a sentence or two: what, where, how to mend it."""

from collections.abc import Callable, Mapping
from typing import Any

from exitcoach.cli.call import NoTerminal
from exitcoach.cli.completion import NoCompletion, completion_sentence
from exitcoach.cli.consent import NeedsConsent
from exitcoach.cli.data_problems import backup_sentence, nobody_sentence, not_sound_sentence
from exitcoach.cli.demo_choices import FolderTaken, NotThatMany, folder_sentence, number_sentence
from exitcoach.cli.encrypting import NotSound
from exitcoach.cli.files import UnreadableFile
from exitcoach.cli.follow_up_problems import changed_meanwhile, gate_closed, not_one_item, not_possible
from exitcoach.cli.investigate import NobodyToAsk
from exitcoach.cli.key_choice import NobodyToType, NoKeyring
from exitcoach.cli.letter_problems import no_letter
from exitcoach.cli.options import BadDay, BadFilter
from exitcoach.cli.problems import sentence
from exitcoach.cli.reasons import damage_reason, system_reason
from exitcoach.cli.report_options import CannotCombine, DaysReversed
from exitcoach.cli.settings_problems import settings_sentence
from exitcoach.cli.unlocking import locked_sentence
from exitcoach.cli.usage import WrongUsage, usage_sentence
from exitcoach.domain.answers import Unfit
from exitcoach.domain.ids import BadId
from exitcoach.domain.text import shown_in_line
from exitcoach.errors import ExitCoachError, Problem, RecordsLocked
from exitcoach.followups.refusal import GateClosed, NotPossible
from exitcoach.interview.refusal import Refused
from exitcoach.locale import LANGUAGES, _
from exitcoach.ports import (
    AmbiguousCase,
    CaseInUse,
    HomeUnusable,
    NotOneItem,
    RecordDamaged,
    RecordForeign,
    Rejected,
    UnknownCase,
    UnknownPlaybook,
)
from exitcoach.reports.write import OutputExists, OutputUnusable
from exitcoach.services.following import ChangedMeanwhile, NotFiled
from exitcoach.services.forget import NobodyOfThatName
from exitcoach.services.letter import NoLetter
from exitcoach.services.purge import NoRetention
from exitcoach.services.read_cases import AlreadyClosed, NothingToResume
from exitcoach.settings import BadSettings, UnknownLanguage
from exitcoach.stores.backup_file import BackupUnusable

SHOWN = 5
"""So many of a long list are named."""


def sentences(error: ExitCoachError) -> list[str]:
    """What to tell a person about ``error``; one line each."""
    if isinstance(error, Rejected):
        return [sentence(problem) for problem in error.problems]
    told = next(words for kind, words in SENTENCES.items() if isinstance(error, kind))
    return [shown_in_line(told(error))]


def _unknown_playbook(error: UnknownPlaybook) -> str:
    known = ", ".join(error.known[:SHOWN])
    told = _("There is no playbook “{name}”. There are: {known}.").format(name=error.name, known=known)
    return _near(told, error.nearest)


def _ambiguous(error: AmbiguousCase) -> str:
    known = ", ".join(error.matches[:SHOWN]) + (" …" if len(error.matches) > SHOWN else "")
    return _("Several cases begin with “{start}”: {known}. Write a letter more.").format(start=error.start, known=known)


def _home(error: HomeUnusable) -> str:
    cures = {
        "ENOSPC": _("The disk is full: make room and try again; nothing that was saved is lost."),
        "EACCES": _("It may not be read or written: give yourself the rights, or set EXITCOACH_HOME elsewhere."),
        "EROFS": _("The disk cannot be written: set EXITCOACH_HOME to a place that can."),
    }
    cure = cures.get(error.why, _("Check the folder, or set EXITCOACH_HOME to another one."))
    told = _("{path}: the records cannot be used ({why}). {cure}")
    return told.format(path=error.path, why=system_reason(error.why), cure=cure)


def _damaged(error: RecordDamaged) -> str:
    place = f"{error.path}:{error.line}" if error.line else error.path
    return _(
        "{place}: this record is damaged ({why}); nothing was changed. What can be done about it is told by: "
        "exitcoach data check"
    ).format(place=place, why=damage_reason(error.why))


def _foreign(error: RecordForeign) -> str:
    if error.schema:
        told = _("{path} was written by a newer exitcoach (version {schema} of the records): update this one.")
        return told.format(path=error.path, schema=error.schema)
    return _("{path} is not a record of exitcoach; move it out of the folder.").format(path=error.path)


def _unfit(error: Unfit) -> str:
    return sentence(Problem(code=error.code, file="--channel", facts=error.facts))


def _filter(error: BadFilter) -> str:
    known = ", ".join(error.known[:SHOWN]) + (" …" if len(error.known) > SHOWN else "")
    told = _("{option} does not know “{value}”; it knows {known}.")
    return _near(told.format(option=error.option, value=error.value, known=known), error.nearest)


def _near(told: str, nearest: str) -> str:
    return told + " " + _("Did you mean “{near}”?").format(near=nearest) if nearest else told


SENTENCES: Mapping[type[ExitCoachError], Callable[[Any], str]] = {
    UnknownCase: lambda error: _("No case begins with “{start}”. List them with: exitcoach cases").format(
        start=error.start
    ),
    AmbiguousCase: _ambiguous,
    BadId: lambda error: _("“{text}” is no case id. List them with: exitcoach cases").format(text=error.text),
    CaseInUse: lambda error: _("Case {case} is open in another window: go on there, or close that one first.").format(
        case=error.case_id
    ),
    AlreadyClosed: lambda error: _("That case is closed. To read it: exitcoach show {case}").format(case=error.case_id),
    NothingToResume: lambda error: _("No case is waiting. A call begins with: exitcoach start"),
    UnknownPlaybook: _unknown_playbook,
    HomeUnusable: _home,
    RecordDamaged: _damaged,
    RecordForeign: _foreign,
    RecordsLocked: locked_sentence,
    NotSound: not_sound_sentence,
    NobodyToType: lambda error: _(
        "A passphrase is typed at a terminal. Without one: exitcoach data encrypt --keyring --yes"
    ),
    NoKeyring: lambda error: _(
        "This system has no keyring that can be used here; nothing was changed. With a passphrase instead: "
        "exitcoach data encrypt --passphrase"
    ),
    NoTerminal: lambda error: _(
        "The wizard needs a terminal. Without one, file a case with: exitcoach start --answers FILE"
    ),
    NobodyToAsk: lambda error: _(
        "The wizard needs a terminal. Without one: exitcoach investigate {case} --answers FILE"
    ).format(case=error.case_id),
    UnreadableFile: lambda error: _("{path} cannot be read: {why}.").format(
        path=error.path, why=system_reason(error.why)
    ),
    UnknownLanguage: lambda error: _("{where}: “{value}” is no language of exitcoach; it speaks {known}.").format(
        where=error.where, value=error.value, known=", ".join(LANGUAGES)
    ),
    BadSettings: settings_sentence,
    BadFilter: _filter,
    BadDay: lambda error: _("{option}: “{value}” is no day; write it as 2026-11-22.").format(
        option=error.option, value=error.value
    ),
    CannotCombine: lambda error: _("{one} and {other} exclude each other; leave one of them out.").format(
        one=error.one, other=error.other
    ),
    DaysReversed: lambda error: _("--since {since} comes after --until {until}; turn them round.").format(
        since=error.since, until=error.until
    ),
    OutputExists: lambda error: _("{path} exists already; add --force to write over it.").format(path=error.path),
    OutputUnusable: lambda error: _("{path} cannot be written: {why}.").format(
        path=error.path, why=system_reason(error.why)
    ),
    Unfit: _unfit,
    WrongUsage: usage_sentence,
    NoCompletion: completion_sentence,
    FolderTaken: folder_sentence,
    NotThatMany: number_sentence,
    NotOneItem: not_one_item,
    NotPossible: not_possible,
    GateClosed: gate_closed,
    ChangedMeanwhile: changed_meanwhile,
    NoLetter: no_letter,
    NotFiled: lambda error: _(
        "The call of case {case} is not filed yet; end it first, with: exitcoach resume {case}"
    ).format(case=error.case_id),
    BackupUnusable: backup_sentence,
    NobodyOfThatName: nobody_sentence,
    NoRetention: lambda error: _(
        "How long are cases kept? Set retention_months in config.toml, or add --older-than with a number of months."
    ),
    NeedsConsent: lambda error: _("Without a terminal nobody can be asked; nothing was changed. Add --yes to go on."),
    Refused: lambda error: _("The interview does not take this now ({code}); nothing was changed.").format(
        code=error.code
    ),
}
