"""What stands in any file of a home, for whoever looks for a name in it: decrypted wherever its key opens it."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import cast

from exitcoach.domain.ids import FORM
from exitcoach.stores.journal_lines import place_of_event
from exitcoach.stores.migrations import Kind
from exitcoach.stores.month import place_of
from exitcoach.stores.vault import ENVELOPE, PLAIN, Vault, is_encrypted

_RECORD = re.compile(rb'"(%s)":\{("encrypted":"[^"]*")' % FORM.encode())
_EVENT = re.compile(rb'\{"seq":([0-9]+),("key":"[^"]*","encrypted":"[^"]*")')
_TORN = re.compile(rb'()^\{("key":"[^"]*","encrypted":"[^"]*")\}', re.MULTILINE)


def place_of_file(name: str) -> str:
    """Where a file stands that is encrypted as a whole, for its vault; ``name`` is its path in the home."""
    return f"file/{name}"


def place_of_torn(case_id: str) -> str:
    """Where the last entry of a journal stands that was cut off, for its vault."""
    return f"torn/{case_id}"


def readable(name: str, data: bytes, vault: Vault) -> bytes:
    """The file with this path in the home: damaged, set aside or whole. Raises RecordsLocked."""
    if vault is PLAIN or ENVELOPE not in data:
        return data
    case_id = PurePosixPath(name).name.partition(".")[0]
    if is_encrypted(data) and (whole := _opened(vault, place_of_file(name), data)) is not None:
        data = whole
    for pattern, place in (
        (_RECORD, lambda record: place_of(record, _kind(name))),
        (_EVENT, lambda number: place_of_event(case_id, int(number))),
        (_TORN, lambda _: place_of_torn(case_id)),
    ):
        data = pattern.sub(_opener(vault, place), data)
    return data


def _opener(vault: Vault, place: Callable[[str], str]) -> Callable[[re.Match[bytes]], bytes]:
    def opened(found: re.Match[bytes]) -> bytes:
        told = _opened(vault, place(found[1].decode()), b"{%s}" % found[2])
        return found[0] if told is None else told

    return opened


def _opened(vault: Vault, place: str, data: bytes) -> bytes | None:
    try:
        return vault.decrypt(place, data)
    except ValueError:  # damaged, or of another place
        return None


def _kind(name: str) -> Kind:
    """Of a file of records, by its folder; what was set aside has the same folders."""
    path = PurePosixPath(name)
    return cast("Kind", path.name.partition(".")[0] if path.parent.name == "house" else path.parent.name)
