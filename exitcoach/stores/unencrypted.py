"""What can be read in a home that is encrypted: left by an interruption, or added by somebody without the key."""

import re
from collections.abc import Iterator
from pathlib import Path

from exitcoach.domain.ids import is_case_id
from exitcoach.stores.export_log import NAME as EXPORT_LOG
from exitcoach.stores.journal import JOURNAL
from exitcoach.stores.layout import Home, disk_failures, names_in
from exitcoach.stores.vault import is_encrypted

_RECORD = re.compile(rb'"[^"]+":\{"encrypted":"')
_EVENT = re.compile(rb'\{"seq":[0-9]+,"key":"')
_RETIRED = "retired"


def unencrypted(home: Home) -> tuple[str, ...]:
    """The files with a record or an event that is not encrypted, by their path in the home; none where the home is
    not. Raises HomeUnusable, RecordsLocked."""
    if not home.vault.encrypts:
        return ()
    with disk_failures(home.path):
        return tuple(path.relative_to(home.path).as_posix() for path in _files(home) if not _is_covered(path))


def _is_covered(path: Path) -> bool:
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:  # put away at this moment
        return True
    if path.name == EXPORT_LOG:
        return all(map(is_encrypted, filter(None, lines)))
    # The first line says what the file is, the last ones close it, or are a write on its way.
    if path.suffix == ".json":
        return all(map(_RECORD.match, lines[1:-2]))
    return all(map(_EVENT.match, lines[1:-1]))


def _files(home: Home) -> Iterator[Path]:
    for folder in (home.cases, home.private, home.house):
        yield from (folder / name for name in names_in(folder) if name.endswith(".json"))
    for folder in (home.drafts, home.investigations):
        for place in (folder, folder / _RETIRED):
            journals = (name for name in names_in(place) if name.endswith(JOURNAL))
            yield from (place / name for name in journals if is_case_id(name.removesuffix(JOURNAL)))
    if (home.path / EXPORT_LOG).is_file():
        yield home.path / EXPORT_LOG
