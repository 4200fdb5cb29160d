"""What a person has set: flags, environment, config.toml, in this order."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exitcoach.domain.text import clean, nearest
from exitcoach.errors import ExitCoachError
from exitcoach.followups.investigations import DAYS
from exitcoach.frontends.terminal.keymap import DEFAULTS, STEPS, Keymap, KeyRefused, read_keys
from exitcoach.locale import LANGUAGES
from exitcoach.ports import HomeUnusable

APP = "exitcoach"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
DEFAULT_PLAYBOOK = "general"
TEXTS = ("employee", "language", "playbook")
KEYS = "keys"
KEY_FILE = "EXITCOACH_KEY_FILE"
BACKUPS = ("backup_daily", "backup_weekly", "backup_monthly", "backup_megabytes")
KNOWN = (*TEXTS, "retention_months", "investigation_days", *BACKUPS, KEYS)
MOST_BYTES = 20_000
MOST_OF_A_NUMBER = 9_999
"""More days or months than anybody has, and few enough for every calendar."""


class UnknownLanguage(ExitCoachError):
    """A language the interface does not speak; ``where`` it was asked for."""

    exit_code = 2

    def __init__(self, value: str, where: str) -> None:
        super().__init__(value, where)
        self.value = value
        self.where = where


class BadSettings(ExitCoachError):
    """config.toml cannot be used.

    ``why`` is a code: syntax, not-utf8, too-big, unreadable, unknown-key, wrong-type; for the table of keys keys-table,
    unknown-step, key-text, or ``key-`` and a reason of the keymap. Then ``detail`` is the step and ``key`` what was
    written for it; ``near`` what was meant, or the step that has the key already.
    """

    def __init__(self, path: str, why: str, detail: str = "", near: str = "", key: str = "") -> None:
        super().__init__(path, why, detail)
        self.path = path
        self.why = why
        self.detail = detail
        self.near = near
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``retention_months`` is 0 when nothing was set; ``keys`` has a key for every side step of the wizard.

    ``investigation_days``: so many after the call an investigation is due.

    ``asked_language`` is that of the command line, empty when it named none.

    ``backup_daily``, ``backup_weekly``, ``backup_monthly``: so many automatic backups are kept, in at most
    ``backup_megabytes``; 0 daily ones make none.

    ``key_file``: where the recovery code of encrypted records is read from.
    """

    home: Path
    employee: str = ""
    language: str = "en"
    asked_language: str = ""
    playbook: str = DEFAULT_PLAYBOOK
    retention_months: int = 0
    investigation_days: int = DAYS
    backup_daily: int = 7
    backup_weekly: int = 4
    backup_monthly: int = 12
    backup_megabytes: int = 500
    keys: Keymap = field(default_factory=lambda: DEFAULTS)
    key_file: Path | None = None


def read_settings(environment: Mapping[str, str], language: str = "") -> Settings:
    """The settings; ``language`` is that of the command line. Raises UnknownLanguage, BadSettings, HomeUnusable."""
    home = _home(environment)
    path = home / "config.toml"
    written = _written(path)
    return Settings(
        home=home,
        employee=clean(environment.get("EXITCOACH_EMPLOYEE") or written.get("employee") or _account(environment)),
        language=_language(environment, written, language),
        asked_language=language.strip().lower(),
        playbook=written.get("playbook") or DEFAULT_PLAYBOOK,
        retention_months=written.get("retention_months", 0),
        investigation_days=written.get("investigation_days", DAYS),
        keys=_keys(path, written[KEYS]) if KEYS in written else DEFAULTS,
        key_file=Path(environment[KEY_FILE]) if environment.get(KEY_FILE) else None,
        **{name: written[name] for name in BACKUPS if name in written},
    )


def likely_language(environment: Mapping[str, str], flag: str = "") -> str:
    """The language to fail in while config.toml is not read yet."""
    asked = (word.strip().lower() for word in (flag, environment.get("EXITCOACH_LANG", "")))
    return next((word for word in asked if word in LANGUAGES), "") or locale_language(environment)


def locale_language(environment: Mapping[str, str]) -> str:
    """The language of the system's locale, if the interface speaks it; else English."""
    named = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "") or _system_locale()
    return named[:2].lower() if named[:2].lower() in LANGUAGES else "en"


def _home(environment: Mapping[str, str]) -> Path:
    if environment.get("EXITCOACH_HOME"):
        try:
            return Path(environment["EXITCOACH_HOME"]).expanduser()
        except RuntimeError:  # ~somebody who has no account here
            raise HomeUnusable(environment["EXITCOACH_HOME"], "ENOENT") from None
    from platformdirs import user_data_path  # only where it is needed: start-up is felt during a call

    return user_data_path(APP, appauthor=False)


def _language(environment: Mapping[str, str], written: Mapping[str, Any], flag: str) -> str:
    asked = (
        (flag, "--lang"),
        (environment.get("EXITCOACH_LANG", ""), "EXITCOACH_LANG"),
        (written.get("language", ""), "config.toml"),
    )
    for value, where in asked:
        if value:
            if value.strip().lower() not in LANGUAGES:
                raise UnknownLanguage(value, where)
            return value.strip().lower()
    return locale_language(environment)


def _system_locale() -> str:
    """Windows has no locale variables; its own setting serves."""
    import locale

    return locale.getlocale()[0] or ""


def _account(environment: Mapping[str, str]) -> str:
    """Who is logged in, when nobody said who the employee is."""
    return next((environment[name] for name in ("USER", "LOGNAME", "USERNAME") if environment.get(name)), "")


def _written(path: Path) -> dict[str, Any]:
    data = _settings_file(path)
    if not data:
        return {}
    import tomllib

    try:
        found = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise BadSettings(str(path), "not-utf8") from error
    except (ValueError, RecursionError) as error:  # beside its own error: a number of too many digits, a deep nest
        raise BadSettings(str(path), "syntax", str(error)) from error
    _check(path, found)
    return found


def _settings_file(path: Path) -> bytes:
    """What it holds; nothing where there is none."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadSettings(str(path), "unreadable", errno.errorcode.get(error.errno or 0, "EIO")) from error
    if len(data) > MOST_BYTES:
        raise BadSettings(str(path), "too-big")
    return data


def _check(path: Path, found: Mapping[str, Any]) -> None:
    for name, value in found.items():
        if name not in KNOWN:
            raise BadSettings(str(path), "unknown-key", name, nearest(name, KNOWN))
        if name == KEYS:
            continue
        fits = isinstance(value, str) if name in TEXTS else type(value) is int and 0 <= value <= MOST_OF_A_NUMBER
        if not fits:
            raise BadSettings(str(path), "wrong-type", name)


def _keys(path: Path, written: object) -> Keymap:
    if not isinstance(written, dict):
        raise BadSettings(str(path), "keys-table")
    for step, key in written.items():
        if step not in STEPS:
            raise BadSettings(str(path), "unknown-step", step, nearest(step, STEPS))
        if not isinstance(key, str):
            raise BadSettings(str(path), "key-text", step)
    try:
        return read_keys(written)
    except KeyRefused as refused:
        raise BadSettings(str(path), f"key-{refused.why}", refused.step, refused.other, refused.written) from refused
