"""The words that point from an early signal to a cause: ``after/signals.yaml``."""

import errno
from collections.abc import Collection
from pathlib import Path

from exitcoach.domain.text import nearest
from exitcoach.errors import Problem
from exitcoach.followups.cues import Cues
from exitcoach.playbook.codes import Code
from exitcoach.playbook.load import read_title, read_version
from exitcoach.playbook.reader import At, Reader
from exitcoach.playbook.shelf import built_in
from exitcoach.ports import Rejected
from exitcoach.sheet import file_bytes, scan_sheet

WHERE = Path("after") / "signals.yaml"
"""Below the folder of the playbooks: one of the house's own wins."""
SHOWN = 5
"""So many of the causes there are are named."""
_KEYS = ("id", "version", "title", "causes")


def signal_cues(own: Path) -> Cues:
    """The words of the house, else those that come with the program. Raises Rejected."""
    path = own / WHERE if (own / WHERE).is_file() else built_in() / WHERE
    try:
        data = file_bytes(path)
    except OSError as error:
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise Rejected([Problem(code=Code.UNREADABLE.value, file=str(path), facts={"why": why})]) from error
    return load_signals(data, str(path))


def signal_cues_anyway(own: Path) -> Cues:
    """The same; those of the program where the house's own cannot be read: a signal is logged in seconds, or never."""
    try:
        return signal_cues(own)
    except Rejected:
        return load_signals((built_in() / WHERE).read_bytes(), WHERE.name)


def load_signals(data: bytes, file: str, known: Collection[str] = ()) -> Cues:
    """The words in ``data``, told as ``file``, of all languages together. Raises Rejected with every problem.

    ``known``: the causes there are, where other ones are a problem.
    """
    reader = Reader(file)
    root, flaws = scan_sheet(data, file)
    fields = reader.block(At(root, "", root.line, root.column), _KEYS, _KEYS)
    read_title(reader, fields["title"])
    read_version(reader, fields["version"])
    causes = reader.open_block(fields["causes"])
    told = {cause: ",".join(reader.local(causes[cause]).values()) for cause in causes}
    for cause in causes if known else ():
        if cause not in known:
            near = nearest(cause, known)
            reader.report(
                Code.UNKNOWN_WORD, causes[cause].key, value=cause, near=near, known=", ".join([*known][:SHOWN]) + " …"
            )
    problems = [*flaws, *reader.problems]
    if problems:
        raise Rejected(sorted(problems, key=lambda problem: (problem.line, problem.column, problem.where)))
    return Cues(by_cause={cause: _split(words) for cause, words in told.items()})


def _split(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in words.split(","))))
