"""Flags before the environment, the environment before config.toml."""

from pathlib import Path

import pytest

from exitcoach.frontends.terminal.keymap import DEFAULTS
from exitcoach.settings import BadSettings, Settings, UnknownLanguage, read_settings


@pytest.fixture
def written(tmp_path):
    """The settings that a config.toml and an environment give."""

    def read(toml: str = "", language: str = "", **environment: str) -> Settings:
        (tmp_path / "config.toml").write_text(toml, encoding="utf-8")
        return read_settings({"EXITCOACH_HOME": str(tmp_path), "LANG": "C"} | environment, language)

    return read


def refused(read, toml: str) -> BadSettings:
    with pytest.raises(BadSettings) as told:
        read(toml)
    assert Path(told.value.path).name == "config.toml"
    return told.value


def test_without_a_file_there_are_defaults(tmp_path):
    """A first start needs no settings."""

    assert read_settings({"EXITCOACH_HOME": str(tmp_path), "LANG": "C"}) == Settings(home=tmp_path)
    assert Settings(home=tmp_path).keys == DEFAULTS


def test_the_file_is_read(written):
    """Every setting there is."""

    texts = 'employee = "Ana"\nlanguage = "es"\nplaybook = "mine"\n'
    read = written(f'{texts}retention_months = 24\ninvestigation_days = 7\n[keys]\nhelp = "F3"\n')

    assert (read.employee, read.language, read.playbook, read.retention_months) == ("Ana", "es", "mine", 24)
    assert read.investigation_days == 7
    assert read.keys == {**DEFAULTS, "help": "f3"}


def test_how_many_backups_are_kept_can_be_set(written):
    """Days, weeks, months, and how much room they may take."""

    read = written("backup_daily = 3\nbackup_weekly = 0\nbackup_monthly = 1\nbackup_megabytes = 50\n")

    assert (read.backup_daily, read.backup_weekly, read.backup_monthly, read.backup_megabytes) == (3, 0, 1, 50)
    assert (written().backup_daily, written().backup_megabytes) == (7, 500)


def test_the_nearer_word_counts(written):
    """A flag over the environment over the file over the machine."""

    toml = 'language = "es"\nemployee = "Ana"\n'

    assert written(LANG="es_ES.UTF-8").language == "es"
    assert written(toml).language == "es"
    assert written(toml, EXITCOACH_LANG="en").language == "en"
    assert written(toml, "es", EXITCOACH_LANG="en").language == "es"
    assert written(toml, EXITCOACH_EMPLOYEE="Luz", USER="root").employee == "Luz"
    assert written(toml, USER="root").employee == "Ana"
    assert written(USER="root").employee == "root"


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        ("--lang", {"language": "fr"}),
        ("EXITCOACH_LANG", {"EXITCOACH_LANG": "fr"}),
        ("config.toml", {"toml": 'language = "fr"'}),
    ],
)
def test_a_language_nobody_speaks_is_told_with_its_place(written, where, asked):
    """The person must know what to change."""

    with pytest.raises(UnknownLanguage) as told:
        written(**asked)

    assert told.value.where == where


@pytest.mark.parametrize(
    ("toml", "why", "detail", "near"),
    [
        ("language = es", "syntax", None, ""),
        ('langage = "es"', "unknown-key", "langage", "language"),
        ('[key]\nhelp = "F3"', "unknown-key", "key", "keys"),
        ("employee = 7", "wrong-type", "employee", ""),
        ("retention_months = true", "wrong-type", "retention_months", ""),
        ('keys = "F3"', "keys-table", "", ""),
        ('[keys]\nhalp = "F3"', "unknown-step", "halp", "help"),
        ('[keys]\nxyzzy = "F3"', "unknown-step", "xyzzy", ""),
        ("[keys]\nhelp = 3", "key-text", "help", ""),
        ('[keys]\nhelp = "Enter"', "key-answers", "help", ""),
        ('[keys]\nhelp = "^C"', "key-pauses", "help", ""),
        ('[keys]\nhelp = "^T"', "key-twice", "help", "calm"),
    ],
)
def test_what_cannot_be_used_is_named(written, toml, why, detail, near):
    """The setting, the reason, and the nearest right spelling or the step in the way."""

    told = refused(written, toml)

    assert (told.why, told.near) == (why, near)
    assert detail in (None, told.detail)


def test_a_refused_key_is_told_as_written(written):
    """People look for their own spelling."""

    assert refused(written, '[keys]\nnote = "Ctrl+H"').key == "Ctrl+H"


def test_a_file_in_another_encoding_is_told(tmp_path):
    """A byte-order mark is forgiven, Latin-1 is not."""

    (tmp_path / "config.toml").write_bytes("\ufeffemployee = 'Begoña'".encode())
    assert read_settings({"EXITCOACH_HOME": str(tmp_path)}).employee == "Begoña"

    (tmp_path / "config.toml").write_bytes("employee = 'Begoña'".encode("latin-1"))
    with pytest.raises(BadSettings) as told:
        read_settings({"EXITCOACH_HOME": str(tmp_path)})
    assert told.value.why == "not-utf8"
