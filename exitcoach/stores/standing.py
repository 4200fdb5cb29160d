"""What a call must know at once of all the cases there are: who has called before, and what is due from whom.

Reading every case for that would hold the first question up, so the few words it takes are kept apart, a file a month,
each with the stamp of what it was made from: they can be deleted at any time. Where records are encrypted, so are the
names; what is due by when from whom is not, for it is told before anybody is asked for the key.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, tzinfo
from pathlib import Path
from typing import NamedTuple

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.text import fold
from exitcoach.ports import RecordDamaged
from exitcoach.stores.files import PrivateFile, rename, stamp_of
from exitcoach.stores.layout import Home, disk_failures, make_folder, names_in
from exitcoach.stores.migrations import MIGRATIONS, Kind

FORM = "1"
OWED_BY_ALL = "owed"
CLIENT, OWED = "c\t", "o\t"
CORRECTIVES = "correctives.json"
AT_ONCE = 4_000_000
"""So many bytes of records can be read while somebody waits."""


class Source(NamedTuple):
    """A file of records; ``stamp`` tells it from the same file after a change."""

    path: Path
    kind: Kind
    stamp: str
    size: int


class Standing:
    """The index of a home; ``taxonomy`` is only asked for when a file of records is read anew.

    Where more than ``at_once`` bytes would have to be read while somebody waits, nothing is told until ``refresh``.
    """

    def __init__(self, home: Home, taxonomy: Callable[[], Taxonomy], zone: tzinfo, at_once: int = AT_ONCE) -> None:
        self._home = home
        self._taxonomy = taxonomy
        self._zone = zone
        self._at_once = at_once

    def due(self, owner: str, today: date) -> int:
        """How many things this person owes by today. Raises HomeUnusable, RecordDamaged, RecordForeign."""
        wanted, last = f"{OWED}{fold(owner)}\t", today.isoformat()
        lines = (line for line in self._owed() if line.startswith(wanted))
        return sum(line.removeprefix(wanted).strip() <= last for line in lines)

    def cases_of(self, *names: str) -> tuple[str, ...]:
        """The cases whose client has one of these names, accounts or references. Raises as ``due``."""
        wanted = [f"\t{fold(name)}\t" for name in names if fold(name)]
        bodies = self._bodies(self._sources()) if wanted else ()
        found = (body for body in bodies or () if any(name in body for name in wanted))
        lines = (line for body in found for line in body.splitlines() if line.startswith(CLIENT))
        return tuple(line.split("\t")[1] for line in lines if any(name in line for name in wanted))

    def refresh(self) -> None:
        """Bring it up to date, so that the next call need not. Raises as ``due``."""
        self._owed(patient=True)

    def _owed(self, *, patient: bool = False) -> Iterable[str]:
        sources = self._sources()
        stamp = " ".join(source.stamp for source in sources)
        kept = self._kept(OWED_BY_ALL, stamp)
        if kept is None:
            bodies = self._bodies(sources, patient=patient)
            if bodies is None:
                return ()
            lines = (line for body in bodies for line in body.splitlines(keepends=True))
            kept = self._keep(OWED_BY_ALL, stamp, "".join(line for line in lines if line.startswith(OWED)))
        return kept.splitlines()

    def _bodies(self, sources: Sequence[Source], *, patient: bool = False) -> Sequence[str] | None:
        """The lines of each file; None when to make them would take too long."""
        found = [(source, self._kept(source.path.stem, source.stamp)) for source in sources]
        if not patient and sum(source.size for source, body in found if body is None) > self._at_once:
            return None
        return [self._made(source) if body is None else body for source, body in found]

    def _made(self, source: Source) -> str:
        from exitcoach.stores.atomic_json import AtomicJSONStorage
        from exitcoach.stores.standing_lines import Owed, lines_of  # brings the rules, which are seldom needed here

        try:
            storage = AtomicJSONStorage(source.path, source.kind, MIGRATIONS, vault=self._home.vault)
            told = [*lines_of(storage, source.kind, self._taxonomy(), self._zone)]
        except ValueError as failure:
            raise RecordDamaged(str(source.path), "case") from failure
        lines = (
            (OWED, one.owner, f"\t{one.day.isoformat()}\n")
            if isinstance(one, Owed)
            else (CLIENT, "\t".join((one.case_id, *one.names)), "\t\n")
            for one in told
        )
        return self._keep(source.path.stem, source.stamp, "".join(part for line in lines for part in line))

    def _sources(self) -> list[Source]:
        names = [name for name in names_in(self._home.cases) if name.endswith(".json")]
        paths: list[tuple[Path, Kind]] = [(self._home.cases / name, "cases") for name in names]
        found = [_source(path, kind) for path, kind in [*paths, (self._home.house / CORRECTIVES, "correctives")]]
        return [source for source in found if source]

    def _path(self, name: str) -> Path:
        return self._home.cache / "standing" / f"{name}.txt"

    def _kept(self, name: str, stamp: str) -> str | None:
        with suppress(OSError, ValueError):
            head, _, body = self._path(name).read_text(encoding="utf-8").partition("\n")
            if head == f"{FORM} {len(body)} {stamp}":  # what is under another key raises ValueError
                return self._home.vault.decrypt(f"standing/{name}", body.encode("utf-8")).decode("utf-8")
        return None

    def _keep(self, name: str, stamp: str, body: str) -> str:
        with suppress(OSError):  # it is only there to be faster
            path = self._path(name)
            make_folder(path.parent)
            aside = path.with_name(f"{name}.{os.getpid()}")
            vault = self._home.vault
            hidden = vault.encrypts and name != OWED_BY_ALL
            told = (
                vault.encrypt(f"standing/{name}", body.encode("utf-8", "replace")).decode("utf-8") if hidden else body
            )
            with PrivateFile(aside, "w") as file:
                file.put(f"{FORM} {len(told)} {stamp}\n{told}".encode("utf-8", "replace"))
            rename(aside, path)
        return body


def _source(path: Path, kind: Kind) -> Source | None:
    with disk_failures(path):
        try:
            stamp = stamp_of(path)
        except FileNotFoundError:  # not there yet, or replaced at this very moment
            return None
    return Source(path, kind, "-".join(map(str, stamp)), stamp[-1])
