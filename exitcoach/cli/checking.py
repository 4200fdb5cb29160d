"""``playbook check``: every file a house may have written, read as the program reads it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from exitcoach.cli.problems import sentence
from exitcoach.cli.screen import result
from exitcoach.domain.text import shown_in_line
from exitcoach.locale import _
from exitcoach.playbook import investigation, signals
from exitcoach.playbook.shelf import GENERAL, built_in, files_in, unreadable
from exitcoach.ports import Rejected
from exitcoach.sheet import file_bytes
from exitcoach.wiring import Desk

FINDING = 1
Reading = tuple[str, Callable[[], object]]
"""How a file is told, and what reads it."""


def check(desk: Desk, names: Sequence[str]) -> int:
    """Tell every problem of the playbooks called so, or of all there are; the exit code.

    Raises UnknownPlaybook, HomeUnusable.
    """
    found = 0
    for told, read in [_named(desk, name) for name in names] if names else list(readings(desk)):
        try:
            read()
        except Rejected as rejected:
            told_once = dict.fromkeys(map(sentence, rejected.problems))
            found += len(told_once)
            result(*told_once)
        else:
            result(_("{file}: nothing wrong").format(file=shown_in_line(told)))
    return FINDING if found else 0


def readings(desk: Desk) -> Iterator[Reading]:
    """The house's own files, and those of the program that none of them takes the place of."""
    own = desk.playbooks.own
    for path in (*sorted(files_in(own)), built_in() / f"{GENERAL}.yaml"):
        yield _named(desk, str(path))
    for where in (investigation.WHERE, signals.WHERE):
        yield _named(desk, str(own / where if (own / where).is_file() else built_in() / where))
    for language in desk.ears.languages:
        yield (
            f"{desk.ears.own if desk.ears.own.is_dir() else desk.ears.shipped} ({language})",
            partial(desk.ears.get, language),
        )


def _named(desk: Desk, name: str) -> Reading:
    path = Path(name)
    if path.name == investigation.WHERE.name:
        return name, lambda: investigation.load_investigation(_data(path), name, desk.playbooks.get(GENERAL))
    if path.name == signals.WHERE.name:
        return name, lambda: signals.load_signals(_data(path), name, tuple(desk.taxonomy.causes))
    return name, partial(desk.playbooks.get, name)


def _data(path: Path) -> bytes:
    try:
        return file_bytes(path)
    except OSError as error:
        raise Rejected([unreadable(str(path), error)]) from error
