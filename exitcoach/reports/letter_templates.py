"""The templates of letters: the house's own ones first, those of one playbook before all, then the built-in ones."""

import errno
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from exitcoach.errors import Problem
from exitcoach.ports import Rejected
from exitcoach.reports.letter_codes import LetterFlaw

BUILT_IN = "built-in"
"""``{% include "built-in/farewell.es.j2" %}`` names the one of the program, whatever the house has."""

_NAME = re.compile(rf"({BUILT_IN}/)?[A-Za-z0-9-]+\.[a-z]{{2,3}}\.j2", re.ASCII)
_PLAYBOOK = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Folders:
    """Where templates lie: ``own`` of the house, which has a folder in it for any playbook, and ``shipped``."""

    own: Path
    shipped: Path

    def files(self, name: str, playbook: str) -> tuple[Path, ...]:
        """Where a template may lie, the first that is there counts; nowhere for what is no name of one."""
        if not _NAME.fullmatch(name):
            return ()
        shipped = self.shipped / name.removeprefix(f"{BUILT_IN}/")
        if name.startswith(BUILT_IN):
            return (shipped,)
        of_playbook = (self.own / playbook / name,) if _PLAYBOOK.fullmatch(playbook) else ()
        return (*of_playbook, self.own / name, shipped)


class LetterLoader(BaseLoader):
    """Finds the templates for a case of ``playbook``; nothing outside the folders can be named."""

    def __init__(self, folders: Folders, playbook: str) -> None:
        self._folders = folders
        self._playbook = playbook

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text, the file it is in, and that it is not read twice. Raises TemplateNotFound, Rejected."""
        for path in self._folders.files(template, self._playbook):
            if path.is_file():
                return _read(path), str(path), lambda: True
        raise TemplateNotFound(template)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise Rejected([Problem(code=LetterFlaw.TOO_BIG, file=str(path))])
        return data.decode("utf-8-sig")
    except OSError as error:
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise Rejected([Problem(code=LetterFlaw.UNREADABLE, file=str(path), facts={"why": why})]) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Rejected([Problem(code=LetterFlaw.NOT_UTF8, file=str(path), line=line)]) from error
