"""What may be chosen for an example home: its folder, never the real home's; how many cases; which of them."""

import tempfile
from pathlib import Path

from exitcoach.errors import ExitCoachError
from exitcoach.locale import _

PREFIX = "exitcoach-demo-"


class FolderTaken(ExitCoachError):
    """A folder no example home may be made in: ``why`` is ``not-empty``, ``not-a-folder``, ``own-home``
    or ``unusable``."""

    exit_code = 2

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why


class NotThatMany(ExitCoachError):
    """An option of ``demo`` that wants a whole number from ``least`` to ``most``, with something else."""

    exit_code = 2

    def __init__(self, option: str, value: str, least: int, most: int) -> None:
        super().__init__(option, value)
        self.option = option
        self.value = value
        self.least = least
        self.most = most


def chosen_number(option: str, value: str, least: int, most: int) -> int:
    """The number that was typed. Raises NotThatMany."""
    digits = value.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= len(str(most)) else -1
    if not least <= number <= most:
        raise NotThatMany(option, value, least, most)
    return number


def chosen_folder(given: str, own_home: Path) -> Path:
    """Where the examples go: an empty folder, a new one where none is named. Raises FolderTaken."""
    if not given:
        return Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        _check_folder(folder := Path(given).expanduser().absolute(), own_home)
    except (OSError, ValueError, RuntimeError):  # no such account, a name too long, a folder nobody may look into
        raise FolderTaken(given, "unusable") from None
    return folder


def _check_folder(folder: Path, own_home: Path) -> None:
    if folder.resolve() == own_home.resolve():
        raise FolderTaken(str(folder), "own-home")
    if folder.exists() and not folder.is_dir():
        raise FolderTaken(str(folder), "not-a-folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise FolderTaken(str(folder), "not-empty")


def folder_sentence(error: FolderTaken) -> str:
    """Why no example home may be made there, and what to do."""
    told = {
        "not-empty": _("{path} is not empty; name an empty folder, or leave --home out."),
        "not-a-folder": _("{path} is no folder; name an empty one, or leave --home out."),
        "unusable": _("{path} cannot be a folder here; name another one, or leave --home out."),
        "own-home": _("{path} is where your own records are; examples go somewhere else. Leave --home out."),
    }
    return told[error.why].format(path=error.path)


def number_sentence(error: NotThatMany) -> str:
    """Which numbers there are."""
    told = _("{option}: “{value}” does not fit; write a whole number from {least} to {most}.")
    return told.format(option=error.option, value=error.value, least=error.least, most=error.most)
