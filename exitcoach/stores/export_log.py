"""What left the house: a line a file that was written with cases in it, never what stands in it."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from exitcoach.errors import RecordsLocked
from exitcoach.stores.codec import encode_fields
from exitcoach.stores.files import PrivateFile
from exitcoach.stores.layout import Home, disk_failures
from exitcoach.stores.lock import take_in_turn
from exitcoach.stores.vault import Vault

NAME = "exports.log"
PLACE = "exports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that was written: ``what`` (``report``, ``letter``, ``backup`` …), its format, where, and with which
    ``filters``; ``cases`` are ids where only these can be in it. ``anonymized``: nobody is named in it."""

    at: datetime
    what: str
    format: str
    path: str
    filters: Mapping[str, str] = field(default_factory=dict)
    cases: tuple[str, ...] = ()
    anonymized: bool = False


def log_export(
    home: Home,
    *,
    at: datetime,
    what: str,
    format: str,  # noqa: A002 - the word of the field
    path: str | Path,
    filters: Mapping[str, str] | None = None,
    cases: tuple[str, ...] = (),
    anonymized: bool = False,
) -> None:
    """Note that a file was written, in the turn of those that write all lines again. Raises HomeUnusable."""
    fields = {
        "at": at.isoformat(),
        "what": what,
        "format": format,
        "path": os.path.abspath(path),  # noqa: PTH100 - links are told as they were named
        "filters": dict(filters or {}),
        "cases": list(cases),
        "anonymized": anonymized,
    }
    home.prepare()
    log = home.path / NAME
    with take_in_turn(home.cases / ".lock"), disk_failures(log), PrivateFile(log, "a") as file:
        file.put(home.vault.deposit(PLACE, encode_fields(fields)) + b"\n")


def exports(home: Home) -> tuple[Export, ...]:
    """Every file that was noted, oldest first; a line that cannot be read is passed over.

    Raises HomeUnusable, RecordsLocked.
    """
    log = home.path / NAME
    with disk_failures(log):
        lines = log.read_bytes().splitlines() if log.exists() else []
    return tuple(export for line in lines if (export := _read(line, home.vault)))


def _read(line: bytes, vault: Vault) -> Export | None:
    try:
        found = json.loads(vault.decrypt(PLACE, line))
        return Export(
            at=datetime.fromisoformat(found["at"]),
            what=str(found["what"]),
            format=str(found["format"]),
            path=str(found["path"]),
            filters={str(name): str(value) for name, value in found["filters"].items()},
            cases=tuple(map(str, found["cases"])),
            anonymized=found["anonymized"] is True,
        )
    except RecordsLocked as locked:
        if locked.why != "missing":
            raise
        return None  # under a key this home had before a restore
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
