"""Every failure has its sentence, in both languages."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

import exitcoach
from exitcoach.cli import errors, follow_up_problems, letter_problems, problems
from exitcoach.cli.call import NoTerminal
from exitcoach.cli.completion import NoCompletion
from exitcoach.cli.consent import NeedsConsent
from exitcoach.cli.data_problems import BACKUP_REASONS
from exitcoach.cli.demo_choices import FolderTaken, NotThatMany
from exitcoach.cli.encrypting import NotSound
from exitcoach.cli.errors import sentences
from exitcoach.cli.files import UnreadableFile
from exitcoach.cli.investigate import NobodyToAsk
from exitcoach.cli.key_choice import NobodyToType, NoKeyring
from exitcoach.cli.options import BadDay, BadFilter
from exitcoach.cli.reasons import damage_reason, syntax_reason, system_reason
from exitcoach.cli.report_options import CannotCombine, DaysReversed
from exitcoach.cli.usage import WORDS, WrongUsage
from exitcoach.domain.answers import Unfit
from exitcoach.domain.commitments import Change
from exitcoach.domain.ids import BadId
from exitcoach.domain.recontact import MISSING
from exitcoach.errors import ExitCoachError, Problem, RecordsLocked
from exitcoach.followups.refusal import GateClosed, NotPossible
from exitcoach.frontends.terminal.keymap import REASONS
from exitcoach.interview.refusal import Refused
from exitcoach.locale import speak
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
from tests.fakes.english import english_in

CASE = "261122-h3k2vd7qmx9"
SYSTEM = (
    "ENOENT",
    "EACCES",
    "EPERM",
    "EISDIR",
    "ENOTDIR",
    "ENOSPC",
    "EDQUOT",
    "EROFS",
    "ENAMETOOLONG",
    "EINVAL",
    "EBUSY",
)
DAMAGE = ("empty", "cut", "missing", "checksum", "head", "line", "event", "order", "case")
LOCKED = (
    "nobody",
    "declined",
    "wrong",
    "keyring",
    "no-keyring",
    "key-file",
    "other-key",
    "missing",
    "damaged",
    "newer",
)
SETTINGS = ("syntax", "not-utf8", "too-big", "unreadable", "unknown-key", "wrong-type")
FACTS = {"subject": "x", "has": "", "wanted": "y", "barred": "", "near": "", "choices": "x, y", "verdict": ""}
DAYS_AND_IDS = (
    "on",
    "today",
    "call",
    "placed",
    "recontact",
    "opened",
    "due",
    "case",
    "promise",
    "corrective",
    "lesson",
)
NAMES = ("cause", "by", "about", "name")
FOLLOW_UP = dict.fromkeys((*DAYS_AND_IDS, *NAMES), "x1") | {"state": "verified", "decision": "stays"}
KINDS = ("promise", "corrective", "lesson", "smoke")
THEIRS = Change(at=datetime(2026, 11, 22, tzinfo=UTC), by="Luis", what="promise.kept", about="x1")
ONE_OF_EACH: tuple[ExitCoachError, ...] = (
    UnknownCase("zz"),
    AmbiguousCase("26", [f"26112{digit}" for digit in range(7)]),
    BadId("?"),
    CaseInUse(CASE),
    AlreadyClosed(CASE),
    NothingToResume(),
    UnknownPlaybook("generl", nearest="general", known=["general"]),
    UnknownPlaybook("zz", known=["general"]),
    *(HomeUnusable("/home/x", why) for why in SYSTEM),
    *(RecordDamaged("cases/2026-11.json", why, line) for why, line in zip(DAMAGE, range(len(DAMAGE)), strict=True)),
    RecordForeign("cases/2026-11.json"),
    RecordForeign("cases/2026-11.json", 9),
    *(RecordsLocked("home/encryption.json", why) for why in LOCKED),
    NotSound(1),
    NotSound(2),
    NobodyToType(),
    NoKeyring(),
    NoTerminal(),
    NobodyToAsk(CASE),
    UnreadableFile("a.yaml", "ENOENT"),
    UnknownLanguage("fr", "--lang"),
    *(BadSettings("config.toml", why, "retention_month", "retention_months") for why in SETTINGS),
    BadSettings("config.toml", "unreadable", "EACCES"),
    *(BadSettings("config.toml", why, "halp", "help") for why in ("keys-table", "unknown-step", "key-text")),
    *(BadSettings("config.toml", f"key-{why}", "help", "calm", key="^T") for why in REASONS),
    BadSettings("config.toml", "syntax", "Invalid value (at line 3, column 12)"),
    BadFilter("--channel", "phon", ["phone", "chat"]),
    BadDay("--since", "x"),
    DaysReversed(date(2026, 2, 1), date(2026, 1, 1)),
    CannotCombine("--open", "--format csv"),
    OutputExists("report.md"),
    *(FolderTaken("/tmp/full", why) for why in ("not-empty", "not-a-folder", "own-home", "unusable")),
    NotThatMany("--cases", "many", 60, 5000),
    OutputUnusable("report.md", "EISDIR"),
    Unfit("not-a-choice", value="fon", near="phone", choices="phone, chat"),
    Refused("recovery-closed"),
    *(NotPossible(code, **FOLLOW_UP) for code in follow_up_problems.WORDS),
    GateClosed(CASE, MISSING, date(2027, 1, 2)),
    GateClosed(CASE, ["corrective"], None, [f"26112{digit}" for digit in range(7)]),
    *(NotOneItem(kind, "zz") for kind in KINDS),
    *(NotOneItem(kind, "26", [f"26112{digit}" for digit in range(7)]) for kind in KINDS),
    ChangedMeanwhile(CASE),
    ChangedMeanwhile(CASE, THEIRS),
    NotFiled(CASE),
    *(NoLetter(code, CASE) for code in letter_problems.REASONS),
    *(WrongUsage(code, "exitcoach start", name="--clint", near="--client") for code in WORDS),
    *(BackupUnusable("b.zip", why, "EACCES") for why in BACKUP_REASONS),
    NobodyOfThatName("Zoe", "Zoé Ruiz"),
    NobodyOfThatName("Zoe"),
    NoRetention(),
    NeedsConsent(),
    NoCompletion(),
    NoCompletion("EACCES"),
    Rejected([Problem(code=code, file="a.yaml", line=3, where="cause", facts=FACTS) for code in problems.BY_FACTS]),
    Rejected([Problem(code=code, file="a.yaml", line=3, where="cause") for code in problems.SENTENCES]),
)
PLACES = re.compile(r"^[\w./-]+(:\d+)*: (cause: )?|--channel: ")


def subclasses(kind: type[ExitCoachError]) -> Iterator[type[ExitCoachError]]:
    for module in pkgutil.walk_packages(exitcoach.__path__, "exitcoach."):
        if module.name != "exitcoach.__main__":
            importlib.import_module(module.name)
    stack = list(kind.__subclasses__())
    while stack:
        found = stack.pop()
        stack.extend(found.__subclasses__())
        yield found


@pytest.fixture
def both():
    """What an error says in English and in Spanish."""

    def say(error: ExitCoachError) -> list[tuple[str, str]]:
        speak("en")
        english = sentences(error)
        speak("es")
        return list(zip(english, sentences(error), strict=True))

    yield say
    speak("en")


def test_every_failure_has_a_sentence_here():
    """A new subclass of ExitCoachError asks for its words, and for an example in this file."""

    shipped = {kind for kind in subclasses(ExitCoachError) if kind.__module__.startswith("exitcoach.")}

    assert shipped == {type(error) for error in ONE_OF_EACH}


@pytest.mark.parametrize("error", ONE_OF_EACH, ids=repr)
def test_a_failure_is_told_in_both_languages(error, both):
    """A whole sentence each, no place left to fill, and nothing English in the Spanish one."""

    for english, spanish in both(error):
        assert english
        assert english != spanish
        assert not any(name for _text, name, *_rest in string.Formatter().parse(english + spanish) if name)
        assert english_in(PLACES.sub("", spanish)) == []
        assert not any(character in english + spanish for character in "\n\r\x1b")


@pytest.mark.parametrize("code", problems.WARNINGS)
def test_a_warning_is_told_in_both_languages(code, request):
    """What is allowed and unwise."""

    request.addfinalizer(lambda: speak("en"))
    speak("en")
    english = problems.warning(code)
    speak("es")

    assert english != problems.warning(code)
    assert english_in(problems.warning(code)) == []


@pytest.mark.parametrize(("reason", "codes"), [(system_reason, SYSTEM), (damage_reason, DAMAGE)])
def test_a_reason_is_words(reason, codes, request):
    """Codes of systems and stores are for programs."""

    request.addfinalizer(lambda: speak("en"))
    for language in ("en", "es"):
        speak(language)
        assert all(" " in reason(code) for code in codes)
    assert not [word for code in codes for word in english_in(reason(code))]


@pytest.mark.parametrize(
    ("reported", "told"),
    [
        ("mapping values are not allowed in this context", "hay dos puntos “:” donde no pueden ir"),
        ("mapping values are not allowed here", "hay dos puntos “:” donde no pueden ir"),
        ("did not find expected ',' or ']'", "falta una coma o cerrar un corchete o una llave"),
        ("expected ',' or '}', but got '<stream end>'", "falta una coma o cerrar un corchete o una llave"),
        ("did not find expected key", "esto no continúa lo de arriba"),
        ("expected <block end>, but found '-'", "esto no continúa lo de arriba"),
        ("found unexpected end of stream", "una comilla nunca se cierra"),
        ("what no reader said yet", "hay un carácter inesperado"),
    ],
)
def test_a_syntax_error_is_told_whatever_reader_found_it(reported, told, request):
    """The two YAML readers word the same thing in two ways."""

    request.addfinalizer(lambda: speak("en"))
    speak("es")

    assert syntax_reason(reported) == told


def test_a_setting_is_told_with_its_place():
    """TOML errors name line and column."""

    (told,) = sentences(BadSettings("config.toml", "syntax", "Invalid value (at line 3, column 12)"))

    assert told.startswith("config.toml:3:12: ")


def test_what_a_person_typed_steers_nothing():
    """Control characters are shown as a stand-in, and braces are no places to fill."""

    (told,) = sentences(UnknownCase("\x1b[31m{start}\n"))

    assert told.startswith("No case begins with “\N{REPLACEMENT CHARACTER}[31m{start}")


def test_every_kind_of_sentence_is_used():
    """No sentence for a failure that nobody raises any more."""

    assert set(errors.SENTENCES) | {Rejected} == {type(error) for error in ONE_OF_EACH}
